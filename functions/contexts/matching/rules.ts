import type { RequirementsCheck } from '../../../shared/certifications.ts'
import { addDays, type Day } from '../../../shared/dates.ts'
import type { Refusal } from '../../../shared/matching.ts'
import type { Bar, Case, Seat, Volunteer } from './ports.ts'
import { gates, settings } from './settings.ts'

/** Everything that decides whether a volunteer may take a seat. */
export type Pairing = {
  group: Case
  seat: Seat
  volunteer: Volunteer
  standing: RequirementsCheck
  /** Groups in which the volunteer holds a place. */
  load: number
  bar: Bar | undefined
  metres: number | undefined
  on: Day
}

/** How many groups this volunteer can hold at once: what they offer, within what the region allows. */
export const mostGroups = ({ mostGroups: offered }: Pick<Volunteer, 'mostGroups'>): number =>
  Math.min(offered, settings.mostGroups)

/** Every hard rule that stands in the way, by name; none means that the pair may be. */
export const refusalsOf = (it: Pairing): Refusal[] => [
  ...refusalsBySeat(it),
  ...refusalsByPerson(it),
  ...refusalsByStanding(it),
]

/** What the seat and the group ask. */
function refusalsBySeat({
  group,
  seat,
  volunteer,
  metres,
  on,
}: Omit<Pairing, 'standing' | 'load' | 'bar'>): Refusal[] {
  const found: Refusal[] = []
  if (seat.background !== undefined && volunteer.background !== seat.background)
    found.push({ rule: 'wrong-background', background: seat.background })
  if (seat.womanOnly && volunteer.sex !== 'FEMALE') found.push({ rule: 'woman-only' })
  for (const gate of gates) {
    if (!group.helpFields.includes(gate.field) || seat.background !== gate.background) continue
    if (!holds(volunteer, gate.credentials, addDays(on, settings.lastingDays)))
      found.push({ rule: 'credential-not-verified', field: gate.field })
  }
  if (!isNear(group, volunteer, metres)) found.push({ rule: 'too-far' })
  return found
}

function holds({ credential }: Volunteer, kinds: readonly string[], until: Day): boolean {
  if (credential?.status !== 'VERIFIED' || !kinds.includes(credential.kind)) return false
  return credential.validUntil === undefined || credential.validUntil >= until
}

/** Same county, or near enough across its border, or by phone and video. */
const isNear = (group: Case, { region, remote }: Volunteer, metres: number | undefined): boolean =>
  remote || region === group.county || (metres !== undefined && metres <= settings.farthestMetres)

/** What the person's own state says. */
function refusalsByPerson({ volunteer, load, bar }: Pick<Pairing, 'volunteer' | 'load' | 'bar'>): Refusal[] {
  const found: Refusal[] = []
  if (volunteer.stage !== 'APPOINTED') found.push({ rule: 'not-appointed' })
  if (volunteer.standing !== 'ACTIVE') found.push({ rule: 'not-active' })
  if (!volunteer.consentsCurrent) found.push({ rule: 'consent-outdated' })
  const most = mostGroups(volunteer)
  if (load >= most) found.push({ rule: 'load-reached', most })
  if (bar) found.push({ rule: bar })
  return found
}

/** Certificates on the day and for the days after: a support period lasts years, but must not begin with a lapse. */
function refusalsByStanding({ standing, on }: Pick<Pairing, 'standing' | 'on'>): Refusal[] {
  const until = addDays(on, settings.lastingDays)
  const missing = standing.missing.map(({ subject }): Refusal => ({ rule: 'certificate-missing', subject }))
  const lapsing = standing.met.filter((one) => one.validUntil < until)
  return [...missing, ...lapsing.map((one): Refusal => ({ rule: 'certificate-lapsing', ...one }))]
}
