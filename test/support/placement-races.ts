import { compose } from '../../functions/compose.ts'
import { Failure } from '../../functions/kernel/failure.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import type { Key, Store } from '../../functions/platform/store/port.ts'
import type { Actor } from '../../shared/access.ts'
import { personId, type GroupId, type PersonId, type PlacementId } from '../../shared/ids.ts'
import { aClock, aTestApp, type TestApp } from './app.ts'
import { blindStore } from './blind-store.ts'
import { aGroupIn } from './builders/groups.ts'
import { aPlacementIn } from './builders/placements.ts'
import { aVolunteer } from './builders/volunteers.ts'
import { certify, county } from './county.ts'

/** Two coordinators of the county; nobody signs in, so that thousands of rounds take seconds. */
const coordinators = ['per_00000000000coord1', 'per_00000000000coord2'].map(
  (id): Actor => ({ personId: personId.parse(id), grants: [{ role: 'COORDINATOR', region: county }] }),
)

/** A county on an embedded store; `wrap` stands between the app and the store. */
export async function aRacingCounty(wrap: (store: Store) => Store = (store) => store) {
  const clock = aClock()
  const app = await aTestApp({ clock, store: wrap(openEmbedded(':memory:', clock.now)) })
  return app
}

/** A volunteer's file with the certificates, without an account. */
export async function aHelperFile(app: TestApp, serial: number, validUntil?: Parameters<typeof certify>[2]) {
  const id = personId.parse(app.adapters.newId('per'))
  const bornOn = `${1950 + Math.floor(serial / 500)}-05-17`
  const volunteer = aVolunteer.appointed({ personId: id, serial, bornOn })
  await app.asSystem().volunteers.volunteers.create(volunteer, undefined, [], {
    name: 'volunteers.applied',
    by: 'system',
    at: volunteer.appliedAt,
  })
  return { id, certificates: await certify(app, id, validUntil) }
}

type Asked = { groupId: GroupId; placementId: PlacementId; version: number }

/** One confirmation, by one of the coordinators; gives the code of a refusal. */
export async function confirm(app: TestApp, asked: Asked, at = 0): Promise<string> {
  const actor = coordinators[at % coordinators.length]
  if (!actor) throw new Error('no coordinator')
  const verbs = compose(app.adapters, { personId: actor.personId, route: 'confirmPlacement' })
  return verbs.groups.confirmPlacement(actor, asked).then(() => 'confirmed', codeOf)
}

function codeOf(error: unknown): string {
  if (error instanceof Failure) return error.code
  throw error
}

const asking = (groupId: GroupId, { id, version }: { id: PlacementId; version: number }): Asked => ({
  groupId,
  placementId: id,
  version,
})

async function closeAll(app: TestApp, ids: readonly GroupId[]): Promise<void> {
  const [actor] = coordinators
  for (const id of ids) {
    const version = (await app.asSystem().groups.groups.find(id))?.version ?? 0
    if (actor) await app.asSystem().groups.closeGroup(actor, id, version)
  }
}

type Options = { guarded?: boolean }

/** The seat, the group's version, and the versions of the placements that are let go: all three stand in the way. */
const everyGuard = ({ pk }: Key): boolean => pk.startsWith('GRP#')

/** Rounds in which several have accepted the last seat and are confirmed at once: how many won, and whether each loser got a code. */
export async function seatRaces(rounds: number, atOnce: number, { guarded = true }: Options = {}) {
  const app = await aRacingCounty((store) => (guarded ? store : blindStore(store, everyGuard)))
  const helpers = await Promise.all(Array.from({ length: atOnce }, (_, serial) => aHelperFile(app, serial)))
  const winners: number[] = []
  let named = true
  for (let round = 0; round < rounds; round++) {
    const group = await aGroupIn(app)
    const accepted = []
    for (const helper of helpers)
      accepted.push(await aPlacementIn(app, 'ACCEPTED', { group, personId: helper.id, seat: 2 }))
    const outcomes = await Promise.all(accepted.map((one, at) => confirm(app, asking(group.id, one), at)))
    winners.push(outcomes.filter((one) => one === 'confirmed').length)
    named &&= outcomes.every((one) => ['confirmed', 'seat-taken', 'changed-meanwhile'].includes(one))
    if (guarded) await closeAll(app, [group.id])
  }
  return { winners, named }
}

/** Rounds in which one person has accepted several groups and is confirmed in all at once: how many places they then hold. */
export async function loadRaces(rounds: number, atOnce: number, { guarded = true }: Options = {}) {
  const app = await aRacingCounty((store) =>
    guarded ? store : blindStore(store, ({ pk }) => pk.startsWith('LOD#')),
  )
  const held: number[] = []
  for (let round = 0; round < rounds; round++) {
    const helper = await aHelperFile(app, round)
    const asked = []
    for (let n = 0; n < atOnce; n++) {
      const group = await aGroupIn(app)
      asked.push(
        asking(group.id, await aPlacementIn(app, 'ACCEPTED', { group, personId: helper.id, seat: 2 })),
      )
    }
    await Promise.all(asked.map((one, at) => confirm(app, one, at)))
    held.push(await placesOf(app, helper.id))
  }
  return { held }
}

/** Counted from the placements themselves, not from the counter. */
async function placesOf(app: TestApp, id: PersonId): Promise<number> {
  const all = await app.asSystem().groups.placements.listOfPerson(id)
  return all.filter((one) => one.status === 'CONFIRMED').length
}
