import { addMonths, dayOf, type Instant, instantOf } from '../../shared/dates.ts'
import type { EventName } from '../../shared/events.ts'
import { believe } from '../platform/store/belief.ts'
import { destruction } from '../platform/store/data-keys.ts'
import { keys } from '../platform/store/keys.ts'
import type { Item, Query } from '../platform/store/port.ts'
import type { Base } from './base.ts'

/** What one run removed, by kind. */
export type Removed = {
  people: number
  numbers: number
  groups: number
  invitations: number
  corrections: number
}

export type Run = {
  readonly base: Base
  readonly at: Instant
  readonly done: Removed
  /** How much this run may still remove. */
  readonly left: { count: number }
}

export const monthsBefore = (at: Instant, months: number): Instant => instantOf(addMonths(dayOf(at), -months))

type Found = (item: Item) => Promise<boolean>

/** Each item of a list, as long as this run may go on; `act` says whether it removed something. */
export async function each(
  { base, left }: Run,
  query: Omit<Query, 'limit' | 'after'>,
  act: Found,
): Promise<number> {
  let removed = 0
  let after: Item | undefined
  while (left.count > 0) {
    const { items } = await base.store.query({ ...query, limit: 100, ...(after ? { after } : {}) })
    for (const item of items) {
      if (left.count <= 0) break
      // Read by its key, so that a list that lags behind removes nothing that has changed.
      const fresh = await base.db.get(item)
      if (!fresh || !(await act(fresh))) continue
      removed++
      left.count--
    }
    after = items.at(-1)
    if (items.length < 100) break
  }
  return removed
}

type Remains = { readonly data: Item['data']; readonly whose?: string; readonly name: EventName }

/** Leaves what remains in no list, and destroys the data key where the thing has one of its own. */
export async function remove({ base, at }: Run, item: Item, { data, whose, name }: Remains): Promise<void> {
  const { pk, sk, version } = item
  const key = whose === undefined ? undefined : await base.db.get(keys.dataKey(whose))
  await base.db.commit({
    saves: [{ id: whose ?? sk, key: { pk, sk }, version, data, event: { name, by: 'system', at } }],
    with: key && whose !== undefined ? [believe(destruction(key, whose))] : [],
  })
  if (whose !== undefined) base.sealer.forget(whose)
}
