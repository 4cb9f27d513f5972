import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { NewId } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Keys } from '../crypto/keys.ts'
import { open } from './belief.ts'
import { headOf } from './chain.ts'
import { commitTo, noteTo, type Request } from './commit.ts'
import { openCursor, sealCursor } from './cursor.ts'
import type { Db, Save } from './db.ts'
import type { IndexKeys, Item, Key, Query, Store } from './port.ts'
import { keyOf } from './shape.ts'

/** A request's view of the store; `receipts` is what its commits answered so far, for a replay to repeat. */
export type RequestDb = Db & { readonly receipts: readonly Receipt[] }

type Needs = { store: Store; keys: Keys; newId: NewId; request: Request }

/** Opens the store for one request (or one run of a job, as person `system` and without idempotency). */
export function openDb({ store, keys, newId, request }: Needs): RequestDb {
  const receipts: Receipt[] = []
  const memory = openMemory()
  return {
    receipts,
    async get(key) {
      const item = await store.get(key)
      return item && memory.keep(item)
    },
    async collect(query, most) {
      const items = await allOf(store, query, most)
      return items.map(memory.keep)
    },
    async page(query, { limit, cursor }) {
      const after = cursor === undefined ? undefined : openCursor(keys, request, query, cursor)
      const { items, last } = await store.query({ ...query, limit, ...(after ? { after } : {}) })
      const page = { items: items.map(memory.keep) }
      return last ? { ...page, next: sealCursor(keys, request, query, last) } : page
    },
    async commit(commit) {
      if (request.idempotency && receipts.length > 0)
        throw new TypeError('this request has committed already')
      memory.refuseAggregates(commit.with ?? [])
      const answer = await commitTo({ store, request, newId, before: memory.before }, commit)
      answer.aggregates.forEach(memory.keep)
      receipts.push(...answer.receipts)
      return answer.receipts
    },
    async note(changes) {
      memory.refuseAggregates(changes)
      await noteTo(store, changes)
    },
  }
}

async function allOf(store: Store, query: Omit<Query, 'limit' | 'after'>, most: number): Promise<Item[]> {
  const items: Item[] = []
  let after: (Key & IndexKeys) | undefined
  do {
    const limit = Math.min(500, most - items.length + 1)
    const answer = await store.query({ ...query, limit, ...(after ? { after } : {}) })
    items.push(...answer.items)
    after = answer.last
    if (items.length > most)
      throw new RangeError(`more than ${most} items in ${query.index ?? 'table'} ${query.pk}`)
  } while (after)
  return items
}

/** The items that this request has seen, by key. */
function openMemory() {
  const items = new Map<string, Item>()
  const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk])
  return {
    /** An index may answer with an older state than was read before; that one is not remembered. */
    keep(this: void, item: Item): Item {
      const name = nameOf(item)
      if ((items.get(name)?.version ?? 0) <= item.version) items.set(name, item)
      return item
    },
    /** The item that a save replaces: what is written is told apart from it, and the chain goes on from it. */
    before(this: void, { key, version }: Save): Item | undefined {
      if (version === 0) return undefined
      const seen = items.get(nameOf(key))
      if (!seen)
        throw new TypeError(`${nameOf(key)} is saved at version ${version} but was not read by this request`)
      if (seen.version !== version) throw new Failure('changed-meanwhile')
      return seen
    },
    /** A counter inside an aggregate would be overwritten by its next save, and no event would tell of it. */
    refuseAggregates(beliefs: readonly Belief[]): void {
      for (const belief of beliefs.map(open)) {
        const key = 'change' in belief && !('check' in belief.change) ? keyOf(belief.change) : undefined
        const seen = key && items.get(nameOf(key))
        if (seen && headOf(seen) !== undefined)
          throw new TypeError(
            `${nameOf(seen)} is an aggregate: save it, and keep counters in items of their own`,
          )
      }
    },
  }
}
