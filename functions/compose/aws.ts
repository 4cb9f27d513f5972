import { awsMessages } from '../platform/config/aws-messages.ts'
import { readSecret, type AwsSettings } from '../platform/config/aws.ts'
import { systemClock } from '../platform/config/clock.ts'
import { newCode, newId, newToken } from '../platform/config/ids.ts'
import { keysFrom } from '../platform/crypto/keys.ts'
import { openSealer } from '../platform/crypto/seal.ts'
import { dynamoClient, openDynamoDB } from '../platform/store/dynamodb.ts'
import type { Adapters } from './base.ts'

/** What Lambda brings: DynamoDB, the master key from its secret (read once, at the start), mail by SES or SMTP. */
export async function openAws(settings: AwsSettings): Promise<Adapters> {
  const keys = keysFrom(Buffer.from(await readSecret(settings.masterKeySecret)))
  const now = systemClock
  return {
    store: openDynamoDB({ client: dynamoClient(), table: settings.table, clock: now }),
    keys,
    sealer: openSealer(keys),
    now,
    newId,
    newCode,
    newToken,
    send: awsMessages(settings),
  }
}
