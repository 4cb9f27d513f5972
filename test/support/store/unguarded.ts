import type { Change, Item, Store } from '../../../functions/platform/store/port.ts'

/** The same store with its numeric guards taken off: the control of every test that races for a counter. */
export const withoutGuards = (store: Store): Store => ({
  ...store,
  get: (key) => store.get(key),
  query: (query) => store.query(query),
  all: () => store.all(),
  write: (changes) => store.write(changes.map(unguarded)),
})

const unguarded = (change: Change): Change =>
  'update' in change && 'guards' in change.if ? { ...change, if: { present: true } } : change

/** Everything that stands in a store. */
export async function itemsIn(store: Store): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items
}
