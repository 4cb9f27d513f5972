import { join } from 'node:path'
import type { CheckpointSettings } from '../platform/config/aws-checkpoints.ts'
import { readSecret } from '../platform/config/aws.ts'
import { systemClock } from '../platform/config/clock.ts'
import { signerFrom, signerIn } from '../platform/crypto/sign.ts'
import { bucketOf } from '../platform/files/write-once-s3.ts'
import { onceInFolder } from '../platform/files/write-once.ts'
import { dynamoClient, openDynamoDB } from '../platform/store/dynamodb.ts'
import type { CheckpointNeeds } from '../platform/store/take-checkpoint.ts'
import type { Adapters } from './base.ts'

export { takeCheckpoint } from '../platform/store/take-checkpoint.ts'

/** The write-once storage of a deployment on one machine. */
export const checkpointsIn = (dir: string): string => join(dir, 'checkpoints')

/** What signs and keeps the checkpoints of one machine: a key that its owner alone may read, and a folder. */
export const localCheckpoints = ({ store, now }: Adapters, dir: string): CheckpointNeeds => ({
  store,
  now,
  signer: signerIn(join(dir, 'signing-key')),
  once: onceInFolder(checkpointsIn(dir)),
})

/** The same on AWS: the key is derived from a secret that this function alone reads, the bucket is locked. */
export const awsCheckpoints = async (settings: CheckpointSettings): Promise<CheckpointNeeds> => ({
  store: openDynamoDB({ client: dynamoClient(), table: settings.table, clock: systemClock }),
  now: systemClock,
  signer: signerFrom(Buffer.from(await readSecret(settings.signingSecret))),
  once: bucketOf(settings.bucket),
})
