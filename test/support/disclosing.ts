import { aTestApp, type Answer, type Person } from './app.ts'
import { aCertificate, aCertificateIn } from './builders/certifications.ts'
import { aGroupIn, manyToOne } from './builders/groups.ts'
import { anOrganization, anOrganizationIn } from './builders/organizations.ts'
import { aPlacementIn } from './builders/placements.ts'
import { aSessionIn } from './builders/training.ts'
import { aVolunteer, aVolunteerIn, anIdNumber } from './builders/volunteers.ts'
import { aCoordinator, county } from './county.ts'
import { day } from '../../shared/dates.ts'
import { regionCode } from '../../shared/ids.ts'

/** Marked values: each stands for one field of one person, so that a body tells what it discloses. */
export const marks = {
  ann: { serial: 11, name: '欧阳甲甲', specialty: '专长甲甲', bornOn: '1981-01-11' },
  bo: { serial: 12, name: '欧阳乙乙', specialty: '专长乙乙', bornOn: '1982-02-12' },
  cy: { serial: 13, name: '欧阳丙丙', specialty: '专长丙丙', bornOn: '1983-03-13' },
} as const

const credential = {
  kind: 'SOCIAL_WORKER',
  number: '2019110177777777',
  issuedOn: day.parse('2019-11-20'),
} as const

/** A county at work in which every disclosing route has something to show, and what stands for each field there. */
export async function aWorld(options: Parameters<typeof aTestApp>[0] = {}) {
  const app = await aTestApp(options)
  const organization = await anOrganizationIn(app, anOrganization.refused, {
    serial: 900,
    contactName: '联系人丁丁',
    contactPhone: '0990-7654321',
  })
  const reviewer = await app.aPerson('rev@example.cn', { role: 'REVIEWER', region: county })
  const administrator = await app.aPerson('adm@example.cn', { role: 'ADMINISTRATOR', region: county })
  const coordinator = await aCoordinator(app)
  const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.applied, { ...marks.ann, credential })
  const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.appointed, marks.bo)
  const cy = await aVolunteerIn(app, 'cy@example.cn', aVolunteer.appointed, marks.cy)
  const group = await aGroupIn(app, manyToOne({ riskNotice: '风险戊戊', note: '备注己己' }))
  const where = { group, at: app.clock.now() }
  await aPlacementIn(app, 'CONFIRMED', { ...where, personId: bo.personId, seat: 1 })
  await aPlacementIn(app, 'CONFIRMED', { ...where, personId: cy.personId, seat: 3 })
  const { session, organizationId: school } = await aSessionIn(app)
  for (const one of [bo, cy]) await one.call('post', `/api/training/sessions/${session.id}/enrolments`)
  await aCertificateIn(app, aCertificate.valid, { personId: bo.personId, sessionId: session.id })
  await bo.call('post', '/api/me/corrections', { field: 'volunteer.name', wrong: '更正庚庚' })
  const trainer = await app.aPerson('trn@example.cn', { role: 'TRAINER', organizationId: school })
  return { app, organization, reviewer, administrator, coordinator, trainer, ann, bo, cy, group, session }
}

export type World = Awaited<ReturnType<typeof aWorld>>
/** The trainer has lost the second factor, and one administrator has begun to help; gives the one who is to confirm. */
export async function aReset({ app, trainer, administrator }: World): Promise<Person> {
  const cookieOf = ({ headers }: Answer) => headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const asked = await app.call('post', '/api/sign-in/code', { address: trainer.address })
  const code = app.outbox.findLast((one) => one.to === trainer.address)?.text.match(/\d{6}/)?.[0]
  const body = { address: trainer.address, code }
  const partial = cookieOf(await app.call('post', '/api/sign-in', body, { cookie: cookieOf(asked) }))
  await app.call('post', '/api/sign-in/lost-device', undefined, { cookie: partial })
  const start = { version: 1, reason: '重设辛辛' }
  await administrator.call('post', `/api/factor-resets/${trainer.personId}/start`, start)
  return app.aPerson('city@example.cn', { role: 'ADMINISTRATOR', region: regionCode.parse('9901') })
}

type Probe = readonly [subject: string, field: string, text: string]

/** What text stands for which field of whom; a field in several texts is disclosed by any of them. */
export const probes = ({ organization, ann, bo, cy, group, trainer }: World): Probe[] => [
  ...(
    [
      ['ann', ann],
      ['bo', bo],
      ['cy', cy],
    ] as const
  ).flatMap(([who, { personId }]): Probe[] => [
    [personId, 'volunteer.name', marks[who].name],
    [personId, 'volunteer.specialty', marks[who].specialty],
    [personId, 'volunteer.bornOn', marks[who].bornOn],
    [personId, 'volunteer.idNumber', anIdNumber(marks[who].serial, { bornOn: marks[who].bornOn })],
  ]),
  [ann.personId, 'credential.number', credential.number],
  [group.id, 'group.code', group.code],
  [group.id, 'group.notes', '风险戊戊'],
  [bo.personId, 'correction.text', '更正庚庚'],
  [trainer.personId, 'account.resetReason', '重设辛辛'],
  [organization.id, 'organization.contactName', '联系人丁丁'],
  [organization.id, 'organization.contactPhone', '0990-7654321'],
  [organization.id, 'organization.reason', '登记证书已过期。'],
]
