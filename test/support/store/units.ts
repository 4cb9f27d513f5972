import type { Change, Item, Store, Units, Value } from '../../../functions/platform/store/port.ts'
import { keyOf } from '../../../functions/platform/store/shape.ts'

/**
 * Counts what a store's calls cost on AWS, by the published rule, over either adapter. DynamoDB Local cannot be
 * asked: of a transaction it reports the largest item only (2 units for five small items, where AWS takes 10).
 * Reads agree with DynamoDB Local, which the contract asserts.
 */
export function metered(store: Store): { store: Store; spent: () => Units } {
  let total: Units = { read: 0, write: 0 }
  const read = (bytes: number, consistent: boolean) => {
    total.read += Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5)
  }
  return {
    spent() {
      const spent = total
      total = { read: 0, write: 0 }
      return spent
    },
    store: {
      ...store,
      async get(key) {
        const item = await store.get(key)
        read(item ? sizeOf(item) : 0, true)
        return item
      },
      async query(query) {
        const answer = await store.query(query)
        const bytes = answer.items.reduce((sum, item) => sum + sizeOf(item), 0)
        read(bytes, query.index === undefined)
        return answer
      },
      async write(changes) {
        const old = await Promise.all(changes.map((change) => store.get(keyOf(change))))
        await store.write(changes)
        const isTransaction = changes.length > 1 || changes.some((change) => 'check' in change)
        changes.forEach((change, n) => (total.write += costOf(change, old[n], isTransaction)))
      },
    },
  }
}

/** The larger of old and new counts; each index entry that appears, moves or changes is one more write. */
function costOf(change: Change, old: Item | undefined, isTransaction: boolean): number {
  const next = 'put' in change ? change.put : 'delete' in change ? undefined : old
  const units = Math.max(1, Math.ceil(Math.max(old ? sizeOf(old) : 0, next ? sizeOf(next) : 0) / 1024))
  if ('check' in change) return units * 2
  const indexed = (['g1', 'g2', 'g3'] as const).map((index) => {
    const [from, to] = [old?.[`${index}pk`], next?.[`${index}pk`]]
    const moved =
      from !== undefined && to !== undefined && (from !== to || old?.[`${index}sk`] !== next?.[`${index}sk`])
    return from === undefined && to === undefined ? 0 : moved ? 2 * units : units
  })
  return units * (isTransaction ? 2 : 1) + indexed.reduce((sum, one) => sum + one, 0)
}

/** Bytes of an item as DynamoDB counts them: names and values in UTF-8, a number about half its digits. */
function sizeOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value),
    0,
  )
}

function bytesOf(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).replace('.', '').length / 2) + 1
  if (typeof value !== 'object' || value === null) return 1
  if (Array.isArray(value)) return value.reduce<number>((sum, one: Value) => sum + 1 + bytesOf(one), 3)
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + bytesOf(one),
    3,
  )
}
