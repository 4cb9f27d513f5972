import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { groupInput, seatInput } from '../../../shared/groups.ts'
import { groupId, personId, placementId, regionCode } from '../../../shared/ids.ts'
import { groupStatus } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Group } from './group.ts'
import type { Groups, Happening, ListedGroup } from './ports.ts'

export type StoreNeeds = { db: Db; sealer: Sealer }

const { county, township, helpFields, sex, ageBand, priority, pairing, availability } = groupInput.shape

const groupItem = z.object({
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
})

/** Sealed: free text about a supported person (L5). */
const sealedItem = z.object({ riskNotice: z.string(), note: z.optional(z.string()) })

const placeOf = (id: string, attribute: string) => ({ key: keys.group(id), attribute, whose: id })

/** The save of a group as it now is, for this context's commits. */
export async function saveOfGroup(
  { sealer }: Pick<StoreNeeds, 'sealer'>,
  group: Group,
  happening: Happening,
): Promise<Save> {
  const { version, riskNotice, note, ...rest } = group
  const { id, status, openedAt } = group
  const sealed = {
    riskNotice: await sealer.seal(riskNotice, placeOf(id, 'riskNotice')),
    note: note && (await sealer.seal(note, placeOf(id, 'note'))),
  }
  const index = lists.groupsOfCounty(group.county, status, openedAt, id)
  return { id, key: keys.group(id), version, data: plain({ ...rest, ...sealed }), index, event: happening }
}

const toListed = (item: Item): ListedGroup => ({ ...groupItem.parse(item.data), version: item.version })

export function groupsStore({ db, sealer }: StoreNeeds): Groups {
  async function toGroup(item: Item): Promise<Group> {
    const listed = toListed(item)
    const { riskNotice, note } = sealedItem.parse(item.data)
    return {
      ...listed,
      riskNotice: await sealer.unseal(riskNotice, placeOf(listed.id, 'riskNotice')),
      note: note && (await sealer.unseal(note, placeOf(listed.id, 'note'))),
    }
  }
  return {
    async find(id) {
      const item = await db.get(keys.group(id))
      return item && toGroup(item)
    },
    hasCode: async (code) => (await db.get(keys.groupCode(code))) !== undefined,
    async create(group, happening) {
      const taken = {
        put: { ...keys.groupCode(group.code), version: 1, data: { groupId: group.id } },
        if: { absent: true },
      } as const
      return db.commit({
        saves: [await saveOfGroup({ sealer }, group, happening)],
        with: [believe(taken, new Failure('try-later'))],
      })
    },
    save: async (group, happening) => db.commit({ saves: [await saveOfGroup({ sealer }, group, happening)] }),
    async list(within, status, request) {
      const { g1pk: pk = '' } = lists.groupsOfCounty(within, status, '', '')
      const page = await db.page({ pk, index: 'g1' }, request)
      return { ...page, items: page.items.map(toListed) }
    },
  }
}
