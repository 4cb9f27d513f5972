import * as z from 'zod'
import { role } from '../../../shared/access.ts'
import { addMonths, dayOf, type Instant, instant, instantOf } from '../../../shared/dates.ts'
import { organizationId, personId, regionCode } from '../../../shared/ids.ts'
import { personalField, retention } from '../../../shared/privacy.ts'
import { purpose, readReason } from '../../../shared/purposes.ts'
import { believe } from '../../platform/store/belief.ts'
import { eventKey, linkOf } from '../../platform/store/chain.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Readers } from './ports.ts'
import { type Read, subjectsOf } from './read.ts'

/** What the event of a read holds besides who and when. Ids, names of fields and choices: no value of anybody. */
const details = z.object({
  route: z.string(),
  purpose,
  under: z.object({
    role: z.union([role, z.literal('PERSON')]),
    organizationId: z.optional(organizationId),
    region: z.optional(regionCode),
  }),
  shown: z.array(z.object({ fields: z.array(personalField), subjects: z.array(z.string()) })),
  reason: z.optional(readReason),
  asked: z.optional(z.record(z.string(), z.string())),
})

const pointer = z.object({ reader: personId, version: z.int() })

/** Pointers that ride in the transaction of the read itself (which holds two more items), and in each further one. */
const inFirst = 90
const inNext = 100

export const readersStore = ({ db }: { db: Db }): Readers => ({
  versionOf: async (id) => (await db.get(keys.reader(id)))?.version ?? 0,
  async record({ at, by, region, ...rest }, before) {
    const version = before + 1
    const pointers = subjectsOf(rest).map((subject) =>
      believe({
        put: {
          ...keys.readOf(subject, at, by, version),
          version: 1,
          expiresAt: forgottenAt(at),
          data: { reader: by, version },
        },
        if: { absent: true },
      }),
    )
    const event = { name: 'audit.read', by: { personId: by }, at, region, details: plain(rest) } as const
    const save = { id: by, key: keys.reader(by), version: before, data: { personId: by }, event }
    await db.commit({ saves: [save], with: pointers.slice(0, inFirst) })
    for (let n = inFirst; n < pointers.length; n += inNext) await db.note(pointers.slice(n, n + inNext))
  },
  async pageOf(subject, request) {
    const query = { pk: `SUB#${subject}`, descending: true } as const
    const { items, ...rest } = await db.page(query, request)
    const reads = await Promise.all(
      items.map(async ({ data }) => {
        const { reader, version } = pointer.parse(data)
        const event = await db.get(eventKey(keys.reader(reader), version))
        return event && toRead(event)
      }),
    )
    return { ...rest, items: reads.flatMap((read) => read ?? []) }
  },
})

/** Epoch seconds from which a pointer is gone. The event stays in its chain, without a value of anybody. */
const forgottenAt = (at: Instant): number =>
  Date.parse(instantOf(addMonths(dayOf(at), retention.readMonths))) / 1000

/** A read out of its event; undefined for an event of another kind. */
export function toRead(item: Item): Read | undefined {
  const link = linkOf(item)?.link
  if (link?.name !== 'audit.read') return undefined
  const { id, at, by, region } = link
  return {
    ...details.parse(link.details),
    id,
    at: instant.parse(at),
    by: personId.parse(by),
    region: region === undefined ? undefined : regionCode.parse(region),
  }
}
