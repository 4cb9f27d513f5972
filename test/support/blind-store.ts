import type { Change, Item, Key, Store } from '../../functions/platform/store/port.ts'

/** The item that a change touches. */
const keyOfChange = (change: Change): Key =>
  'put' in change
    ? change.put
    : 'update' in change
      ? change.update
      : 'delete' in change
        ? change.delete
        : change.check

/**
 * For controls: a store in which what is believed of the chosen items no longer counts. Checks of them are left
 * out; writes take the item as it happens to be.
 */
export function blindStore(store: Store, chosen: (key: Key) => boolean): Store {
  const nowFor = (found: Item | undefined) =>
    found ? { version: found.version } : ({ absent: true } as const)
  async function blinded(change: Change): Promise<Change[]> {
    const key = keyOfChange(change)
    if (!chosen(key)) return [change]
    if ('check' in change) return []
    if ('update' in change) return [{ ...change, if: { present: true } }]
    const found = await store.get({ pk: key.pk, sk: key.sk })
    if ('delete' in change) return found ? [{ ...change, if: { present: true } }] : []
    return [{ ...change, if: nowFor(found) }]
  }
  let turn: Promise<unknown> = Promise.resolve()
  return {
    ...store,
    /** One after the other, so that only what was asked for is left unguarded. */
    async write(changes) {
      const mine = turn.then(async () => store.write((await Promise.all(changes.map(blinded))).flat()))
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}
