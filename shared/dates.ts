import * as z from 'zod'

/** An instant in UTC, ISO 8601 with milliseconds: `2026-11-24T06:30:00.000Z`. Sorts as text. */
export const instant = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
    z.refine((text) => isInstant(text)),
  )
  .brand<'Instant'>()
export type Instant = z.infer<typeof instant>

/** 30 February and 24:00 have a time too, but do not sort where they belong. */
function isInstant(text: string): boolean {
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString() === text
}

/** A business day in Beijing, an existing date: `2026-11-24`. */
export const day = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/),
    z.refine((text) => isDate(text), { error: 'date' }),
  )
  .brand<'Day'>()
export type Day = z.infer<typeof day>

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

const isNear = (text: string): boolean => text >= '2000' && text < '2200'

/** What someone states of a plan: near enough that days and terms counted from it have a year of four digits too. */
export const plannedInstant = instant.check(z.refine(isNear, { error: 'date' }))
export const plannedDay = day.check(z.refine(isNear, { error: 'date' }))

const eightHours = 8 * 3_600_000

/** The Beijing day (UTC+8, no daylight saving) of an instant. */
export const dayOf = (at: Instant): Day => day.parse(new Date(Date.parse(at) + eightHours).toISOString().slice(0, 10))

/** The instant at which a Beijing day begins, or the given Beijing time `HH:MM` of it. */
export const instantOf = (on: Day, time = '00:00'): Instant => instant.parse(new Date(Date.parse(`${on}T${time}:00.000Z`) - eightHours).toISOString())

export const addDays = (on: Day, days: number): Day => day.parse(new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10))

export const addMinutes = (at: Instant, minutes: number): Instant => instant.parse(new Date(Date.parse(at) + minutes * 60_000).toISOString())

/** Adds calendar months; a day that the month lacks becomes its last day (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(on: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = on.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return day.parse(first.toISOString().slice(0, 10))
}

/** Whole years of age on a day. */
export function ageOn(bornOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}
