import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { Clock } from '../../functions/kernel/clock.ts'
import { dynamoClient, openDynamoDB } from '../../functions/platform/store/dynamodb.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { createTable } from './store/dynamodb-local.ts'

/** A fresh store of the kind that this run tests. */
export async function aStore(now: Clock): Promise<Store> {
  if (process.env['STORE'] !== 'dynamodb') return openEmbedded(':memory:', now)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  // A busy machine is no broken network: what these tests ask is not how long the database may take.
  const requestHandler = { connectionTimeout: 20_000, requestTimeout: 20_000 }
  const client = dynamoClient({ endpoint: inject('dynamodb'), region: 'local', credentials, requestHandler })
  const table = `t-${randomUUID()}`
  await createTable(client, table)
  return openDynamoDB({ client, table, clock: now })
}
