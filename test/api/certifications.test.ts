import { describe, expect, it } from 'vitest'
import { addDays, day, instantOf } from '../../shared/dates.ts'
import { organizationId, regionCode } from '../../shared/ids.ts'
import type { TrainingSubject } from '../../shared/vocabulary.ts'
import { aTestApp, noon, type Person, type TestApp } from '../support/app.ts'
import { aCertificate, aCertificateIn, aCertificateNumber } from '../support/builders/certifications.ts'
import { anEnrolment } from '../support/builders/enrolments.ts'
import { aSessionIn } from '../support/builders/training.ts'
import { aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { eventsIn, keepsOut, refusal, refuses, staffOf, stored, type Way } from '../support/refusals.ts'

const elsewhere = organizationId.parse('org_0000000000elsewhere')
const lastWeek = instantOf(day.parse('2026-11-17'), '09:00')
const prefecture = regionCode.parse('9901')

type Reached = (who: Parameters<typeof anEnrolment.enrolled>[0]) => ReturnType<typeof anEnrolment.enrolled>

/** A session of last week, and a volunteer who came as far as is said. */
async function aTraining(app: TestApp, ann: Person, of: Reached = anEnrolment.assessed, facts = {}) {
  const { session, organizationId: org } = await aSessionIn(app, { startsAt: lastWeek, ...facts })
  const enrolment = { ...of({ session, personId: ann.personId }), version: 0 }
  const happening = { name: 'training.result-recorded', by: 'system', at: noon } as const
  await app.asSystem().training.enrolments.record(enrolment, happening, [])
  const path = `/api/training/sessions/${session.id}/enrolments/${ann.personId}`
  return { session, org, path, certificate: `${path}/certificate` }
}

async function aStage(of: Reached = anEnrolment.assessed) {
  const app = await aTestApp()
  const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified, { serial: 1, name: '欧阳安之' })
  const training = await aTraining(app, ann, of)
  return { app, ann, ...training, manager: await staffOf(app, training.org) }
}

const mine = async (person: Person) => (await person.call('get', '/api/certificates/me')).body
const official = (
  app: TestApp,
  role: 'ADMINISTRATOR' | 'REVIEWER',
  region = prefecture,
  name = role.toLowerCase(),
) => app.aPerson(`${name}@example.cn`, { role, region })

describe('awarding (certifications.award)', () => {
  it('certifies once, from the day of the session on, with a number of its own', async () => {
    const { app, ann, session, manager, certificate } = await aStage()
    const made = await manager.call('post', certificate)
    expect(made).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^crt_/), version: 1 } })
    const { certificates, requirements } = await mine(ann)
    expect(certificates).toEqual([
      {
        id: made.body.id,
        version: 1,
        number: expect.stringMatching(/^TX2026[0-9A-HJKMNP-TV-Z]{16}$/),
        personId: ann.personId,
        organizationId: session.organizationId,
        organizationName: '安澜市同心社会工作服务中心',
        programmeId: session.programmeId,
        sessionId: session.id,
        subject: 'POLICY',
        title: '帮教政策基础',
        titleEn: 'Policy basics',
        validFrom: '2026-11-17',
        validUntil: '2028-11-16',
        issuedAt: noon,
        status: 'VALID',
      },
    ])
    expect(requirements).toEqual({
      met: [{ subject: 'POLICY', validUntil: '2028-11-16' }],
      missing: [{ subject: 'SKILLS' }, { subject: 'STANDARDS' }],
      expiring: [],
    })
    await refuses(app, () => manager.call('post', certificate), 409, 'already-certified')
    expect(await eventsIn(app, 'certifications.awarded')).toHaveLength(1)
    const roster = (await manager.call('get', `/api/training/sessions/${session.id}/roster`)).body
    expect(roster.rows[0].certified).toBe(true)
    expect(roster.rows[0].certificate.id).toMatch(/^crt_/)
  })

  it.each([
    ['not recorded', anEnrolment.enrolled],
    ['not assessed', (who) => anEnrolment.attended(who)],
    ['failed', (who) => anEnrolment.assessed(who, 'FAILED')],
  ] satisfies [string, Reached][])('not-passed: who is %s', async (_, state) => {
    const { app, manager, certificate } = await aStage(state)
    await refuses(app, () => manager.call('post', certificate), 409, 'not-passed')
  })

  it('is never done by the one it is about', async () => {
    const { app, ann, org, certificate } = await aStage()
    const own = await app.aPerson(ann.address, { role: 'ORG_MANAGER', organizationId: org })
    await refuses(app, () => own.call('post', certificate), 403, 'not-permitted')
  })

  it('already-certified: attendance and result stay as they are', async () => {
    const { app, manager, path, certificate } = await aStage()
    await manager.call('post', certificate)
    const put = (what: string, value: string) =>
      manager.call('put', `${path}/${what}`, { version: 1, [what]: value })
    await refuses(app, () => put('result', 'FAILED'), 409, 'already-certified')
    await refuses(app, () => put('attendance', 'ABSENT'), 409, 'already-certified')
  })

  it('races: 20 awards make one certificate; an award and a changed result never both stand', async () => {
    const { app, manager, certificate } = await aStage()
    const awards = await Promise.all(Array.from({ length: 20 }, () => manager.call('post', certificate)))
    expect(awards.filter((one) => one.status === 200)).toHaveLength(1)
    expect(await eventsIn(app, 'certifications.awarded')).toHaveLength(1)
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, { serial: 2 })
    const other = await aTraining(app, bo, anEnrolment.assessed, {
      organizationId: organizationId.parse(elsewhere),
    })
    const boss = await staffOf(app, elsewhere, 'ORG_MANAGER', 'boss')
    const fail = () => boss.call('put', `${other.path}/result`, { version: 1, result: 'FAILED' })
    const both = await Promise.all([boss.call('post', other.certificate), fail()])
    expect(both.filter((one) => one.status === 200)).toHaveLength(1)
  })

  it('extends from the old end when renewed in its window, and leaves nothing to renew', async () => {
    const { app, ann, manager, certificate } = await aStage()
    const old = await aCertificateIn(app, aCertificate.renewable, { personId: ann.personId })
    expect((await mine(ann)).requirements.expiring).toEqual([
      { subject: 'POLICY', validUntil: old.validUntil },
    ])
    await manager.call('post', certificate)
    const { certificates, requirements } = await mine(ann)
    expect(certificates[0]).toMatchObject({ validFrom: '2026-11-17', validUntil: '2028-12-23' })
    expect(requirements).toMatchObject({
      met: [{ subject: 'POLICY', validUntil: '2028-12-23' }],
      expiring: [],
    })
  })
})

