import { events, type EventName } from '../../../shared/events.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Belief } from '../../kernel/belief.ts'
import { believe } from './belief.ts'
import { eventOf, linkOf, type Link } from './chain.ts'
import { shards } from './outbox-items.ts'
import { Refused, type Change, type Key, type Store } from './port.ts'

/** A told event that its subscribers have not all heard yet. */
export type Entry = { readonly key: Key; readonly event: Key }

/** What a subscriber hears: the event, and the aggregate and version that it speaks of. */
export type Told = Link & { readonly name: EventName; readonly aggregate: Key; readonly version: number }

/**
 * `once` is to ride in the subscriber's own commit: with it the effect happens at most once. Without it the
 * subscriber must be idempotent by the event's id.
 */
export type Subscriber = {
  readonly name: string
  readonly on: readonly EventName[]
  readonly hear: (told: Told, once: Belief) => Promise<void>
}

/** The oldest entries of a shard, after the given one. */
export async function pending(store: Store, shard: number, limit: number, after?: Entry): Promise<Entry[]> {
  const { items } = await store.query({ pk: `OUT#${shard}`, limit, ...(after ? { after: after.key } : {}) })
  return items.flatMap(({ pk, sk, data }) =>
    typeof data['pk'] === 'string' && typeof data['sk'] === 'string'
      ? [{ key: { pk, sk }, event: { pk: data['pk'], sk: data['sk'] } }]
      : [],
  )
}

/** Takes an entry out of the outbox; that it is gone already is no error. */
async function done(store: Store, { key }: Entry): Promise<void> {
  await unlessRefused(store.write([{ delete: { pk: key.pk, sk: key.sk }, if: { present: true } }]))
}

async function unlessRefused(write: Promise<void>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

export type Drained = { heard: number; failed: { eventId: string; subscriber: string; error: unknown }[] }

/**
 * Tells every waiting event to its subscribers, shard by shard and oldest first. After a failure the entry
 * stays, and so do the later ones of the same partition: nobody hears of a withdrawal before the enrolment.
 */
export async function drain(
  store: Store,
  subscribers: readonly Subscriber[],
  clock: Clock,
): Promise<Drained> {
  const drained: Drained = { heard: 0, failed: [] }
  await Promise.all(
    Array.from({ length: shards }, (_, shard) => drainShard(store, shard, subscribers, clock, drained)),
  )
  return drained
}

async function drainShard(
  store: Store,
  shard: number,
  subscribers: readonly Subscriber[],
  clock: Clock,
  drained: Drained,
) {
  const stuck = new Set<string>()
  let entries = await pending(store, shard, 100)
  while (entries.length > 0) {
    for (const entry of entries) {
      if (stuck.has(entry.event.pk)) continue
      const told = await toldBy(store, entry)
      const failures = told ? await tell(store, told, subscribers, clock) : []
      drained.failed.push(...failures)
      if (failures.length > 0) stuck.add(entry.event.pk)
      else {
        await done(store, entry)
        drained.heard++
      }
    }
    entries = await pending(store, shard, 100, entries.at(-1))
  }
}

async function toldBy(store: Store, { event }: Entry): Promise<Told | undefined> {
  const item = await store.get(event)
  const link = item && linkOf(item)?.link
  const of = eventOf(event)
  return link && of && isEventName(link.name)
    ? { ...link, name: link.name, aggregate: of.key, version: of.version }
    : undefined
}

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name)

async function tell(store: Store, told: Told, subscribers: readonly Subscriber[], clock: Clock) {
  const failures: Drained['failed'] = []
  for (const { name, on, hear } of subscribers) {
    const mark = markOf(told.id, name, clock)
    if (!on.includes(told.name) || (await store.get(mark.put))) continue
    try {
      await hear(told, believe(mark))
      await unlessRefused(store.write([mark]))
    } catch (error) {
      // The mark may stand all the same: another runner was quicker, or the answer of the commit was lost.
      if (!(await store.get(mark.put))) failures.push({ eventId: told.id, subscriber: name, error })
    }
  }
  return failures
}

/** Remembers for 30 days that a subscriber has heard an event; entries do not wait that long. */
function markOf(eventId: string, subscriber: string, clock: Clock): Extract<Change, { put: unknown }> {
  const expiresAt = Math.floor(Date.parse(clock()) / 1000) + 30 * 86_400
  return {
    put: { pk: `HRD#${eventId}`, sk: subscriber, version: 1, expiresAt, data: {} },
    if: { absent: true },
  }
}
