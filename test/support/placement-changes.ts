import { revoked } from '../../functions/contexts/certifications/certificate.ts'
import type { Change, Key, Store } from '../../functions/platform/store/port.ts'
import { addDays, addMinutes, dayOf, instant, instantOf, type Instant } from '../../shared/dates.ts'
import type { CertificateId, PersonId } from '../../shared/ids.ts'
import { noon, type TestApp } from './app.ts'
import { blindStore } from './blind-store.ts'
import { aGroupIn } from './builders/groups.ts'
import { aPlacementIn } from './builders/placements.ts'
import { aHelperFile, aRacingCounty, confirm } from './placement-races.ts'
import { randomFrom } from './store/faults.ts'

/** What befalls a helper around the confirmation, and when. */
const kinds = [
  'revoked-before',
  'revoked-between',
  'revoked-after',
  'paused-between',
  'lapse-1',
  'lapse',
  'lapse+1',
] as const
type Kind = (typeof kinds)[number]

/** How long a certificate must still last. */
const lastingDays = 30

const trusted = ({ pk, sk }: Key): boolean =>
  (pk.startsWith('HLD#') && sk.startsWith('CRT#')) || pk.startsWith('VOL#')

/** The write in which a place is confirmed. */
const isConfirmation = (changes: readonly Change[]): boolean =>
  changes.some(
    (one) => 'put' in one && one.put.sk.startsWith('PLC#') && one.put.data['status'] === 'CONFIRMED',
  )

/** Rounds with one confirmation each, in which the ground for it goes before, between its reading and its writing, or after. */
export async function changesBefore(
  rounds: number,
  seed: number,
  { guarded = true }: { guarded?: boolean } = {},
) {
  const random = randomFrom(seed)
  let between: (() => Promise<void>) | undefined
  const withEvents = (store: Store): Store => ({
    ...store,
    async write(changes) {
      if (isConfirmation(changes)) {
        const act = between
        between = undefined
        await act?.()
      }
      return store.write(changes)
    },
  })
  const app = await aRacingCounty((store) => withEvents(guarded ? store : blindChecks(store)))
  let ineligible = 0
  let placed = 0
  for (let round = 0; round < rounds; round++) {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'lapse'
    app.clock.set(noon)
    const lastDay = addDays(dayOf(noon), lastingDays)
    const { id, certificates } = await aHelperFile(app, round, kind.startsWith('lapse') ? lastDay : undefined)
    const group = await aGroupIn(app)
    const accepted = await aPlacementIn(app, 'ACCEPTED', { group, personId: id, seat: 2 })
    const takeGround = groundOf(app, kind, id, certificates[0]?.id)
    if (kind === 'revoked-before') await takeGround()
    if (kind.endsWith('between')) between = takeGround
    app.clock.set(instantFor(kind))
    const outcome = await confirm(app, {
      groupId: group.id,
      placementId: accepted.id,
      version: accepted.version,
    })
    between = undefined
    if (kind === 'revoked-after') await takeGround()
    if (outcome !== 'confirmed') continue
    placed++
    if (isWrong(kind)) ineligible++
  }
  return { ineligible, placed }
}

/** The last valid day is that of noon plus thirty: from the next midnight in Beijing on, it is too short. */
const midnight = instantOf(addDays(dayOf(noon), 1))
const step = { 'lapse-1': -1, lapse: 0, 'lapse+1': 1 } as const

function instantFor(kind: Kind): Instant {
  if (kind !== 'lapse-1' && kind !== 'lapse' && kind !== 'lapse+1') return addMinutes(noon, 1)
  return instant.parse(new Date(Date.parse(midnight) + step[kind]).toISOString())
}

/** Whether a place may not come of it. */
const isWrong = (kind: Kind): boolean => kind !== 'revoked-after' && kind !== 'lapse-1'

function groundOf(app: TestApp, kind: Kind, id: PersonId, certificate: CertificateId | undefined) {
  const by = 'system' as const
  return async () => {
    const at = app.clock.now()
    const { certifications, volunteers } = app.asSystem()
    if (kind === 'paused-between') {
      const volunteer = await volunteers.volunteers.find(id)
      if (!volunteer) throw new Error('no file')
      await volunteers.volunteers.save({ ...volunteer, standing: 'PAUSED' }, [], {
        name: 'volunteers.changed',
        by,
        at,
      })
      return
    }
    const held = certificate && (await certifications.certificates.find(id, certificate))
    if (!held) throw new Error('no certificate')
    await certifications.certificates.revoke(revoked(held, held.version, '考核结果有误。', at), {
      name: 'certifications.revoked',
      by,
      at,
    })
  }
}

/** Leaves out the checks of what eligibility was read from. */
function blindChecks(store: Store): Store {
  const blind = blindStore(store, trusted)
  return {
    ...store,
    write: (changes) => (isConfirmation(changes) ? blind.write(changes) : store.write(changes)),
  }
}