describe('revoking (certifications.revoke)', () => {
  it('is final, with a reason that is stored sealed', async () => {
    const { app, ann, manager, certificate } = await aStage()
    const { id } = (await manager.call('post', certificate)).body
    const revoke = (version: number) =>
      manager.call('post', `/api/certificates/${ann.personId}/${id}/revocation`, {
        version,
        reason: '考核代答',
      })
    await refuses(app, () => revoke(2), 409, 'changed-meanwhile')
    expect(await revoke(1)).toMatchObject({ status: 200, body: { id, version: 2 } })
    await refuses(app, () => revoke(2), 409, 'certificate-revoked')
    const { certificates, requirements } = await mine(ann)
    expect(certificates[0]).toMatchObject({ status: 'REVOKED', revokedAt: noon, reason: '考核代答' })
    expect(requirements.met).toEqual([])
    expect(await stored(app)).not.toMatch(/考核代答|欧阳安之/)
    expect(await eventsIn(app, 'certifications.revoked')).toHaveLength(1)
    await refuses(app, () => manager.call('post', certificate), 409, 'already-certified')
  })
})

describe('whose business it is', () => {
  it('is the organization’s to award and revoke, the region’s to see and to ask (certifications.see-region, certifications.set-requirements)', async () => {
    const { app, ann, manager, certificate } = await aStage()
    const { id } = (await manager.call('post', certificate)).body
    const nobody = await app.signIn('nobody@example.cn')
    const outsider = await staffOf(app, elsewhere, 'ORG_MANAGER', 'outsider')
    const missing = '/api/training/sessions/ses_0000000000missing'
    const ways: Way[] = [
      ['post', certificate, `${missing}/enrolments/${ann.personId}/certificate`],
      [
        'post',
        `/api/certificates/${ann.personId}/${id}/revocation`,
        `/api/certificates/${ann.personId}/crt_0000000000missing/revocation`,
        { version: 1, reason: '无' },
      ],
    ]
    await keepsOut(app, { insider: manager, outsider, nobody }, ways)
    const insider = await official(app, 'ADMINISTRATOR')
    const foreign = await official(app, 'ADMINISTRATOR', regionCode.parse('9902'), 'foreign')
    await keepsOut(app, { insider, outsider: foreign, nobody }, [
      [
        'get',
        `/api/volunteers/${ann.personId}/requirements`,
        '/api/volunteers/per_0000000000missing/requirements',
      ],
      ['put', '/api/requirements/990101', '/api/requirements/9902', { version: 0, subjects: ['POLICY'] }],
    ])
    const reviewer = await official(app, 'REVIEWER', regionCode.parse('990101'))
    const seen = await reviewer.call('get', `/api/volunteers/${ann.personId}/requirements`)
    expect(seen).toMatchObject({ status: 200, body: (await mine(ann)).requirements })
    expect(
      await reviewer.call('put', '/api/requirements/990101', { version: 0, subjects: ['POLICY'] }),
    ).toMatchObject(refusal(403, 'not-permitted'))
    expect(await app.call('get', '/api/certificates/me')).toMatchObject(refusal(401, 'sign-in-needed'))
    expect(await mine(nobody)).toEqual({ certificates: [] })
  })
})

