import { randomUUID } from 'node:crypto'
import * as lib from '@aws-sdk/lib-dynamodb'
import { persist } from './dynamodb-errors.ts'
import type { Connection } from './dynamodb-read.ts'
import { operationOf, words } from './dynamodb-words.ts'
import type { Change, Item } from './port.ts'

type Costed = { ConsumedCapacity?: { CapacityUnits?: number | undefined } | undefined }

/** One change alone: half the price of a transaction, but no token that makes a second try harmless. */
export async function writeOne({ doc, table, now, onUnits }: Connection, change: Change): Promise<void> {
  const { Put, Update, Delete } = operationOf(table, change, now())
  const cost = { ReturnConsumedCapacity: 'TOTAL' } as const
  const call = (): Promise<Costed> => {
    if (Put) return doc.send(new lib.PutCommand({ ...Put, ...cost }))
    if (Update) return doc.send(new lib.UpdateCommand({ ...Update, ...cost }))
    if (Delete) return doc.send(new lib.DeleteCommand({ ...Delete, ...cost }))
    throw new TypeError('a check alone needs a transaction')
  }
  const answer = await persist(call, { afterUnknown: false })
  onUnits({ read: 0, write: answer.ConsumedCapacity?.CapacityUnits ?? 0 })
}

/** The token makes a second try of an uncertain transaction harmless; a cancelled one gets a new token. */
export async function transact(
  { doc, table, now, onUnits }: Connection,
  changes: readonly Change[],
): Promise<void> {
  const second = now()
  const TransactItems = changes.map((change) => operationOf(table, change, second))
  let ClientRequestToken = ''
  const call = (isUncertain: boolean) => {
    if (!isUncertain) ClientRequestToken = randomUUID()
    return doc.send(
      new lib.TransactWriteCommand({ TransactItems, ClientRequestToken, ReturnConsumedCapacity: 'TOTAL' }),
    )
  }
  const answer = await persist(call, { afterUnknown: true })
  const write = (answer.ConsumedCapacity ?? []).reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
  onUnits({ read: 0, write })
}

/** Deletes an item that has expired; one that lives again by now is left. */
export async function deleteExpired(
  { doc, table }: Connection,
  { pk, sk }: Item,
  second: number,
): Promise<void> {
  const w = words()
  const ConditionExpression = `${w.name('expiresAt')} <= ${w.value(second)}`
  const input = { TableName: table, Key: { pk, sk }, ConditionExpression, ...w.spoken() }
  await persist(() => doc.send(new lib.DeleteCommand(input)), { afterUnknown: true })
}
