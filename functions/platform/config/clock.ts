import { readFileSync } from 'node:fs'
import { instant, type Instant } from '../../../shared/dates.ts'
import type { Clock } from '../../kernel/clock.ts'

/** The machine's own time. */
export const systemClock: Clock = () => instant.parse(new Date().toISOString())

/** The instant that a file holds (ISO 8601), read again at each use: another program moves the time by writing it. */
export const fileClock =
  (file: string): Clock =>
  () =>
    instantIn(file)

function instantIn(file: string): Instant {
  const text = readFileSync(file, 'utf8').trim()
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? new Date(text)
    : undefined
  if (!at || Number.isNaN(at.getTime())) throw new Error(`${file} does not hold one ISO 8601 instant`)
  return instant.parse(at.toISOString())
}
