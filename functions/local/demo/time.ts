import { addDays, dayOf, instantOf, type Instant } from '../../../shared/dates.ts'

/** A Beijing time of day, so many days from now. */
export const onDay = (now: Instant, days: number, time = '09:00'): Instant =>
  instantOf(addDays(dayOf(now), days), time)
