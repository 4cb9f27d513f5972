import type { Grant, Role } from '../../../shared/access.ts'
import {
  organizationId,
  personId,
  regionCode,
  type OrganizationId,
  type RegionCode,
} from '../../../shared/ids.ts'
import type { Change, Store } from '../../../functions/platform/store/port.ts'
import { aStore } from '../a-store.ts'
import { aClock, aTestApp, type Person, type TestApp } from '../app.ts'
import { aCertificateIn } from '../builders/certifications.ts'
import { aGroupIn } from '../builders/groups.ts'
import { anOrganizationIn } from '../builders/organizations.ts'
import { aPlacementIn } from '../builders/placements.ts'
import { aSessionIn } from '../builders/training.ts'
import { aVolunteer, aVolunteerIn } from '../builders/volunteers.ts'
import { certify } from '../county.ts'

/** An actor of the matrix: a role with its scope, always here; `home` is where the positions are counted from. */
export type Who = {
  readonly name: string
  readonly person: Person | undefined
  readonly grants: readonly Grant[]
}

export const here = regionCode.parse('990101')
const there = regionCode.parse('990102')
const prefecture = regionCode.parse('9901')

/** Where a thing stands, seen from the actors: in their organization, in their region, or elsewhere. */
export const positions = ['same organization', 'same region', 'elsewhere'] as const
export type Position = (typeof positions)[number]

/** One of each thing, in one place. */
export type Place = Awaited<ReturnType<typeof aPlace>>

const superior = personId.parse('per_00000000000super1')

const of = (name: string) => `${name}@example.cn`

async function learnerIn(
  app: TestApp,
  session: Awaited<ReturnType<typeof aSessionIn>>['session'],
  person: Person,
) {
  const by = 'system' as const
  const at = app.clock.now()
  const { id: sessionId, organizationId: organization, startsAt } = session
  await app.asSystem().training.enrolments.enrol(
    {
      sessionId,
      personId: person.personId,
      version: 0,
      organizationId: organization,
      startsAt,
      status: 'ENROLLED',
      enrolledAt: at,
    },
    { name: 'training.enrolled', by, at },
    [],
  )
}

/** An organization with its programme and session, a helper who has learnt and helps there, an applicant, staff and officials. */
async function aPlace(app: TestApp, position: Position, region: RegionCode, serial: number) {
  const name = (who: string) => of(`${who}${serial}`)
  const organization = await anOrganizationIn(app, undefined, { serial, county: region })
  const { programme, session } = await aSessionIn(app, { organizationId: organization.id, county: region })
  const applicant = await aVolunteerIn(app, name('applicant'), aVolunteer.applied, {
    serial: serial * 10,
    county: region,
  })
  const helper = await aVolunteerIn(app, name('helper'), aVolunteer.appointed, {
    serial: serial * 10 + 1,
    county: region,
  })
  const certificate = await aCertificateIn(app, undefined, {
    serial,
    personId: helper.personId,
    organizationId: organization.id,
  })
  await learnerIn(app, session, helper)
  const township = regionCode.parse(`${region}00${serial === 2 ? 2 : 1}`)
  const group = await aGroupIn(app, { county: region, township })
  const confirmed = await aPlacementIn(app, 'CONFIRMED', { group, personId: helper.personId, seat: 2 })
  const asking = await aGroupIn(app, { county: region, township })
  const invited = await aPlacementIn(app, 'INVITED', { group: asking, personId: helper.personId, seat: 2 })
  const official = await app.aPerson(name('official'), { role: 'REVIEWER', region })
  const factor = await factorOf(official)
  const chief = await app.aPerson(name('chief'), { role: 'ADMINISTRATOR', region: township })
  const trainer = await app.aPerson(name('trainer'), { role: 'TRAINER', organizationId: organization.id })
  const offered = await anOffer(app, name('offered'), { role: 'REVIEWER', region })
  const lost = await app.aPerson(name('lost'), { role: 'REVIEWER', region })
  await app.asSystem().identity.askReset({ personId: lost.personId, grants: [{ role: 'REVIEWER', region }] })
  const ofTraining = await asked(helper, { field: 'enrolment.progress', sessionId: session.id })
  const ofFile = await asked(applicant, { field: 'volunteer.name' })
  const signedIn = await firstOf(helper, '/api/me/sessions', 'sessions')
  return {
    position,
    region,
    township,
    organization,
    programme,
    session,
    applicant,
    helper,
    certificate,
    group,
    confirmed,
    asking,
    invited,
    official,
    chief,
    trainer,
    offered,
    lost,
    ofTraining,
    ofFile,
    signedIn,
    factor,
  }
}

