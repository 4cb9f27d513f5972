import { addDays, dayOf, type Day } from '../../shared/dates.ts'
import { type PersonId, regionCode } from '../../shared/ids.ts'
import { subject, type TrainingSubject } from '../../shared/vocabulary.ts'
import { aTestApp, type Person, type TestApp } from './app.ts'
import { aCertificate, aCertificateIn } from './builders/certifications.ts'
import { aGroupInput } from './builders/groups.ts'
import { aVolunteer, aVolunteerIn } from './builders/volunteers.ts'

// A county at work: its coordinator, its volunteers with their certificates, and the requests that tests make.

export const county = regionCode.parse('990101')
export const elsewhere = regionCode.parse('990102')

export const aCoordinator = (app: TestApp, region = county, address = 'coo@example.cn') =>
  app.aPerson(address, { role: 'COORDINATOR', region })

export async function aCounty(options: Parameters<typeof aTestApp>[0] = {}) {
  const app = await aTestApp(options)
  return { app, ann: await aCoordinator(app) }
}

/** Certificates in all subjects (or the given ones), valid until a day, that stand in the store. */
export async function certify(
  app: TestApp,
  personId: PersonId,
  validUntil?: Day,
  subjects: readonly TrainingSubject[] = subject.options,
) {
  const on = dayOf(app.adapters.now())
  const term = { validFrom: addDays(on, -30), validUntil: validUntil ?? addDays(on, 700) }
  const held = subjects.map((one) => {
    const number = `TX2026${app.adapters.newId('crt').slice(-16).toUpperCase()}`
    return aCertificateIn(app, aCertificate.valid, { personId, subject: one, number, ...term })
  })
  return Promise.all(held)
}
type Facts = NonNullable<Parameters<typeof aVolunteerIn>[3]>

/** An appointed volunteer of the county with all certificates. */
export async function aHelper(app: TestApp, serial = 1, facts: Facts = {}, validUntil?: Day) {
  const helper = await aVolunteerIn(app, `vol${serial}@example.cn`, aVolunteer.appointed, {
    serial,
    ...facts,
  })
  return { ...helper, certificates: await certify(app, helper.personId, validUntil) }
}

export const open = async (by: Person, input: object = aGroupInput()): Promise<string> =>
  (await by.call('post', '/api/groups', input)).body.id

export const view = async (by: Person, group: string) => (await by.call('get', `/api/groups/${group}`)).body

export const invite = (by: Person, group: string, who: { personId: string }, seat = 2) =>
  by.call('post', `/api/groups/${group}/placements`, { personId: who.personId, seat })

/** A step of a placement: answer, confirmation, withdrawal, end. */
export const step = (by: Person, group: string, placement: string, what: string, body: object) =>
  by.call(
    'post',
    what === 'answer'
      ? `/api/groups/invitations/${placement}/answer`
      : `/api/groups/${group}/placements/${placement}/${what}`,
    body,
  )

export const yes = (version = 1) => ({ accept: true, version, noConflict: true, riskRead: true })
export const no = (reason: string, version = 1) => ({ accept: false, version, reason })
