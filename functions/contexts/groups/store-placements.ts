import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { declineReason } from '../../../shared/groups.ts'
import { groupId, personId, placementId, regionCode } from '../../../shared/ids.ts'
import { placementStatus } from '../../../shared/vocabulary.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believeSave } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Placement } from './placement.ts'
import type { Happening, Placements } from './ports.ts'
import {
  freeSeat,
  groupUnchanged,
  keepPlace,
  loadOf,
  readyLoad,
  releasePlace,
  returnLoad,
  seatIsFree,
  takeLoad,
  takePlace,
  takeSeat,
} from './store-places.ts'
import { saveOfGroup, type StoreNeeds } from './store.ts'

const placementItem = z.object({
  id: placementId,
  groupId,
  personId,
  seat: z.int(),
  county: regionCode,
  region: regionCode,
  status: placementStatus,
  invitedAt: instant,
  answeredAt: z.optional(instant),
  confirmedAt: z.optional(instant),
  endedAt: z.optional(instant),
})

/** Sealed: what was said about a person (L3). */
const sealedItem = z.object({ declined: z.optional(z.string()), reason: z.optional(z.string()) })

/** A group of ten seats seldom sees more than some dozen invitations. */
const mostOfGroup = 500
const mostOfPerson = 500

const placeOf = ({ groupId: group, id, personId: whose }: Pick<Placement, 'groupId' | 'id' | 'personId'>, attribute: string) => ({
  key: keys.placement(group, id),
  attribute,
  whose,
})

async function saveOf(sealer: Sealer, placement: Placement, event: Happening): Promise<Save> {
  const { version, declined, reason, ...rest } = placement
  const sealed = {
    declined: declined && (await sealer.seal(declined, placeOf(placement, 'declined'))),
    reason: reason && (await sealer.seal(reason, placeOf(placement, 'reason'))),
  }
  const index = {
    ...lists.placementsOfPerson(placement.personId, placement.invitedAt),
    ...(placement.status === 'ACCEPTED' ? lists.placementsToConfirm(placement.county, placement.answeredAt ?? '') : {}),
  }
  const key = keys.placement(placement.groupId, placement.id)
  return { id: placement.id, key, version, data: plain({ ...rest, ...sealed }), index, event }
}

async function toPlacement(sealer: Sealer, item: Item): Promise<Placement> {
  const one = placementItem.parse(item.data)
  const { declined, reason } = sealedItem.parse(item.data)
  return {
    ...one,
    version: item.version,
    declined: declined === undefined ? undefined : declineReason.parse(await sealer.unseal(declined, placeOf(one, 'declined'))),
    reason: reason && (await sealer.unseal(reason, placeOf(one, 'reason'))),
  }
}

export function placementsStore({ db, sealer }: StoreNeeds): Placements {
  const open = (items: readonly Item[]) => Promise.all(items.map((item) => toPlacement(sealer, item)))
  /** A placement that leaves with another's commit: its own event, and what it held is free again. */
  const lettingGo = async (one: Placement, { by, at }: Happening) => {
    const isEnd = one.status === 'ENDED'
    const name = isEnd ? 'groups.place-ended' : 'groups.invitation-withdrawn'
    const freed = isEnd ? [freeSeat(one), returnLoad(one)] : []
    return [believeSave(await saveOf(sealer, one, { name, by, at })), ...freed, ...(await releasePlace(db, one))]
  }
  const lettingAllGo = async (all: readonly Placement[], happening: Happening) =>
    (await Promise.all(all.map((one) => lettingGo(one, happening)))).flat()
  return {
    ...placementReads(db, open),
    async invite(one, group, happening, { beliefs }) {
      return db.commit({ saves: [await saveOf(sealer, one, happening)], with: [takePlace(one), groupUnchanged(group), ...beliefs] })
    },
    async accept(one, happening) {
      const kept = [await keepPlace(db, one, 'LIVE'), seatIsFree(one), ...(await readyLoad(db, one))]
      return db.commit({ saves: [await saveOf(sealer, one, happening)], with: kept })
    },
    decline: async (one, happening) =>
      db.commit({ saves: [await saveOf(sealer, one, happening)], with: [await keepPlace(db, one, 'DECLINED')] }),
    withdraw: async (one, happening) =>
      db.commit({ saves: [await saveOf(sealer, one, happening)], with: await releasePlace(db, one) }),
    async confirm(one, group, others, happening, { answer: { most }, beliefs }) {
      const taken = [takeSeat(one), takeLoad(one, most)]
      const ofGroup = await saveOfGroup({ sealer }, group, { ...happening, name: 'groups.seat-filled' })
      const own = await saveOf(sealer, one, happening)
      return db.commit({ saves: [own, ofGroup], with: [...taken, ...beliefs, ...(await lettingAllGo(others, happening))] })
    },
    async end(one, group, happening) {
      const ofGroup = await saveOfGroup({ sealer }, group, { ...happening, name: 'groups.seat-freed' })
      const freed = [freeSeat(one), returnLoad(one), ...(await releasePlace(db, one))]
      return db.commit({ saves: [await saveOf(sealer, one, happening), ofGroup], with: freed })
    },
    close: async (group, all, happening) =>
      db.commit({ saves: [await saveOfGroup({ sealer }, group, happening)], with: await lettingAllGo(all, happening) }),
    loadOf: (person) => loadOf(db, person),
  }
}

type Reads = Pick<Placements, 'find' | 'listOfGroup' | 'listOfPerson' | 'listToConfirm'>

function placementReads(db: Db, open: (items: readonly Item[]) => Promise<Placement[]>): Reads {
  return {
    async find(group, id) {
      const item = await db.get(keys.placement(group, id))
      return item && (await open([item]))[0]
    },
    listOfGroup: async (group) => open(await db.collect({ pk: keys.group(group).pk, range: { prefix: 'PLC#' } }, mostOfGroup)),
    async listOfPerson(person) {
      const { g1pk: pk = '' } = lists.placementsOfPerson(person, '')
      return open(await db.collect({ pk, index: 'g1', descending: true }, mostOfPerson))
    },
    async listToConfirm(county, most) {
      const { g2pk: pk = '' } = lists.placementsToConfirm(county, '')
      return open((await db.page({ pk, index: 'g2' }, { limit: most })).items)
    },
  }
}
