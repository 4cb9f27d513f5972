import type { Adapters } from '../compose/base.ts'
import { removePast } from '../compose/retention.ts'

const most = 1000

/** Every day: what is past its retention goes; what is too much for one run goes the next day. */
export async function removePastRetention(adapters: Adapters): Promise<{ handled: number; failed: number }> {
  const removed = await removePast(adapters, most)
  return { handled: Object.values(removed).reduce((sum, count) => sum + count, 0), failed: 0 }
}
