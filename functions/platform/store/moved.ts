import { eventOf } from './chain.ts'
import { keys } from './keys.ts'
import { shardOf, shards } from './outbox-items.ts'
import { Refused, type Change, type Item, type Key, type Store, type Value } from './port.ts'

/** A head that a chain came to: the hash of the event that brought its aggregate to this version. */
export type Head = Key & { readonly version: number; readonly hash: string }

/** Heads that one commit moved, and the item that says so. */
export type Moved = { readonly marker: Key; readonly heads: readonly Head[] }

/** The item that rides in each commit: which heads it moved, for the next checkpoint. Its name is random. */
export function markerOf(events: readonly Item[]): Change {
  const heads = events.flatMap(({ pk, sk, data: { hash } }) => {
    const of = eventOf({ pk, sk })
    return of && typeof hash === 'string' ? [[pk, of.key.sk, of.version, hash]] : []
  })
  const [first] = events
  const id = first?.data['id']
  if (!first || typeof id !== 'string') throw new TypeError('a commit without an event')
  const key = keys.moved(shardOf(first.pk), id)
  return { put: { ...key, version: 1, data: { heads } }, if: { absent: true } }
}

/** Whether an item is such a marker. */
export const isMarker = ({ pk }: Key): boolean => pk.startsWith(markers)

/** What the partitions of markers begin with. */
export const markers = 'MOV#'

/** The heads that a marker names; none of an item that is no marker. */
export const headsIn = ({ data: { heads } }: Item): Head[] =>
  Array.isArray(heads) ? heads.flatMap((one: Value) => headIn(one) ?? []) : []

function headIn(value: Value): Head | undefined {
  if (!Array.isArray(value)) return undefined
  const [pk, sk, version, hash]: Value[] = value
  return typeof pk === 'string' &&
    typeof sk === 'string' &&
    typeof version === 'number' &&
    typeof hash === 'string'
    ? { pk, sk, version, hash }
    : undefined
}

/** What moved and stands in no checkpoint yet, at most so many commits; the rest waits for the next one. */
export async function movedIn(store: Store, most: number): Promise<Moved[]> {
  const each = Math.ceil(most / shards)
  const found = await Promise.all(Array.from({ length: shards }, (_, shard) => inShard(store, shard, each)))
  return found.flat()
}

async function inShard(store: Store, shard: number, most: number): Promise<Moved[]> {
  const { pk } = keys.moved(shard, '')
  const found: Moved[] = []
  let after: Key | undefined
  do {
    const limit = Math.min(500, most - found.length)
    const { items, last } = await store.query({ pk, limit, ...(after ? { after } : {}) })
    found.push(...items.map((item) => ({ marker: { pk, sk: item.sk }, heads: headsIn(item) })))
    after = last
  } while (after && found.length < most)
  return found
}

/** So many deletions are under way at once. */
const atOnce = 100

/** Takes markers away whose heads stand in a checkpoint. Each alone: in a transaction it would cost twice. */
export async function forget(store: Store, moved: readonly Moved[]): Promise<void> {
  for (let n = 0; n < moved.length; n += atOnce)
    await Promise.all(moved.slice(n, n + atOnce).map(({ marker }) => forgetOne(store, marker)))
}

/** Another run may have taken it away. */
async function forgetOne(store: Store, marker: Key): Promise<void> {
  try {
    await store.write([{ delete: marker, if: { present: true } }])
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}
