import { existsSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../kernel/clock.ts'
import { storeFile } from '../platform/store/embedded-table.ts'
import { partsOf } from '../platform/store/embedded-trail.ts'
import type { Verdict } from '../platform/store/verify-chains.ts'
import { together } from '../platform/store/verify-trail.ts'
import { checkpointsIn } from './checkpoints.ts'
import { checkpointNames, verifyPart, type Task } from './verify-part.ts'

/** Bytes of a store from which a second thread is worth its start. */
const large = 32 * 1024 * 1024

/**
 * Whether the audit trail in a data directory holds, also against its checkpoints; a server may be running on it
 * meanwhile. `key` is the public key that must have signed them, when it is known from elsewhere.
 */
export async function verifyAudit(dir: string, clock: Clock, key?: string): Promise<Verdict> {
  if (!existsSync(storeFile(dir))) throw new Error(`there is no store in ${dir}`)
  const checkpoints = checkpointsIn(dir)
  const of = statSync(storeFile(dir)).size < large ? 1 : Math.min(8, availableParallelism())
  const shared = {
    dir,
    checkpoints,
    before: checkpointNames(checkpoints),
    key,
    now: Date.parse(clock()) / 1000,
  }
  const tasks = partsOf(dir, of).map((range, index) => ({ ...shared, part: { ...range, index, of } }))
  const [only, ...others] = tasks
  return only && others.length === 0 ? verifyPart(only) : together(await Promise.all(tasks.map(inThread)))
}

function inThread(task: Task): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve).once('error', reject)
    // After its message this says nothing new.
    worker.once('exit', () => reject(new Error('a thread ended without a verdict')))
  })
}
