/** A day of a month's table; `inside` is false for the days of the months beside it. */
export type MonthDay = { day: string; number: number; inside: boolean }

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The weeks of a month (`2026-11`), Monday first, filled up with the days beside. */
export function weeksOf(month: string): MonthDay[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const lead = (new Date(first).getUTCDay() + 6) % 7
  const weeks: MonthDay[][] = []
  for (let start = first - lead * 86_400_000; iso(start).slice(0, 7) <= month; start += 7 * 86_400_000) {
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map((offset) => {
        const day = iso(start + offset * 86_400_000)
        return { day, number: Number(day.slice(8)), inside: day.startsWith(month) }
      }),
    )
  }
  return weeks
}

/** The month before or after: `monthBeside('2026-12', 1)` is `2027-01`. */
export function monthBeside(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
