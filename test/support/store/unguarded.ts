import type { Change, Item, Store } from '../../../functions/platform/store/port.ts'

/** The same store with the numeric guards taken off the items of this sort key: the control of a race for a counter. */
export const withoutGuards = (store: Store, sk: string): Store => ({
  ...store,
  write: (changes) => store.write(changes.map((change) => unguarded(change, sk))),
})

const unguarded = (change: Change, sk: string): Change =>
  'update' in change && change.update.sk === sk && 'guards' in change.if
    ? { ...change, if: { present: true } }
    : change

/** Everything that stands in a store. */
export async function itemsIn(store: Store): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items
}
