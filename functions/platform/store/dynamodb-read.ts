import * as lib from '@aws-sdk/lib-dynamodb'
import { persist } from './dynamodb-errors.ts'
import { isLive, queryOf, words } from './dynamodb-words.ts'
import { Unavailable, type Item, type Key, type Query, type Store, type Units } from './port.ts'
import { planOf, type Plan } from './range.ts'
import { checkKey, itemOf, placeOf } from './shape.ts'

/** What the adapter works with: one table, the present second, and who is told the costs. */
export type Connection = {
  readonly doc: lib.DynamoDBDocumentClient
  readonly table: string
  readonly now: () => number
  readonly onUnits: (units: Units) => void
}

type Row = Record<string, unknown>
type Costed = { ConsumedCapacity?: { CapacityUnits?: number | undefined } | undefined }

/** Reads are tried again after anything, and a read that fails leaves no doubt about an effect. */
async function reading<T extends Costed>({ onUnits }: Connection, call: () => Promise<T>): Promise<T> {
  try {
    const answer = await persist(call, { afterUnknown: true })
    onUnits({ read: answer.ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
    return answer
  } catch (error) {
    throw error instanceof Unavailable ? new Unavailable('none', error.cause) : error
  }
}

/** One item, consistently. */
export async function readItem(to: Connection, key: Key): Promise<Item | undefined> {
  const { pk, sk } = checkKey(key)
  const input = { ...cost(to), Key: { pk, sk }, ConsistentRead: true }
  const { Item: row } = await reading(to, () => to.doc.send(new lib.GetCommand(input)))
  const item = row && itemOf(row, row['data'])
  return item && (item.expiresAt === undefined || item.expiresAt > to.now()) ? item : undefined
}

/** Fills the page past what has expired, and reads one more to know whether there is more. */
export async function readQuery(to: Connection, query: Query): ReturnType<Store['query']> {
  const plan = planOf(query)
  const found = plan ? await fill(to, plan) : []
  const items = found.slice(0, query.limit)
  const last = found.length > query.limit ? items.at(-1) : undefined
  return last ? { items, last: placeOf(last, query.index) } : { items }
}

async function fill(to: Connection, plan: Plan): Promise<Item[]> {
  const found: Item[] = []
  let start: Row | undefined = plan.after
  do {
    const input: lib.QueryCommandInput = {
      ...cost(to),
      ...queryOf(plan, to.now()),
      ...(plan.index ? { IndexName: `${plan.index}-index` } : { ConsistentRead: true }),
      ScanIndexForward: !plan.descending,
      Limit: plan.limit + 1 - found.length,
      ExclusiveStartKey: start,
    }
    const answer = await reading(to, () => to.doc.send(new lib.QueryCommand(input)))
    found.push(...(answer.Items ?? []).map((row) => itemOf(row, row['data'])))
    start = answer.LastEvaluatedKey
  } while (start && found.length <= plan.limit)
  return found
}

/** The whole table, item by item: what lives at the second, or what has expired by then. */
export async function* scan(to: Connection, which: 'live' | 'expired', second: number): AsyncIterable<Item> {
  const w = words()
  const FilterExpression =
    which === 'live' ? isLive(w, second) : `${w.name('expiresAt')} <= ${w.value(second)}`
  const input = { ...cost(to), ConsistentRead: true, FilterExpression, ...w.spoken() }
  let start: Row | undefined
  do {
    const from = start
    const answer = await reading(to, () =>
      to.doc.send(new lib.ScanCommand({ ...input, ExclusiveStartKey: from })),
    )
    yield* (answer.Items ?? []).map((row) => itemOf(row, row['data']))
    start = answer.LastEvaluatedKey
  } while (start)
}

const cost = ({ table }: Connection) => ({ TableName: table, ReturnConsumedCapacity: 'TOTAL' }) as const
