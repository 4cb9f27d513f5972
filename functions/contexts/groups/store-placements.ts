import type { Belief } from '../../kernel/belief.ts'
import { believeSave } from '../../platform/store/belief.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { openAll } from '../../platform/store/record.ts'
import type { Placement } from './placement.ts'
import type { Happening, Placements } from './ports.ts'
import { saveOf, toPlacement } from './store-placement-item.ts'
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

/** A group of ten seats seldom sees more than some dozen invitations. */
const mostOfGroup = 500
const mostOfPerson = 500

export const placementsStore = (needs: StoreNeeds): Placements => ({
  ...placementReads(needs),
  ...invitationWrites(needs),
  ...placeWrites(needs),
})

type Writes<Name extends keyof Placements> = Pick<Placements, Name>

function invitationWrites({ db, sealer }: StoreNeeds): Writes<'invite' | 'accept' | 'decline' | 'withdraw'> {
  const commit = async (one: Placement, happening: Happening, beliefs: readonly Belief[]) =>
    db.commit({ saves: [await saveOf(sealer, one, happening)], with: beliefs })
  return {
    invite: (one, group, happening) => commit(one, happening, [takePlace(one), groupUnchanged(group)]),
    accept: async (one, happening) =>
      commit(one, happening, [
        await keepPlace(db, one, 'LIVE'),
        seatIsFree(one),
        ...(await readyLoad(db, one)),
      ]),
    decline: async (one, happening) => commit(one, happening, [await keepPlace(db, one, 'DECLINED')]),
    withdraw: async (one, happening) => commit(one, happening, await releasePlace(db, one)),
  }
}

function placeWrites(needs: StoreNeeds): Writes<'confirm' | 'end' | 'close'> {
  const { db, sealer } = needs
  /** A placement that leaves with another's commit: its own event, and what it held is free again. */
  const lettingGo = async (one: Placement, { by, at }: Happening) => {
    const isEnd = one.status === 'ENDED'
    const name = isEnd ? 'groups.place-ended' : 'groups.invitation-withdrawn'
    const freed = isEnd ? [freeSeat(one), returnLoad(one)] : []
    return [
      believeSave(await saveOf(sealer, one, { name, by, at })),
      ...freed,
      ...(await releasePlace(db, one)),
    ]
  }
  const lettingAllGo = async (all: readonly Placement[], happening: Happening) =>
    (await Promise.all(all.map((one) => lettingGo(one, happening)))).flat()
  return {
    async confirm(one, group, others, happening, { answer: { most }, beliefs }) {
      const taken = [takeSeat(one), takeLoad(one, most)]
      const ofGroup = await saveOfGroup(needs, group, { ...happening, name: 'groups.seat-filled' })
      const own = await saveOf(sealer, one, happening)
      const left = await lettingAllGo(others, happening)
      return db.commit({ saves: [own, ofGroup], with: [...taken, ...beliefs, ...left] })
    },
    async end(one, group, happening) {
      const ofGroup = await saveOfGroup(needs, group, { ...happening, name: 'groups.seat-freed' })
      const freed = [freeSeat(one), returnLoad(one), ...(await releasePlace(db, one))]
      return db.commit({ saves: [await saveOf(sealer, one, happening), ofGroup], with: freed })
    },
    async close(group, all, happening) {
      const left = await lettingAllGo(all, happening)
      return db.commit({ saves: [await saveOfGroup(needs, group, happening)], with: left })
    },
  }
}

type Reads = Pick<Placements, 'find' | 'findOf' | 'listOfGroup' | 'listOfPerson' | 'listToConfirm' | 'loadOf'>

function placementReads({ db, sealer }: StoreNeeds): Reads {
  const open = (items: readonly Item[]): Promise<Placement[]> =>
    openAll(items, (item) => toPlacement(sealer, item))
  return {
    async find(group, id) {
      const item = await db.get(keys.placement(group, id))
      return item && (await open([item]))[0]
    },
    async findOf(person, id) {
      const { g1pk: pk = '' } = lists.placementsOfPerson(person, '')
      const listed = await db.collect({ pk, index: 'g1' }, mostOfPerson)
      const item = listed.find((one) => one.data['id'] === id)
      const found = item && (await db.get({ pk: item.pk, sk: item.sk }))
      return found && toPlacement(sealer, found)
    },
    listOfGroup: async (group) =>
      open(await db.collect({ pk: keys.group(group).pk, range: { prefix: 'PLC#' } }, mostOfGroup)),
    async listOfPerson(person) {
      const { g1pk: pk = '' } = lists.placementsOfPerson(person, '')
      return open(await db.collect({ pk, index: 'g1', descending: true }, mostOfPerson))
    },
    async listToConfirm(county, most) {
      const { g2pk: pk = '' } = lists.placementsToConfirm(county, '')
      return open((await db.page({ pk, index: 'g2' }, { limit: most })).items)
    },
    loadOf: (person) => loadOf(db, person),
  }
}
