import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { groupInput, seatInput } from '../../../shared/groups.ts'
import { groupId, personId, placementId, regionCode, type RegionCode } from '../../../shared/ids.ts'
import { groupStatus, type GroupStatus } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'
import { blindIndex } from '../../platform/crypto/blind-index.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord, openAll } from '../../platform/store/record.ts'
import type { Group } from './group.ts'
import type { Groups, Happening } from './ports.ts'
import { alikeIndex, countAlike } from './store-alike.ts'

export type StoreNeeds = { db: Db; sealer: Sealer; keys: Keys }

const { county, township, helpFields, sex, ageBand, priority, pairing, availability } = groupInput.shape

const schema = z.object({
  id: groupId,
  code: z.string(),
  region: regionCode,
  county,
  township,
  helpFields,
  sex,
  ageBand,
  priority,
  pairing,
  availability,
  seats: z.array(seatInput),
  helpers: z.array(z.object({ seat: z.int(), personId, placementId, since: instant })),
  status: groupStatus,
  openedAt: instant,
  closedAt: z.optional(instant),
  riskNotice: z.string(),
  note: z.optional(z.string()),
})

/** A group as it is stored: what tells of the person helped is sealed under the group's own key. */
export const groupRecord = defineRecord('group', schema, 'id', {
  id: 'L2',
  code: 'group.code',
  region: 'L2',
  county: 'L2',
  township: 'L2',
  helpFields: 'group.needs',
  sex: 'group.needs',
  ageBand: 'group.needs',
  priority: 'group.needs',
  pairing: 'group.needs',
  availability: 'group.needs',
  seats: 'L2',
  helpers: 'group.members',
  status: 'L2',
  openedAt: 'L2',
  closedAt: 'L2',
  riskNotice: 'group.notes',
  note: 'group.notes',
})

/** The save of a group as it now is, for this context's commits. */
export async function saveOfGroup(
  { sealer, keys: master }: Omit<StoreNeeds, 'db'>,
  { version, ...group }: Group,
  happening: Happening,
): Promise<Save> {
  const { id, status, openedAt } = group
  const key = keys.group(id)
  const index = {
    ...lists.groupsOfCounty(group.county, status, openedAt, id),
    ...alikeIndex(master, group),
  }
  const event = { ...happening, region: group.region }
  return { id, key, version, data: await groupRecord.toData(sealer, key, group), index, event }
}

/** What can be told of a group without opening it. */
const { region, openedAt: since } = schema.shape
const waitingItem = z.object({ region, openedAt: since })

export function groupsStore({ db, sealer, keys: master }: StoreNeeds): Groups {
  const codeKey = (code: string) => keys.groupCode(blindIndex(master, 'group-code', code))
  const queryOf = (within: RegionCode, status: GroupStatus) => {
    const { g1pk: pk = '' } = lists.groupsOfCounty(within, status, '', '')
    return { pk, index: 'g1' } as const
  }
  async function toGroup(item: Item): Promise<Group | undefined> {
    const opened = await groupRecord.open(sealer, item)
    return opened && { ...opened, version: item.version }
  }
  return {
    async find(id) {
      const item = await db.get(keys.group(id))
      return item && toGroup(item)
    },
    hasCode: async (code) => (await db.get(codeKey(code))) !== undefined,
    async create(group, happening) {
      const taken = {
        put: { ...codeKey(group.code), version: 1, data: { groupId: group.id } },
        if: { absent: true },
      } as const
      return db.commit({
        saves: [await saveOfGroup({ sealer, keys: master }, group, happening)],
        with: [believe(taken, new Failure('try-later'))],
      })
    },
    save: async (group, happening) =>
      db.commit({ saves: [await saveOfGroup({ sealer, keys: master }, group, happening)] }),
    async list(within, status, request) {
      const { items, ...rest } = await db.page(queryOf(within, status), request)
      return { ...rest, items: await openAll(items, toGroup) }
    },
    countLike: countAlike(db, master),
    async listWaiting(within, most) {
      const { items } = await db.page(queryOf(within, 'MATCHING'), { limit: most })
      return items.map(({ data }) => waitingItem.parse(data))
    },
  }
}
