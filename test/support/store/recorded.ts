import type { Change, Store } from '../../../functions/platform/store/port.ts'
import { keyOf } from '../../../functions/platform/store/shape.ts'

/** Names what each write touches by the first words of its keys: `VOL/A`; a check is `?VOL/A`. */
export function recorded(store: Store): { store: Store; wrote: () => string } {
  let names: string[] = []
  const nameOf = (change: Change): string => {
    const { pk, sk } = keyOf(change)
    return `${'check' in change ? '?' : ''}${pk.split('#')[0]}/${/^[A-Z]+/.exec(sk)?.[0] ?? '…'}`
  }
  return {
    wrote: () => {
      const wrote = names.join(' ')
      names = []
      return wrote
    },
    store: {
      ...store,
      async write(changes) {
        await store.write(changes)
        names.push(...changes.map(nameOf).toSorted())
      },
    },
  }
}
