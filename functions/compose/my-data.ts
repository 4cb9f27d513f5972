import { role } from '../../shared/access.ts'
import { instant } from '../../shared/dates.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { HeldEvent, HeldReading, HeldRecord } from '../../shared/my-data.ts'
import { classOf } from '../../shared/privacy.ts'
import { fieldsOf } from '../contexts/audit/read.ts'
import { readersStore } from '../contexts/audit/store-readers.ts'
import type { Counted, Held } from '../contexts/identity/my-data-ports.ts'
import { accountsStore } from '../contexts/identity/store.ts'
import { rosterKeysOf } from '../contexts/identity/store-staff.ts'
import { eventOf, linkOf } from '../platform/store/chain.ts'
import type { Item } from '../platform/store/port.ts'
import { isErased, tagOf } from '../platform/store/record.ts'
import type { Base } from './base.ts'
import { type Described, describedAt, placesOfPerson } from './records.ts'

/** What a whole life of one person comes to; more would be a mistake somewhere. */
const most = 20_000

/** A stored thing and what it is. */
export type HeldItem = { readonly item: Item; readonly as: Described }

/** Everything about a person that has a privacy class, and the events of it. */
export async function itemsOfPerson(base: Base, id: PersonId): Promise<{ held: HeldItem[]; events: Item[] }> {
  const { db } = base
  const found = (await Promise.all(placesOfPerson(id).map((place) => db.collect(place, most)))).flat()
  const account = await accountsStore(base).find(id)
  const roster = await Promise.all((account ? rosterKeysOf(account) : []).map((key) => db.get(key)))
  const held = [...found, ...roster].flatMap((item): HeldItem[] => {
    const as = item && describedAt(item)
    return item && as ? [{ item, as }] : []
  })
  const elsewhere = held.filter(({ item }) => item.g1pk?.startsWith(`PER#${id}#`))
  const beside = elsewhere.map(({ item }) =>
    db.collect({ pk: item.pk, range: { prefix: `EVT#${item.sk}#` } }, most),
  )
  return { held, events: [...found.filter((item) => eventOf(item)), ...(await Promise.all(beside)).flat()] }
}

/** What the verbs of identity ask about everything held of one person. */
export const heldBy = (base: Base): Held => ({
  async everythingOf(id) {
    const { held, events } = await itemsOfPerson(base, id)
    const opened = await Promise.all(held.map((one) => recordOf(base, one)))
    return {
      records: opened.flat(),
      events: events.flatMap((item) => eventIn(item, id)).toSorted((a, b) => a.at.localeCompare(b.at)),
      readings: await readingsOf(base, id),
    }
  },
  async partsOf(id) {
    const { held } = await itemsOfPerson(base, id)
    const isKept = ({ as }: HeldItem) => as.onErasure === 'keep'
    return { gone: counted(held.filter((one) => !isKept(one))), kept: counted(held.filter(isKept)) }
  },
})

async function recordOf({ sealer }: Base, { item, as }: HeldItem): Promise<HeldRecord[]> {
  if (isErased(item)) return []
  const { record, words: title } = as
  const value = await record.open(sealer, item)
  if (!value) return []
  const fields = Object.entries(value).map(([name, one]: [string, unknown]) => {
    const tag = tagOf(record.tags[name] ?? 'L2')
    const field = tag === 'L1' || tag === 'L2' ? {} : { field: tag }
    return { name, class: classOf(tag), ...field, value: one }
  })
  return [{ noun: record.noun, title, fields }]
}

function eventIn(item: Item, id: PersonId): HeldEvent[] {
  const link = linkOf(item)?.link
  const of = eventOf(item)
  const as = of && describedAt(of.key)
  if (!link || !as) return []
  const by = link.by === id ? 'SELF' : link.by === 'system' ? 'SYSTEM' : 'OTHER'
  const fields = [...Object.keys(link.set), ...link.removed].toSorted()
  return [{ at: instant.parse(link.at), noun: as.record.noun, name: link.name, by, fields }]
}

async function readingsOf({ db }: Base, id: PersonId): Promise<HeldReading[]> {
  const readers = readersStore({ db })
  const found: HeldReading[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await readers.pageOf(id, {
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    })
    found.push(
      ...items.map((read) => ({
        at: read.at,
        role: role.safeParse(read.under.role).data ?? 'PERSON',
        purpose: read.purpose,
        fields: fieldsOf(read, id),
      })),
    )
    cursor = next
  } while (cursor !== undefined && found.length < most)
  return found
}

function counted(held: readonly HeldItem[]): Counted[] {
  const byNoun = new Map<string, Counted>()
  for (const { as } of held) {
    const { noun } = as.record
    byNoun.set(noun, { noun, title: as.words, count: (byNoun.get(noun)?.count ?? 0) + 1 })
  }
  return [...byNoun.values()]
}
