import type { Adapters } from '../compose/base.ts'
import { forgetExpired } from '../compose/jobs.ts'

const most = 500

/** Every minute: what has expired is gone on every read already; this frees its place. */
export async function sweep(adapters: Adapters): Promise<{ handled: number; failed: number }> {
  return { handled: await forgetExpired(adapters, most), failed: 0 }
}
