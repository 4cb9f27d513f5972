import { decided } from '../../../functions/contexts/volunteers/decision.ts'
import { applied, stepped, type Volunteer } from '../../../functions/contexts/volunteers/volunteer.ts'
import { instant, type Instant } from '../../../shared/dates.ts'
import { residentIdCheck } from '../../../shared/formats.ts'
import { countyCode, personId, type PersonId } from '../../../shared/ids.ts'
import type { Sex } from '../../../shared/vocabulary.ts'
import { type Application, application, consentVersions, neededConsents } from '../../../shared/volunteers.ts'
import type { TestApp } from '../app.ts'

/** When people of the builders applied: a week before the noon of the tests. */
const then = instant.parse('2026-11-17T04:00:00.000Z')
const reviewer = personId.parse('per_0000000000reviewer')

type Born = { bornOn?: string; sex?: Sex }

/** A synthetic ID number of the invented prefecture; each serial (0–499) is another person. */
export function anIdNumber(serial: number, { bornOn = '1990-05-17', sex = 'FEMALE' }: Born = {}): string {
  const order = (serial % 500) * 2 + (sex === 'MALE' ? 1 : 0)
  const first17 = `990101${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first17 + residentIdCheck(first17)
}

/** What the form sends: a social worker of county 990101 with a social worker's certificate. */
export const anApplication = ({
  serial = 1,
  bornOn,
  sex,
  ...facts
}: Partial<Application> & Born & { serial?: number } = {}): Application =>
  application.parse({
    name: '林晓岚',
    idNumber: anIdNumber(serial, { ...(bornOn ? { bornOn } : {}), ...(sex ? { sex } : {}) }),
    background: 'SOCIAL_WORK',
    county: countyCode.parse('990101'),
    helpFields: ['PREPARATION', 'SOCIAL_ADAPTATION'],
    availability: ['SAT_AM', 'WED_EVE'],
    dialects: ['MANDARIN', 'LOCAL'],
    remote: true,
    mostGroups: 2,
    credential: { kind: 'SOCIAL_WORKER', number: '2019110123456789', issuedOn: '2019-11-20' },
    consents: neededConsents.map((kind) => ({ kind, version: consentVersions[kind] })),
    ...facts,
  })

type Who = Parameters<typeof anApplication>[0] & { personId?: PersonId; now?: Instant }

/** Volunteers as values, in each state that a person can be in. */
export const aVolunteer = {
  applied: ({
    personId: id = personId.parse('per_000000000000lin1'),
    now = then,
    ...facts
  }: Who = {}): Volunteer => applied(id, anApplication(facts), now),
  returned: (who: Who = {}, reason = '证书照片看不清，请重新填写编号。'): Volunteer =>
    decided(aVolunteer.applied(who), { decision: 'RETURN', version: 0, reason }, reviewer, who?.now ?? then),
  refused: (who: Who = {}, reason = '不符合报名条件。'): Volunteer =>
    decided(aVolunteer.applied(who), { decision: 'REFUSE', version: 0, reason }, reviewer, who?.now ?? then),
  verified(who: Who = {}): Volunteer {
    const before = aVolunteer.applied(who)
    const credential = before.credential && ({ status: 'VERIFIED', method: 'OFFICIAL_SITE' } as const)
    return decided(
      before,
      { decision: 'VERIFY', version: 0, paperSeen: true, credential },
      reviewer,
      who?.now ?? then,
    )
  },
  appointed: (who: Who = {}): Volunteer => stepped(aVolunteer.verified(who), 'appoint', who?.now ?? then),
}

/**
 * A signed-in person whose file stands in the store in the given state, with the role; the way there is not walked.
 * `await aVolunteerIn(app, 'ann@example.cn', aVolunteer.appointed, { serial: 7 })`
 */
export async function aVolunteerIn(
  app: TestApp,
  address: string,
  state: (who?: Who) => Volunteer = aVolunteer.appointed,
  who: Who = {},
) {
  const person = await app.aPerson(address, { role: 'VOLUNTEER' })
  const volunteer = state({ ...who, personId: person.personId })
  const { volunteers } = app.asSystem().volunteers
  await volunteers.create(volunteer, undefined, [], {
    name: 'volunteers.applied',
    by: 'system',
    at: volunteer.appliedAt,
  })
  return { ...person, volunteer: { ...volunteer, version: 1 } }
}
