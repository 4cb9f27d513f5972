import type { Adapters } from '../compose/base.ts'
import { tellEvents } from '../compose/jobs.ts'
import type { Log } from '../platform/log/log.ts'

/** Empties the outbox: every second on one machine. What fails stays for the next round. */
export async function onEvents(
  adapters: Adapters,
  site: string,
  log: Log,
): Promise<{ handled: number; failed: number }> {
  const { heard, failed } = await tellEvents(adapters, site)
  for (const { eventId, error } of failed) log.failure({ requestId: eventId, route: 'on-events', error })
  return { handled: heard, failed: failed.length }
}
