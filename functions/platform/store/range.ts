import type { IndexKeys, IndexName, Key, Query } from './port.ts'
import { checkKey, placeOf } from './shape.ts'

/** A query without its corners: no empty prefix, no place outside the range. */
export type Plan = {
  readonly pk: string
  readonly index: IndexName | undefined
  readonly low: string | undefined
  readonly high: string | undefined
  readonly prefix: string | undefined
  readonly descending: boolean
  readonly limit: number
  readonly after: (Key & IndexKeys) | undefined
}

/**
 * What a query comes to, or undefined when nothing can match. The two adapters disagreed on exactly these
 * corners: DynamoDB refuses an empty prefix, a range that ends before it begins, and a place to go on from
 * that lies outside the range (which happens when `from` is the present minute).
 */
export function planOf(query: Query): Plan | undefined {
  const { pk, index, range = {}, descending = false, limit, after } = query
  if (!Number.isInteger(limit) || limit < 1 || limit > 500)
    throw new TypeError(`a limit of ${limit}; 1 to 500 are possible`)
  const low = 'from' in range ? range.from || undefined : undefined
  const high = 'to' in range ? range.to : undefined
  const prefix = 'prefix' in range ? range.prefix || undefined : undefined
  if (pk === '' || high === '' || (low !== undefined && high !== undefined && compare(low, high) > 0))
    return undefined
  const plan = { pk, index, low, high, prefix, descending, limit, after: undefined }
  if (!after) return plan
  const side = sideOf(sortKeyOf(checkKey(after), pk, index), plan)
  if (side === 0) return { ...plan, after: placeOf(after, index) }
  return side < 0 === descending ? undefined : plan
}

function sortKeyOf(after: Key & IndexKeys, pk: string, index: IndexName | undefined): string {
  const [partition, sort] = index ? [after[`${index}pk`], after[`${index}sk`]] : [after.pk, after.sk]
  if (partition !== pk || sort === undefined) throw new TypeError('this place belongs to another query')
  return sort
}

/** -1 below the range, 1 above it, 0 inside. */
function sideOf(sort: string, { low, high, prefix }: Omit<Plan, 'after'>): -1 | 0 | 1 {
  if (low !== undefined && compare(sort, low) < 0) return -1
  if (high !== undefined && compare(sort, high) > 0) return 1
  if (prefix === undefined || sort.startsWith(prefix)) return 0
  return compare(sort, prefix) < 0 ? -1 : 1
}

/** The order of both stores: by UTF-8 bytes, not by JavaScript's UTF-16 units. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
