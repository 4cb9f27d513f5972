import { Refused, type Item, type Query, type Store } from '../../../functions/platform/store/port.ts'
import type { Operation } from './operations.ts'
import { everythingIn } from './trail.ts'

/** What an operation gives on a store: its answer, or the name and place of its refusal. */
export async function outcomeOf(store: Store, operation: Operation): Promise<unknown> {
  try {
    if ('get' in operation) return (await store.get(operation.get)) ?? 'absent'
    if ('query' in operation) return await store.query(operation.query)
    if ('goOn' in operation) return await pagesOf(store, operation.goOn)
    if ('expire' in operation) return await store.expire(operation.expire)
    if ('all' in operation) return (await everythingIn(store)).map(({ pk, sk }) => `${pk} ${sk}`).toSorted()
    if ('write' in operation) await store.write(operation.write)
    return 'done'
  } catch (error) {
    if (error instanceof Refused) return `refused at ${error.at}`
    if (error instanceof TypeError) return 'malformed'
    throw error
  }
}

async function pagesOf(store: Store, query: Query): Promise<Item[][]> {
  const pages: Item[][] = []
  let last: Awaited<ReturnType<Store['query']>>['last']
  do {
    const answer = await store.query({ ...query, ...(last ? { after: last } : {}) })
    pages.push(answer.items)
    last = answer.last
  } while (last && pages.length < 50)
  return pages
}