/** A correction that somebody asks for. */
async function asked(person: Person, what: object): Promise<string> {
  const { body } = await person.call('post', '/api/me/corrections', { ...what, wrong: '有一处写错了。' })
  return String(body.id)
}

async function factorOf(person: Person): Promise<string> {
  const { body } = await person.call('get', '/api/me/factors')
  return String(body.totp.id)
}

async function firstOf(person: Person, path: string, name: string): Promise<string> {
  const { body } = await person.call('get', path)
  return String(body[name][0].id)
}

/** An invitation to a role that nobody has answered. */
async function anOffer(app: TestApp, address: string, grant: Grant): Promise<string> {
  const [receipt] = grant.region
    ? await app
        .asSystem()
        .identity.inviteToRole(
          { personId: superior, grants: [{ role: 'ADMINISTRATOR', region: prefecture }] },
          address,
          grant,
          'zh',
        )
    : []
  return receipt?.id ?? ''
}

const regional: readonly Role[] = ['COORDINATOR', 'ADMINISTRATOR', 'REVIEWER', 'AUDITOR']

/** Every role once, in the first organization or county; those of a region for the whole prefecture too. */
async function everyRole(app: TestApp, own: OrganizationId): Promise<Who[]> {
  const roles: [string, Grant[]][] = [
    ['PERSON', []],
    ['ORG_MANAGER', [{ role: 'ORG_MANAGER', organizationId: own }]],
    ['TRAINER', [{ role: 'TRAINER', organizationId: own }]],
    ['EVALUATOR', [{ role: 'EVALUATOR', region: here }]],
    ...regional.map((role): [string, Grant[]] => [role, [{ role, region: here }]]),
    ...regional.map((role): [string, Grant[]] => [
      `${role} of the prefecture`,
      [{ role, region: prefecture }],
    ]),
  ]
  const people: Who[] = [{ name: 'anonymous', person: undefined, grants: [] }]
  for (const [n, [name, grants]] of roles.entries())
    people.push({ name, grants, person: await app.aPerson(of(`who${n}`), ...grants) })
  return people
}

/** A volunteer with a file, a booking, a certificate, a place in a group and an invitation of their own. */
async function aVolunteerWithAll(app: TestApp, own: OrganizationId) {
  const person = await aVolunteerIn(app, of('volunteer'), aVolunteer.appointed, { serial: 77, county: here })
  const { session } = await aSessionIn(app, { organizationId: own, county: here })
  await learnerIn(app, session, person)
  const certificate = await aCertificateIn(app, undefined, {
    serial: 77,
    personId: person.personId,
    organizationId: own,
  })
  await certify(app, person.personId)
  const group = await aGroupIn(app, { county: here })
  const confirmed = await aPlacementIn(app, 'CONFIRMED', { group, personId: person.personId, seat: 2 })
  const asking = await aGroupIn(app, { county: here })
  const invited = await aPlacementIn(app, 'INVITED', { group: asking, personId: person.personId, seat: 2 })
  return { person, session, certificate, group, confirmed, asking, invited }
}

export type World = Awaited<ReturnType<typeof aWorld>>

/** Sessions note that they are in use, and codes what they cost: no more than that comes of a refusal. */
const isNote = (pk: string): boolean => /^(SSN|BUD|COD)#/.test(pk)

/** Counts what is written but for notes. */
function watched(store: Store) {
  let count = 0
  const pkOf = (change: Change): string =>
    'put' in change
      ? change.put.pk
      : 'update' in change
        ? change.update.pk
        : 'delete' in change
          ? change.delete.pk
          : ''
  const wrapped: Store = {
    ...store,
    async write(changes) {
      await store.write(changes)
      count += changes.map(pkOf).filter((pk) => pk !== '' && !isNote(pk)).length
    },
  }
  return { store: wrapped, written: () => count }
}

/** Two counties and three organizations holding one of each thing, and somebody in every role. */
export async function aWorld() {
  const clock = aClock()
  const { store, written } = watched(await aStore(clock.now))
  const app = await aTestApp({ clock, store })
  const places = [
    await aPlace(app, 'same organization', here, 1),
    await aPlace(app, 'same region', here, 2),
    await aPlace(app, 'elsewhere', there, 3),
  ]
  const own = places[0]?.organization.id ?? organizationId.parse('org_0000000000missing')
  const mine = await aVolunteerWithAll(app, own)
  const people: Who[] = [
    ...(await everyRole(app, own)),
    { name: 'VOLUNTEER', person: mine.person, grants: [{ role: 'VOLUNTEER' }] },
  ]
  return { app, places, mine, people, written }
}
