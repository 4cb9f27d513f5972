import * as z from 'zod'

/** An instant in UTC, ISO 8601 with milliseconds: `2026-11-24T06:30:00.000Z`. Sorts as text. */
export const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))
  .brand<'Instant'>()
export type Instant = z.infer<typeof instant>

/** A business day in Beijing: `2026-11-24`. */
export const day = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
  .brand<'Day'>()
export type Day = z.infer<typeof day>
