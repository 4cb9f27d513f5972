import * as z from 'zod'
import { aggregateId, type FoundEntry } from '../../../shared/audit.ts'
import { personId } from '../../../shared/ids.ts'
import { liesIn } from '../../../shared/regions.ts'
import { eventKey, linkOf } from '../../platform/store/chain.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Item, Query } from '../../platform/store/port.ts'
import type { Events } from './ports.ts'
import type { Found, Slice } from './search.ts'
import { subjectsOf } from './read.ts'
import { partitionOf, toEntry } from './store.ts'
import { toRead } from './store-readers.ts'

/** Events that one source reads in a round. */
const atOnce = 100
/** Events of one thing and its parts. */
const mostOfThing = 20_000

type Range = { readonly from: string; readonly below: string }

const pointer = z.object({ reader: personId, version: z.int() })

export function eventsStore({ db }: { db: Db }): Events {
  async function listed(query: Omit<Query, 'limit' | 'after'>, { from, below }: Range) {
    const page = await db.page({ ...query, range: { from, to: below }, descending: true }, { limit: atOnce })
    return { items: page.items, isMore: page.next !== undefined }
  }
  async function slice(query: Omit<Query, 'limit' | 'after'>, region: string, range: Range): Promise<Slice> {
    const { items, isMore } = await listed(query, range)
    const all = items.map(toFound)
    const found = all.filter((one, n) => isBelow(one, range) && isIn(items[n], region))
    return isMore ? { found, reached: all.at(-1)?.place } : { found }
  }
  return {
    by: (person, region, range) => slice({ pk: `ACT#${person}`, index: 'g1' }, region, range),
    ofMonth: (code, month, region, range) =>
      slice({ pk: `REG#${code.slice(0, 6)}#EVENTS#${month}`, index: 'g2' }, region, range),
    async about(thing, { region, own }, range) {
      const [mine, reads] = await Promise.all([
        own ? eventsOf(db, thing) : [],
        listed({ pk: `SUB#${thing}` }, range),
      ])
      const read = await Promise.all(
        reads.items.map(async ({ data }) => {
          const { reader, version } = pointer.parse(data)
          return db.get(eventKey(keys.reader(reader), version))
        }),
      )
      const others = read.flatMap((item) => (item && isIn(item, region) ? [toFound(item)] : []))
      const found = [...mine.map(toFound), ...others].filter((one) => isBelow(one, range))
      const last = reads.items.at(-1)
      return reads.isMore && last
        ? { found, reached: `${last.sk.slice(0, last.sk.indexOf('#'))}#~` }
        : { found }
    },
  }
}

/** Of a person: the volunteer file and the certificates. */
async function eventsOf(db: Db, thing: Parameters<Events['about']>[0]): Promise<Item[]> {
  const partitions = [
    partitionOf(thing),
    ...(thing.startsWith('per_') ? [keys.certificate(thing, '').pk] : []),
  ]
  const all = partitions.map((pk) => db.collect({ pk, range: { prefix: 'EVT#' } }, mostOfThing))
  return (await Promise.all(all)).flat()
}

const isBelow = ({ place }: Found, { from, below }: Range): boolean => place >= from && place < below

function isIn(item: Item | undefined, region: string): boolean {
  const lies = item && linkOf(item)?.link.region
  return lies !== undefined && liesIn(lies, region)
}

function toFound(item: Item): Found {
  const entry = toEntry(item)
  const thing = aggregateId.safeParse(item.pk.slice(item.pk.indexOf('#') + 1))
  return {
    place: `${entry.at}#${entry.id}`,
    entry: { ...entry, thing: thing.success ? thing.data : undefined, read: readIn(item) },
  }
}

function readIn(item: Item): FoundEntry['read'] {
  const read = toRead(item)
  if (!read) return undefined
  const { purpose, reason, under, shown } = read
  const fields = [...new Set(shown.flatMap((one) => one.fields))]
  return { purpose, reason, role: under.role, subjects: subjectsOf(read), fields }
}
