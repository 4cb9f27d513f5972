import { type AggregateId, trailEntry, type TrailEntry } from '../../../shared/audit.ts'
import { eventOf, linkOf } from '../../platform/store/chain.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Trails } from './ports.ts'

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
function partitionOf(aggregate: AggregateId): string {
  const prefix = aggregate.slice(0, aggregate.indexOf('_'))
  if (!isPrefix(prefix)) throw new TypeError(`${prefix} has no trail`)
  return keyOf[prefix](aggregate).pk
}

export const trailsStore = ({ db }: { db: Db }): Trails => ({
  async page(aggregate, request) {
    const { items, ...rest } = await db.page(
      { pk: partitionOf(aggregate), range: { prefix: 'EVT#' } },
      request,
    )
    return { ...rest, items: items.map(toEntry) }
  },
})

function toEntry(item: Item): TrailEntry {
  const of = eventOf(item)
  const found = linkOf(item)
  if (!of || !found) throw new TypeError(`${item.pk} ${item.sk} is no event`)
  const { id, name, by, at, set, removed } = found.link
  const fields = [...Object.keys(set), ...removed].toSorted()
  const part = of.key.sk === 'A' ? undefined : of.key.sk
  return trailEntry.parse({ id, name, by, at, version: of.version, part, fields, hash: found.hash })
}
