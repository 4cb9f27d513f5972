import type { CheckpointSettings } from '../platform/config/aws-checkpoints.ts'
import { readSecret } from '../platform/config/aws.ts'
import { systemClock } from '../platform/config/clock.ts'
import { signerFrom } from '../platform/crypto/sign.ts'
import { bucketOf } from '../platform/files/write-once-s3.ts'
import { dynamoClient, openDynamoDB } from '../platform/store/dynamodb.ts'
import type { CheckpointNeeds } from '../platform/store/take-checkpoint.ts'

/** What signs and keeps the checkpoints on AWS: a secret that this function alone reads, and a bucket that is locked. */
export const awsCheckpoints = async (settings: CheckpointSettings): Promise<CheckpointNeeds> => ({
  store: openDynamoDB({ client: dynamoClient(), table: settings.table, clock: systemClock }),
  now: systemClock,
  signer: signerFrom(Buffer.from(await readSecret(settings.signingSecret))),
  once: bucketOf(settings.bucket),
})
