import * as z from 'zod'
import { organizationId, programmeId } from '../../../shared/ids.ts'
import { subject } from '../../../shared/vocabulary.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Programmes } from './ports.ts'
import type { Programme } from './programme.ts'

/** What a programme and its sessions have in common, and that all of it is public. */
export const announced = { subject, title: z.string(), titleEn: z.optional(z.string()), validMonths: z.int() }

export const allPublic = { subject: 'L1', title: 'L1', titleEn: 'L1', validMonths: 'L1' } as const

/** A programme as it is stored. */
export const programmeRecord = defineRecord(
  'programme',
  z.object({ id: programmeId, organizationId, ...announced, content: z.string(), taughtMinutes: z.int() }),
  'organizationId',
  { id: 'L1', organizationId: 'L1', ...allPublic, content: 'L1', taughtMinutes: 'L1' },
)

const toProgramme = (item: Item): Programme => ({
  ...programmeRecord.schema.parse(item.data),
  version: item.version,
})
export const programmesStore = ({ db }: { db: Db }): Programmes => ({
  async find(id) {
    const item = await db.get(keys.programme(id))
    return item && toProgramme(item)
  },
  async listOf(organization, page) {
    const { items, ...rest } = await db.page({ pk: `ORG#${organization}#PROGRAMMES`, index: 'g1' }, page)
    return { ...rest, items: items.map(toProgramme) }
  },
  save({ version, ...programme }, event, beliefs) {
    const { id, organizationId: organization } = programme
    const index = lists.programmesOfOrganization(organization, id)
    const save = { id, key: keys.programme(id), version, data: plain(programme), index, event }
    return db.commit({ saves: [save], with: beliefs })
  },
})
