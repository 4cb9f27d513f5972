import { awsMessages } from '../platform/config/aws-messages.ts'
import { readSecret, type AwsSettings } from '../platform/config/aws.ts'
import { systemClock } from '../platform/config/clock.ts'
import { newCode, newId, newToken } from '../platform/config/ids.ts'
import { keysFrom } from '../platform/crypto/keys.ts'
import { kmsMaster } from '../platform/crypto/kms-master.ts'
import { openSealer } from '../platform/crypto/seal.ts'
import { bucketOf } from '../platform/files/write-once-s3.ts'
import { dataKeysIn } from '../platform/store/data-keys.ts'
import { dynamoClient, openDynamoDB } from '../platform/store/dynamodb.ts'
import type { Adapters } from './base.ts'

/** What Lambda brings: DynamoDB, the secret of its keys (read once, at the start), KMS, mail by SES or SMTP. */
export async function openAws(settings: AwsSettings): Promise<Adapters> {
  const now = systemClock
  const store = openDynamoDB({ client: dynamoClient(), table: settings.table, clock: now })
  const master = kmsMaster(settings.masterKey)
  return {
    store,
    keys: keysFrom(Buffer.from(await readSecret(settings.keysSecret))),
    sealer: openSealer(dataKeysIn({ store, master, now }), settings.table),
    now,
    newId,
    newCode,
    newToken,
    send: awsMessages(settings),
    register: bucketOf(settings.register),
  }
}
