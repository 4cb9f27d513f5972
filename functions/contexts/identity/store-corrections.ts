import * as z from 'zod'
import { correctable, correctionStatus } from '../../../shared/corrections.ts'
import { instant } from '../../../shared/dates.ts'
import { correctionId, organizationId, personId, regionCode, sessionId } from '../../../shared/ids.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { IndexKeys, Item } from '../../platform/store/port.ts'
import { defineRecord, openAll } from '../../platform/store/record.ts'
import type { Correction } from './correction.ts'
import type { Corrections, Desk } from './correction-ports.ts'

const schema = z.object({
  id: correctionId,
  personId,
  field: correctable,
  region: z.optional(regionCode),
  organizationId: z.optional(organizationId),
  sessionId: z.optional(sessionId),
  wrong: z.string(),
  status: correctionStatus,
  askedAt: instant,
  answeredAt: z.optional(instant),
  answeredBy: z.optional(personId),
  answer: z.optional(z.string()),
})

/** A request for a correction as it is stored. */
export const correctionRecord = defineRecord('correction', schema, 'personId', {
  id: 'L2',
  personId: 'L2',
  field: 'L2',
  region: 'L2',
  organizationId: 'L2',
  sessionId: 'L2',
  wrong: 'correction.text',
  status: 'L2',
  askedAt: 'L2',
  answeredAt: 'L2',
  answeredBy: 'L2',
  answer: 'correction.text',
})

/** Of one person in a life. */
const mostOfPerson = 1000

export function correctionsStore({ db, sealer }: { db: Db; sealer: Sealer }): Corrections {
  async function toCorrection(item: Item): Promise<Correction | undefined> {
    const opened = await correctionRecord.open(sealer, item)
    return opened && { ...opened, version: item.version }
  }
  return {
    async find(person, id) {
      const item = await db.get(keys.correction(person, id))
      return item && toCorrection(item)
    },
    async listOf(person) {
      const items = await db.collect(
        { pk: keys.correction(person, '').pk, range: { prefix: 'cor_' } },
        mostOfPerson,
      )
      return openAll(items, toCorrection)
    },
    async page(desk, request) {
      const { items, ...rest } = await db.page({ pk: deskOf(desk), index: 'g1' }, request)
      return { ...rest, items: await openAll(items, toCorrection) }
    },
    async waiting(desk, most) {
      const { items } = await db.page({ pk: deskOf(desk), index: 'g1' }, { limit: most })
      const first = instant.safeParse(items[0]?.data['askedAt'])
      return { count: items.length, since: first.data }
    },
    async save({ version, ...correction }, event) {
      const { id, personId: person } = correction
      const key = keys.correction(person, id)
      const data = await correctionRecord.toData(sealer, key, correction)
      return db.commit({ saves: [{ id, key, version, data, index: listedAt(correction), event }] })
    },
  }
}

export const deskOf = ({ county, organizationId: id }: Desk): string =>
  (id === undefined
    ? lists.correctionsOfCounty(county ?? '', '', '')
    : lists.correctionsOfOrganization(id, '', '')
  ).g1pk ?? ''

/** What waits for an answer stands in its desk's list; what was answered, where the job that removes it looks. */
function listedAt(correction: Omit<Correction, 'version'>): IndexKeys {
  const { id, status, region: county, organizationId: held, askedAt, answeredAt } = correction
  if (status !== 'OPEN')
    return lists.correctionsAnswered(deskOf({ county, organizationId: held }), answeredAt ?? askedAt, id)
  if (held !== undefined) return lists.correctionsOfOrganization(held, askedAt, id)
  return county === undefined ? {} : lists.correctionsOfCounty(county, askedAt, id)
}
