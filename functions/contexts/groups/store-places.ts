import type { Belief } from '../../kernel/belief.ts'
import { Failure } from '../../kernel/failure.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Group } from './group.ts'
import { answerableUntil, type Placement } from './placement.ts'

// What a placement holds beside its own item: the person's one place in the group, the seat, one unit of load.

type Held = Pick<Placement, 'id' | 'groupId' | 'personId' | 'seat'>

const placeKey = ({ groupId, personId }: Held) => keys.placeOf(groupId, personId)
const seatKey = ({ groupId, seat }: Held) => keys.seat(groupId, seat)
const loadKey = ({ personId }: Pick<Held, 'personId'>) => keys.load(personId)

/** One live invitation for a person in a group. It ends by itself with the days for the answer, so nobody must tidy up. */
export function takePlace(placement: Placement): Belief {
  const expiresAt = Math.ceil(Date.parse(answerableUntil(placement)) / 1000)
  const data = { placementId: placement.id, state: 'LIVE' }
  return believe(
    { put: { ...placeKey(placement), version: 1, expiresAt, data }, if: { absent: true } },
    new Failure('already-invited'),
  )
}

/** Makes the place last: as live once accepted, as declined so that nobody asks again. */
export async function keepPlace(db: Db, placement: Held, state: 'LIVE' | 'DECLINED'): Promise<Belief> {
  const item = await db.get(placeKey(placement))
  if (item && item.data['placementId'] !== placement.id) throw new Failure('invitation-ended')
  const version = (item?.version ?? 0) + 1
  const data = { placementId: placement.id, state }
  return believe({
    put: { ...placeKey(placement), version, data },
    if: item ? { version: item.version } : { absent: true },
  })
}

/** Nothing to do where it has ended by itself, or a later invitation holds it. */
export async function releasePlace(db: Db, placement: Held): Promise<Belief[]> {
  const item = await db.get(placeKey(placement))
  if (item?.data['placementId'] !== placement.id) return []
  return [believe({ delete: placeKey(placement), if: { version: item.version } })]
}

/** Nobody closed or changed the group since it was read. */
export const groupUnchanged = ({ id, version }: Pick<Group, 'id' | 'version'>): Belief =>
  believe({ check: keys.group(id), if: { version } })

export const seatIsFree = (placement: Held): Belief =>
  believe({ check: seatKey(placement), if: { absent: true } }, new Failure('seat-taken'))

export const takeSeat = (placement: Held): Belief =>
  believe(
    { put: { ...seatKey(placement), version: 1, data: { placementId: placement.id } }, if: { absent: true } },
    new Failure('seat-taken'),
  )

export const freeSeat = (placement: Held): Belief =>
  believe({ delete: seatKey(placement), if: { present: true } })

/** A counter must stand before it can be guarded: it comes with the first acceptance. */
export async function readyLoad(db: Db, placement: Held): Promise<Belief[]> {
  if (await db.get(loadKey(placement))) return []
  return [believe({ put: { ...loadKey(placement), version: 1, data: { load: 0 } }, if: { absent: true } })]
}

/** One group more, while there are fewer than `most`. */
export function takeLoad(placement: Held, most: number): Belief {
  const guards = [{ field: 'load', is: '<', than: most }] as const
  return believe(
    { update: loadKey(placement), add: { load: 1 }, if: { guards } },
    new Failure('load-reached'),
  )
}

export const returnLoad = (placement: Held): Belief => {
  const guards = [{ field: 'load', is: '>', than: 0 }] as const
  return believe({ update: loadKey(placement), add: { load: -1 }, if: { guards } })
}

export async function loadOf(db: Db, personId: Placement['personId']): Promise<number> {
  const item = await db.get(loadKey({ personId }))
  return Number(item?.data['load'] ?? 0)
}
