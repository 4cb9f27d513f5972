import type { Actor } from '../../shared/access.ts'
import type { PersonId } from '../../shared/ids.ts'
import { leavePlaces } from '../contexts/groups/leave-places.ts'
import { placementsStore } from '../contexts/groups/store-placements.ts'
import { groupsStore } from '../contexts/groups/store.ts'
import { invitationRecord } from '../contexts/identity/store-invitations.ts'
import { blindAddress } from '../contexts/identity/store.ts'
import { leaveSessions } from '../contexts/training/leave-sessions.ts'
import { enrolmentsStore } from '../contexts/training/store-enrolments.ts'
import { sessionsStore } from '../contexts/training/store.ts'
import { believe } from '../platform/store/belief.ts'
import { headOf } from '../platform/store/chain.ts'
import { destruction } from '../platform/store/data-keys.ts'
import type { Save } from '../platform/store/db.ts'
import { keys, lists } from '../platform/store/keys.ts'
import { openDb } from '../platform/store/open-db.ts'
import type { Item, Key } from '../platform/store/port.ts'
import { isErased, tombstoneOf, withoutSealed } from '../platform/store/record.ts'
import { indexFields } from '../platform/store/shape.ts'
import type { Adapters, Base } from './base.ts'
import type { Erasing } from './my-data-erasure.ts'
import { type HeldItem, itemsOfPerson } from './my-data.ts'

const most = 20_000

/**
 * What is left after the data key is gone: each thing in a transaction of its own, so that it can be stopped and taken
 * up again anywhere. What is done already is left as it is.
 */
export async function finishErasure(adapters: Adapters, job: Erasing): Promise<void> {
  const { personId } = job
  const actor: Actor = { personId, grants: [{ role: 'VOLUNTEER' }] }
  await adapters.forgetMessages?.((address) => job.addresses.includes(blindAddress(adapters.keys, address)))
  const base = asSystem(adapters)
  const { held } = await itemsOfPerson(base, personId)
  for (const one of held) await eraseItem(base, one, job)
  await leaveEverything(base, actor)
  for (const key of await technicalOf(base, personId, held))
    await base.db.note([believe({ delete: key, if: { present: true } })])
  for (const address of job.addresses) await eraseInvitations(asSystem(adapters), address, job)
  await base.db.note([believe({ delete: keys.erasing(personId), if: { present: true } })])
}

/** Places, invitations and seats of somebody who has left are free for others; safe to repeat. */
export async function leaveEverything(base: Base, actor: Actor): Promise<void> {
  await leavePlaces({ ...base, groups: groupsStore(base), placements: placementsStore(base) })(actor)
  await leaveSessions({ ...base, sessions: sessionsStore(base), enrolments: enrolmentsStore(base) })(actor)
}

const asSystem = (adapters: Adapters): Base => ({
  ...adapters,
  db: openDb({ ...adapters, request: { personId: 'system', route: 'erasure' } }),
})

async function eraseItem({ db }: Base, { item, as }: HeldItem, { at, personId }: Erasing): Promise<void> {
  const { pk, sk, version } = item
  if (isErased(item)) return
  if (as.onErasure === 'delete' || headOf(item) === undefined) {
    await db.note([believe({ delete: { pk, sk }, if: { version } })])
    return
  }
  const isKept = as.onErasure === 'keep'
  const data = isKept ? withoutSealed(as.record, item.data) : tombstoneOf(as.record, item.data)
  if (isKept && Object.keys(data).length === Object.keys(item.data).length - 1) return
  const event = { name: 'identity.erased', by: { personId }, at } as const
  await db.commit({
    saves: [{ id: personId, key: { pk, sk }, version, data, index: isKept ? indexOf(item) : {}, event }],
  })
}

const indexOf = (item: Item): NonNullable<Save['index']> =>
  Object.fromEntries(indexFields.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))

/** Items without a privacy class that only this person had: sessions, marks of factors, places kept. */
async function technicalOf({ db }: Base, id: PersonId, held: readonly HeldItem[]): Promise<Key[]> {
  const sessions = await db.collect({ pk: lists.sessionsOfPerson(id, '', '').g1pk ?? '', index: 'g1' }, most)
  const marks = await db.collect({ pk: keys.factorUse(id, '').pk, range: { prefix: 'USE#' } }, most)
  const places = held.flatMap(({ item: { data } }) =>
    typeof data['groupId'] === 'string' ? [keys.placeOf(data['groupId'], id)] : [],
  )
  const one = new Map(places.map((key) => [key.pk, key])).values()
  const present = await Promise.all([...one].map((key) => db.get(key)))
  return [...sessions, ...marks, ...present.flatMap((item) => item ?? [])].map(({ pk, sk }) => ({ pk, sk }))
}

/** Invitations to roles that went to an address of this person: each has a data key of its own. */
async function eraseInvitations({ db }: Base, address: string, { at, personId }: Erasing): Promise<void> {
  const { pk } = keys.invitation(address, '')
  for (const item of await db.collect({ pk, range: { prefix: 'inv_' } }, most)) {
    if (isErased(item)) continue
    const key = await db.get(keys.dataKey(item.sk))
    const save: Save = {
      id: item.sk,
      key: { pk, sk: item.sk },
      version: item.version,
      data: tombstoneOf(invitationRecord, item.data),
      event: { name: 'identity.erased', by: { personId }, at },
    }
    await db.commit({ saves: [save], with: key ? [believe(destruction(key, item.sk))] : [] })
  }
}
