import { type AggregateId, trailEntry, type TrailEntry } from '../../../shared/audit.ts'
import { liesIn } from '../../../shared/regions.ts'
import { eventOf, headOf, linkOf } from '../../platform/store/chain.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { verifyChains } from '../../platform/store/verify-chains.ts'
import type { Trails, Verified } from './ports.ts'

const keyOf = {
  per: keys.volunteer,
  org: keys.organization,
  prg: keys.programme,
  ses: keys.session,
  grp: keys.group,
} as const

type Prefix = keyof typeof keyOf

const isPrefix = (text: string): text is Prefix => Object.hasOwn(keyOf, text)

/** The partition that holds a thing, its parts and their events. */
export function partitionOf(aggregate: AggregateId): string {
  const prefix = aggregate.slice(0, aggregate.indexOf('_'))
  if (!isPrefix(prefix)) throw new TypeError(`${prefix} has no trail`)
  return keyOf[prefix](aggregate).pk
}

/** More items than any thing has, its parts and all their events. */
const most = 50_000

export const trailsStore = ({ db }: { db: Db }): Trails => ({
  async page(aggregate, within, request) {
    const pk = await partitionIn(db, aggregate)
    const { items, ...rest } = await db.page({ pk, range: { prefix: 'EVT#' } }, request)
    return { ...rest, items: items.filter((item) => isWithin(item, within)).map(toEntry) }
  },
  async verify(aggregate, now) {
    const pk = await partitionIn(db, aggregate)
    const partitions = aggregate.startsWith('per_') ? [pk, keys.certificate(aggregate, '').pk] : [pk]
    const items = await Promise.all(partitions.map((one) => db.collect({ pk: one }, most)))
    const latest = await db.get(keys.lastCheckpoint())
    const number = latest?.data['number']
    return {
      ...verdictOn(items.flat(), Date.parse(now) / 1000),
      checkpoint: typeof number === 'number' ? number : undefined,
    }
  },
  async regionOfReader(id) {
    const { items } = await db.page(
      { pk: keys.reader(id).pk, range: { prefix: 'EVT#' }, descending: true },
      { limit: 1 },
    )
    return items[0] && linkOf(items[0])?.link.region
  },
})

/** A person who has no volunteer file has the chain of what they read. */
async function partitionIn(db: Db, aggregate: AggregateId): Promise<string> {
  const pk = partitionOf(aggregate)
  if (!aggregate.startsWith('per_') || (await db.get({ pk, sk: 'A' }))) return pk
  return keys.reader(aggregate).pk
}

function isWithin(item: Item, within: string): boolean {
  const region = linkOf(item)?.link.region
  return region === undefined || liesIn(region, within)
}

/** Certificates of a person hold no other chains; `ONE#` and counters have none. */
function verdictOn(items: readonly Item[], now: number): Verified {
  const chains = new Set(items.flatMap((item) => chainOf(item) ?? []))
  const { ok, entries, firstBad } = verifyChains(items, now)
  const counted = { ok, entries, chains: chains.size }
  if (firstBad === null) return counted
  const at = firstBad.indexOf(' ')
  const key = { pk: firstBad.slice(0, at), sk: firstBad.slice(at + 1) }
  const event = eventOf(key)
  const part = event?.key.sk ?? key.sk
  return {
    ...counted,
    firstBad: { part: part === 'A' ? undefined : part, version: event?.version },
  }
}

function chainOf(item: Item): string | undefined {
  const of = eventOf(item)
  if (of) return `${of.key.pk} ${of.key.sk}`
  return headOf(item) === undefined ? undefined : `${item.pk} ${item.sk}`
}

export function toEntry(item: Item): TrailEntry {
  const of = eventOf(item)
  const found = linkOf(item)
  if (!of || !found) throw new TypeError(`${item.pk} ${item.sk} is no event`)
  const { id, name, by, at, set, removed } = found.link
  const fields = [...Object.keys(set), ...removed].toSorted()
  const part = of.key.sk === 'A' ? undefined : of.key.sk
  return trailEntry.parse({ id, name, by, at, version: of.version, part, fields, hash: found.hash })
}
