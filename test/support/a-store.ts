import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { Clock } from '../../functions/kernel/clock.ts'
import { dynamoClient, openDynamoDB } from '../../functions/platform/store/dynamodb.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import type { Store, Units } from '../../functions/platform/store/port.ts'
import { createTable } from './store/dynamodb-local.ts'

export const kind = process.env['STORE'] === 'dynamodb' ? 'dynamodb' : 'embedded'

/** A fresh store of the kind that this run tests; `onUnits` hears what each call cost where the store can tell. */
export async function aStore(now: Clock, onUnits: (units: Units) => void = () => {}): Promise<Store> {
  if (kind === 'embedded') return openEmbedded(':memory:', now)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = dynamoClient({ endpoint: inject('dynamodb'), region: 'local', credentials })
  const table = `t-${randomUUID()}`
  await createTable(client, table)
  return openDynamoDB({ client, table, clock: now, onUnits })
}
