import type { Item, Store } from '../../../functions/platform/store/port.ts'
import { aClock, noon } from './stores.ts'
import { aRequest, aSave } from './saves.ts'
import { openEmbedded } from '../../../functions/platform/store/embedded.ts'

/** Everything that lives in a store. */
export async function everythingIn(store: Store): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items
}

/** Writes a trail of `chains` aggregates with `events` events each, as commits do; it may go on from some. */
export async function writeTrail(store: Store, chains: number, events: number, from = 0): Promise<void> {
  for (let n = 0; n < chains; n++) {
    const key = { pk: `VOL#${n}`, sk: 'VOL' }
    for (let version = from; version < events; version++) {
      const db = aRequest(store)
      if (version > 0) await db.get(key)
      const data = { status: 'APPLIED', round: version, [`note${version % 3}`]: `n${version}` }
      const event = {
        name: 'volunteers.changed',
        by: 'system',
        at: noon,
        details: { reason: `R${version}` },
      } as const
      await db.commit({ saves: [aSave({ id: `vol_${n}`, key, version, data, event })] })
    }
  }
}

/** The items of such a trail. */
export async function aTrail(chains: number, events: number): Promise<Item[]> {
  const store = openEmbedded(':memory:', aClock())
  await writeTrail(store, chains, events)
  const items = await everythingIn(store)
  await store.close()
  return items
}

export const tamperings = [
  'edit',
  'edit-deep',
  'delete',
  'insert',
  'swap',
  'cut',
  'roll-back',
  're-chain',
  'aggregate',
  'move',
] as const
export type Tampering = (typeof tamperings)[number]

/**
 * One tampering with a random chain, and the version where it struck. `re-chain` is the work of somebody who
 * knows the algorithm and rewrites a past event with its hash, but not all that follows.
 */
export function tamper(
  trail: readonly Item[],
  kind: Tampering,
  random: () => number,
  rehash: (event: Item) => Item,
): { items: Item[]; at: Item } {
  const items = structuredClone(trail) as Item[]
  const events = items.filter(({ sk }) => sk.startsWith('EVT#'))
  const pick = (from: readonly Item[]): Item => from[Math.floor(random() * from.length)]!
  const event = pick(events)
  const own = events.filter(({ pk }) => pk === event.pk)
  const aggregate = items.find(({ pk, sk }) => pk === event.pk && sk === 'VOL')!
  const last = own.at(-1)!
  const change = (item: Item, data: object): Item[] =>
    items.map((one) => (one === item ? { ...item, data: { ...item.data, ...data } } : one))
  const without = (...gone: Item[]): Item[] => items.filter((item) => !gone.includes(item))
  switch (kind) {
    case 'edit':
      return { items: change(event, { by: 'per_mallory' }), at: event }
    case 'edit-deep':
      return { items: change(event, { set: { ...(event.data['set'] as object), round: 999 } }), at: event }
    case 'delete':
      return { items: without(event), at: event }
    case 'insert': {
      const forged = { ...last, sk: `EVT#VOL#${String(own.length + 1).padStart(8, '0')}` }
      return {
        items: [...items, rehash({ ...forged, data: { ...last.data, previous: last.data['hash']! } })],
        at: forged,
      }
    }
    case 'swap': {
      const other = pick(own.filter((one) => one !== event))
      const swapped = items.map((one) =>
        one === event ? { ...other, sk: event.sk } : one === other ? { ...event, sk: other.sk } : one,
      )
      return { items: swapped, at: event.sk < other.sk ? event : other }
    }
    case 'cut':
      return { items: without(last), at: last }
    case 'roll-back': {
      const before = own.at(-2)!
      const back = {
        ...aggregate,
        data: { ...aggregate.data, head: before.data['hash']! },
        version: aggregate.version - 1,
      }
      return { items: [...without(last, aggregate), back], at: last }
    }
    case 're-chain':
      return {
        items: items.map((one) =>
          one === event ? rehash({ ...event, data: { ...event.data, by: 'per_mallory' } }) : one,
        ),
        at: event,
      }
    case 'aggregate':
      return { items: change(aggregate, { status: 'APPOINTED' }), at: last }
    case 'move': {
      const foreign = pick(events.filter(({ pk, sk }) => pk !== event.pk && sk === event.sk))
      return { items: items.map((one) => (one === event ? { ...foreign, pk: event.pk } : one)), at: event }
    }
  }
}
