import { join } from 'node:path'
import { signerIn } from '../platform/crypto/sign.ts'
import { onceInFolder } from '../platform/files/write-once.ts'
import type { CheckpointNeeds } from '../platform/store/take-checkpoint.ts'
import type { Adapters } from './base.ts'

export { takeCheckpoint, type CheckpointNeeds } from '../platform/store/take-checkpoint.ts'

/** The write-once storage of a deployment on one machine. */
export const checkpointsIn = (dir: string): string => join(dir, 'checkpoints')

/** What signs and keeps the checkpoints of one machine: a key that its owner alone may read, and a folder. */
export const localCheckpoints = (
  { store, now }: Pick<Adapters, 'store' | 'now'>,
  dir: string,
): CheckpointNeeds => ({
  store,
  now,
  signer: signerIn(join(dir, 'signing-key')),
  once: onceInFolder(checkpointsIn(dir)),
})