describe('requirements of a region', () => {
  it('are all three subjects until set; the most specific one wins', async () => {
    const { app, ann } = await aStage()
    const admin = await official(app, 'ADMINISTRATOR')
    const asked = async (region: string) => (await app.call('get', `/api/requirements/${region}`)).body
    const set = (region: string, version: number, subjects: TrainingSubject[]) =>
      admin.call('put', `/api/requirements/${region}`, { version, subjects })
    expect(await asked('990101')).toEqual({
      region: '990101',
      version: 0,
      subjects: ['POLICY', 'SKILLS', 'STANDARDS'],
    })
    expect(await set('9901', 0, ['STANDARDS', 'POLICY'])).toMatchObject({
      status: 200,
      body: { id: '9901', version: 1 },
    })
    expect(await asked('990101')).toEqual({
      region: '990101',
      version: 0,
      subjects: ['POLICY', 'STANDARDS'],
      inheritedFrom: '9901',
    })
    expect(await asked('9902')).toMatchObject({ subjects: ['POLICY', 'SKILLS', 'STANDARDS'] })
    expect((await mine(ann)).requirements.missing).toEqual([{ subject: 'POLICY' }, { subject: 'STANDARDS' }])
    await set('990101', 0, ['SKILLS'])
    expect(await asked('990101203')).toEqual({
      region: '990101203',
      version: 0,
      subjects: ['SKILLS'],
      inheritedFrom: '990101',
    })
    expect((await mine(ann)).requirements.missing).toEqual([{ subject: 'SKILLS' }])
    await refuses(app, () => set('990101', 0, ['POLICY']), 409, 'changed-meanwhile')
    await refuses(app, () => set('990101', 1, []), 400, 'bad-input')
    expect((await set('990101', 1, ['POLICY'])).body).toEqual({ id: '990101', version: 2 })
    expect(await eventsIn(app, 'certifications.requirements-set')).toHaveLength(3)
  })
})

describe('the public check', () => {
  it('answers what the paper shows, the name masked, in any spelling of the number', async () => {
    const { app, manager, ann, certificate } = await aStage()
    await manager.call('post', certificate)
    const { number, validFrom, validUntil } = (await mine(ann)).certificates[0]
    const answer = {
      number,
      name: '欧阳**',
      subject: 'POLICY',
      title: '帮教政策基础',
      titleEn: 'Policy basics',
      organizationName: '安澜市同心社会工作服务中心',
      validFrom,
      validUntil,
      status: 'VALID',
    }
    expect((await app.call('get', `/api/certificates/check/${number}`)).body).toEqual(answer)
    const typed = encodeURIComponent(number.toLowerCase().replace(/(.{4})/g, '$1 '))
    expect((await app.call('get', `/api/certificates/check/${typed}`)).body).toEqual(answer)
  })

  it('says no more of an unknown number than of a malformed one', async () => {
    const { app } = await aStage()
    const unknown = await app.call('get', `/api/certificates/check/${aCertificateNumber(99)}`)
    expect(unknown).toMatchObject(refusal(404, 'not-found'))
    expect((await app.call('get', '/api/certificates/check/TX2026')).body).toEqual(unknown.body)
  })

  it('shows each status on its day', async () => {
    const app = await aTestApp()
    const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified, { serial: 1 })
    const { number, validUntil } = await aCertificateIn(app, aCertificate.valid, { personId: ann.personId })
    const found = []
    for (const days of [-91, -90, 0, 1, 30, 31]) {
      app.clock.set(instantOf(addDays(validUntil, days)))
      found.push((await app.call('get', `/api/certificates/check/${number}`)).body.status)
    }
    expect(found).toEqual(['VALID', 'RENEWABLE', 'RENEWABLE', 'GRACE', 'GRACE', 'EXPIRED'])
  })
})

describe('what a volunteer owes', () => {
  const tasks = async (person: Person) => (await person.call('get', '/api/me/tasks')).body.tasks

  it('is training in what is missing, and renewal of what ends soon; not what is booked', async () => {
    const app = await aTestApp()
    const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified, { serial: 1 })
    expect(await tasks(ann)).toEqual([{ kind: 'book-training', count: 3 }])
    const { session } = await aSessionIn(app, { programme: { subject: 'SKILLS' } })
    await ann.call('post', `/api/training/sessions/${session.id}/enrolments`)
    expect(await tasks(ann)).toEqual([{ kind: 'book-training', count: 2 }])
    const old = await aCertificateIn(app, aCertificate.renewable, { personId: ann.personId })
    const renew = {
      kind: 'renew-certificate',
      count: 1,
      id: 'POLICY',
      title: old.title,
      until: instantOf(addDays(old.validUntil, 1)),
    }
    expect(await tasks(ann)).toEqual([renew, { kind: 'book-training', count: 1 }])
  })

  it('is nothing here before the verification', async () => {
    const app = await aTestApp()
    const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.applied, { serial: 1 })
    expect(JSON.stringify(await tasks(ann))).not.toContain('book-training')
  })
})
