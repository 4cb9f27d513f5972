import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { namesIn } from '../platform/files/write-once.ts'
import { isCheckpointName } from '../platform/store/checkpoint.ts'
import { storeFile, trailIn } from '../platform/store/embedded-table.ts'
import type { Verdict } from '../platform/store/verify-chains.ts'
import { verifyTrail } from '../platform/store/verify-trail.ts'
import { checkpointsIn } from './checkpoints.ts'

/**
 * Whether the audit trail in a data directory holds, also against its checkpoints; a server may be running on it
 * meanwhile. `key` is the public key that must have signed them, when it is known from elsewhere.
 */
export async function verifyAudit(dir: string, clock: Clock, key?: string): Promise<Verdict> {
  if (!existsSync(storeFile(dir))) throw new Error(`there is no store in ${dir}`)
  const folder = checkpointsIn(dir)
  const names = () => namesIn(folder).filter(isCheckpointName)
  const before = names()
  const now = Date.parse(clock()) / 1000
  const { close, ...snapshot } = trailIn(dir, now)
  try {
    const after = { names: names(), read: (name: string) => readFileSync(join(folder, name), 'utf8'), key }
    return verifyTrail({ before, after, snapshot, now })
  } finally {
    close()
  }
}
