import { randomUUID } from 'node:crypto'
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import * as lib from '@aws-sdk/lib-dynamodb'
import type { Clock } from '../../kernel/clock.ts'
import { persist } from './dynamodb-errors.ts'
import { isLive, operationOf, queryOf, words } from './dynamodb-words.ts'
import { Unavailable, type Change, type Item, type Store, type Units } from './port.ts'
import { planOf } from './range.ts'
import { checkChanges, checkKey, itemOf, placeOf } from './shape.ts'

type Options = {
  client: DynamoDBClient
  table: string
  clock: Clock
  /** Told what each call consumed. */
  onUnits?: (units: Units) => void
}

/**
 * A client that leaves all tries to this adapter: the SDK's own repetition of a single Put whose answer was
 * lost would meet its own first attempt and look like a refusal.
 */
export const dynamoClient = (config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
    maxAttempts: 1,
  })

/** The store in one DynamoDB table: strings pk and sk, indexes `g1-index` to `g3-index` over all attributes (a name of an index has three letters at least), TTL on `expiresAt`. */
export function openDynamoDB({ client, table, clock, onUnits = () => {} }: Options): Store {
  const doc = lib.DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const now = (): number => Math.floor(Date.parse(clock()) / 1000)
  const base = { TableName: table, ReturnConsumedCapacity: 'TOTAL' } as const
  const reading = async <T extends { ConsumedCapacity?: { CapacityUnits?: number | undefined } | undefined }>(
    call: () => Promise<T>,
  ): Promise<T> => {
    const answer = await persist(call, { afterUnknown: true }).catch(withoutEffect)
    onUnits({ read: answer.ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
    return answer
  }
  const store: Store = {
    async get(key) {
      const { pk, sk } = checkKey(key)
      const { Item: row } = await reading(() =>
        doc.send(new lib.GetCommand({ ...base, Key: { pk, sk }, ConsistentRead: true })),
      )
      const item = row && itemOf(row, row['data'])
      return item && (item.expiresAt === undefined || item.expiresAt > now()) ? item : undefined
    },
    async query(query) {
      const plan = planOf(query)
      if (!plan) return { items: [] }
      const found: Item[] = []
      let start: Record<string, unknown> | undefined = plan.after
      do {
        const input: lib.QueryCommandInput = {
          ...base,
          ...queryOf(plan, now()),
          ...(plan.index ? { IndexName: `${plan.index}-index` } : { ConsistentRead: true }),
          ScanIndexForward: !plan.descending,
          Limit: plan.limit + 1 - found.length,
          ExclusiveStartKey: start,
        }
        const answer = await reading(() => doc.send(new lib.QueryCommand(input)))
        found.push(...(answer.Items ?? []).map((row) => itemOf(row, row['data'])))
        start = answer.LastEvaluatedKey
      } while (start && found.length <= plan.limit)
      const items = found.slice(0, plan.limit)
      const last = found.length > plan.limit ? items.at(-1) : undefined
      return last ? { items, last: placeOf(last, plan.index) } : { items }
    },
    async write(changes) {
      checkChanges(changes)
      const [only, ...others] = changes
      // One change alone costs half of a transaction, but has no token that makes a second try harmless.
      const isSingle =
        only && others.length === 0 && !('check' in only) && (await client.config.maxAttempts()) === 1
      onUnits({
        read: 0,
        write: await (isSingle ? writeOne(doc, table, only, now()) : transact(doc, table, changes, now())),
      })
    },
    async expire(limit) {
      // TTL does this on AWS, for nothing; here for tests and for whoever cannot wait.
      const second = now()
      let gone = 0
      for await (const item of scan('expired', second)) {
        if (gone >= limit) break
        const w = words()
        const ConditionExpression = `${w.name('expiresAt')} <= ${w.value(second)}`
        const Key = { pk: item.pk, sk: item.sk }
        await doc.send(new lib.DeleteCommand({ TableName: table, Key, ConditionExpression, ...w.spoken() }))
        gone++
      }
      return gone
    },
    all: () => scan('live', now()),
    close: async () => client.destroy(),
  }
  async function* scan(which: 'live' | 'expired', second: number): AsyncIterable<Item> {
    const w = words()
    const FilterExpression =
      which === 'live' ? isLive(w, second) : `${w.name('expiresAt')} <= ${w.value(second)}`
    const input = { ...base, ConsistentRead: true, FilterExpression, ...w.spoken() }
    let start: Record<string, unknown> | undefined
    do {
      const from = start
      const answer = await reading(() => doc.send(new lib.ScanCommand({ ...input, ExclusiveStartKey: from })))
      yield* (answer.Items ?? []).map((row) => itemOf(row, row['data']))
      start = answer.LastEvaluatedKey
    } while (start)
  }
  return store
}

/** A read leaves no effect, whatever became of its answer. */
function withoutEffect(error: unknown): never {
  throw error instanceof Unavailable ? new Unavailable('none', error.cause) : error
}

type Costed = { ConsumedCapacity?: { CapacityUnits?: number | undefined } | undefined }

async function writeOne(
  doc: lib.DynamoDBDocumentClient,
  table: string,
  change: Change,
  now: number,
): Promise<number> {
  const { Put, Update, Delete } = operationOf(table, change, now)
  const cost = { ReturnConsumedCapacity: 'TOTAL' } as const
  const call = (): Promise<Costed> => {
    if (Put) return doc.send(new lib.PutCommand({ ...Put, ...cost }))
    if (Update) return doc.send(new lib.UpdateCommand({ ...Update, ...cost }))
    if (Delete) return doc.send(new lib.DeleteCommand({ ...Delete, ...cost }))
    throw new TypeError('not a single write')
  }
  const answer = await persist(call, { afterUnknown: false })
  return answer.ConsumedCapacity?.CapacityUnits ?? 0
}

/** The token makes a second try of an uncertain transaction harmless; a cancelled one gets a new token. */
async function transact(
  doc: lib.DynamoDBDocumentClient,
  table: string,
  changes: readonly Change[],
  now: number,
): Promise<number> {
  const TransactItems = changes.map((change) => operationOf(table, change, now))
  let ClientRequestToken = ''
  const call = (isUncertain: boolean) => {
    if (!isUncertain) ClientRequestToken = randomUUID()
    return doc.send(
      new lib.TransactWriteCommand({ TransactItems, ClientRequestToken, ReturnConsumedCapacity: 'TOTAL' }),
    )
  }
  const answer = await persist(call, { afterUnknown: true })
  return (answer.ConsumedCapacity ?? []).reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
}
