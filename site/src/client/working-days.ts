import { isoDay, toInstant } from '../i18n/dates.ts'

const dayLong = 86_400_000

/**
 * Working days that have passed since an instant, by Beijing's days, Monday to Friday: the days off of a year are
 * not known before it is published, and a desk that counts a holiday is only told too early.
 */
export function workingDaysSince(since: string, now: string): number {
  const last = Date.parse(toInstant(isoDay(now), '12:00'))
  let passed = 0
  for (let at = Date.parse(toInstant(isoDay(since), '12:00')) + dayLong; at <= last; at += dayLong) {
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) passed += 1
  }
  return passed
}

/** The Beijing day on which so many working days have passed, counted as above. */
export function workingDaysAfter(since: string, days: number): string {
  let at = Date.parse(toInstant(isoDay(since), '12:00'))
  for (let left = days; left > 0; ) {
    at += dayLong
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return new Date(at).toISOString().slice(0, 10)
}
