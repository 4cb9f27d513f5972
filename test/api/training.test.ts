import { describe, expect, it } from 'vitest'
import { addMinutes, instant } from '../../shared/dates.ts'
import { countyCode, organizationId } from '../../shared/ids.ts'
import { aTestApp, type Person } from '../support/app.ts'
import { anOrganization, anOrganizationIn } from '../support/builders/organizations.ts'
import { aRegion } from '../support/builders/regions.ts'
import { aProgrammeInput, aSessionIn, aSessionInput, nextWeek } from '../support/builders/training.ts'
import { aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { eventsIn, keepsOut, refusal, refuses, staffOf, type Way } from '../support/refusals.ts'

const elsewhere = organizationId.parse('org_0000000000elsewhere')
const missingSession = 'ses_0000000000missing'
const sessionAt = (id: string, rest = '') => `/api/training/sessions/${id}${rest}`

async function aStage(facts: Parameters<typeof aSessionIn>[1] = {}) {
  const app = await aTestApp()
  const { organizationId: of, programme, session } = await aSessionIn(app, facts)
  const manager = await staffOf(app, of)
  const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified, { serial: 1, name: '安之若' })
  return { app, of, programme, session, manager, ann, at: (rest = '') => sessionAt(session.id, rest) }
}

const enrol = (person: Person, session: string, headers = {}) =>
  person.call('post', sessionAt(session, '/enrolments'), undefined, headers)
const withdraw = (person: Person, session: string) =>
  person.call('delete', sessionAt(session, '/enrolments/me'))

describe('programmes', () => {
  it('are set up, changed and listed by manager and trainer (training.plan)', async () => {
    const { app, of, programme, manager } = await aStage()
    const trainer = await staffOf(app, of, 'TRAINER')
    const at = `/api/organizations/${of}/programmes`
    const made = await trainer.call('post', at, aProgrammeInput({ subject: 'SKILLS' }))
    expect(made).toMatchObject({ status: 200, body: { version: 1 } })
    const mended = { version: 1, programme: aProgrammeInput({ subject: 'SKILLS', validMonths: 12 }) }
    expect(await manager.call('put', `/api/training/programmes/${made.body.id}`, mended)).toMatchObject({
      status: 200,
      body: { version: 2 },
    })
    const items = (await manager.call('get', at)).body.items
    expect(items).toHaveLength(2)
    expect(items).toContainEqual({ ...mended.programme, id: made.body.id, version: 2, organizationId: of })
    expect(items).toContainEqual(programme)
    expect(await eventsIn(app, 'training.programme-changed')).toHaveLength(1)
    await refuses(
      app,
      () => manager.call('put', `/api/training/programmes/${made.body.id}`, mended),
      409,
      'changed-meanwhile',
    )
    await refuses(
      app,
      () => manager.call('post', at, { ...aProgrammeInput(), validMonths: 61 }),
      400,
      'bad-input',
    )
  })

  it('organization-not-approved: nothing is planned before the approval', async () => {
    const app = await aTestApp()
    const { organizationId: of } = await anOrganizationIn(app, anOrganization.applied)
    const manager = await staffOf(app, of)
    await refuses(
      app,
      () => manager.call('post', `/api/organizations/${of}/programmes`, aProgrammeInput()),
      409,
      'organization-not-approved',
    )
    const { programme } = await aSessionIn(app, { organizationId: of })
    await refuses(
      app,
      () => manager.call('post', `/api/training/programmes/${programme.id}/sessions`, aSessionInput()),
      409,
      'organization-not-approved',
    )
  })

  it('and sessions are closed to others', async () => {
    const { app, of, programme, session, manager, ann } = await aStage()
    await enrol(ann, session.id)
    const outsider = await staffOf(app, elsewhere, 'ORG_MANAGER', 'outsider')
    const nobody = await app.signIn('nobody@example.cn')
    const way = (method: string, path: string, [real, none]: readonly string[], body?: object): Way => [
      method,
      path.replace('?', String(real)),
      path.replace('?', String(none)),
      body,
    ]
    const ses = [session.id, missingSession]
    const prg = [programme.id, 'prg_0000000000missing']
    const org = [of, 'org_0000000000missing']
    const person = `/api/training/sessions/?/enrolments/${ann.personId}`
    await keepsOut(app, { insider: manager, outsider, nobody }, [
      way('put', '/api/training/programmes/?', prg, { version: 1, programme: aProgrammeInput() }),
      way('post', '/api/training/programmes/?/sessions', prg, aSessionInput()),
      way('put', '/api/training/sessions/?', ses, { version: 1, session: aSessionInput() }),
      way('post', '/api/training/sessions/?/cancellation', ses, { version: 1, reason: '无' }),
      way('get', '/api/training/sessions/?/roster', ses),
      way('put', `${person}/attendance`, ses, { version: 1, attendance: 'PRESENT' }),
      way('put', `${person}/result`, ses, { version: 1, result: 'PASSED' }),
      way('get', '/api/organizations/?/programmes', org),
      way('post', '/api/organizations/?/programmes', org, aProgrammeInput()),
      way('get', '/api/organizations/?/sessions', org),
    ])
  })
})

describe('sessions', () => {
  it('are scheduled, moved and cancelled, and everyone can see it', async () => {
    const { app, programme, of, manager } = await aStage()
    const { id } = (
      await manager.call(
        'post',
        `/api/training/programmes/${programme.id}/sessions`,
        aSessionInput({ capacity: 2 }),
      )
    ).body
    const { subject, title, titleEn } = programme
    const view = {
      ...aSessionInput({ capacity: 2 }),
      id,
      version: 1,
      programmeId: programme.id,
      organizationId: of,
      organizationName: '安澜市同心社会工作服务中心',
      subject,
      title,
      titleEn,
      region: '990101',
      taken: 0,
      status: 'OPEN',
      phase: 'OPEN',
    }
    expect((await app.call('get', sessionAt(id))).body).toEqual(view)
    const moved = aSessionInput({
      capacity: 1,
      county: countyCode.parse('990102'),
      startsAt: addMinutes(nextWeek, 60),
    })
    expect(await manager.call('put', sessionAt(id), { version: 1, session: moved })).toMatchObject({
      status: 200,
      body: { id, version: 2 },
    })
    expect((await app.call('get', sessionAt(id))).body).toEqual({
      ...view,
      ...moved,
      version: 2,
      region: '990102',
    })
    await refuses(
      app,
      () => manager.call('put', sessionAt(id), { version: 1, session: moved }),
      409,
      'changed-meanwhile',
    )
    await manager.call('post', sessionAt(id, '/cancellation'), { version: 2, reason: '场地停用' })
    expect((await app.call('get', sessionAt(id))).body).toMatchObject({
      version: 3,
      status: 'CANCELLED',
      phase: 'CANCELLED',
      reason: '场地停用',
    })
    await refuses(
      app,
      () => manager.call('post', sessionAt(id, '/cancellation'), { version: 3, reason: '无' }),
      409,
      'session-closed',
    )
    expect(await eventsIn(app, 'training.session-scheduled')).toHaveLength(2)
    expect(await eventsIn(app, 'training.session-changed')).toHaveLength(1)
    expect(await eventsIn(app, 'training.session-cancelled')).toHaveLength(1)
    expect(await app.call('get', sessionAt(missingSession))).toMatchObject(refusal(404, 'not-found'))
  })

  it('stay as they are once begun', async () => {
    const { app, at, manager } = await aStage()
    app.clock.set(nextWeek)
    const again = await app.signIn(manager.address)
    await refuses(
      app,
      () => again.call('put', at(), { version: 1, session: aSessionInput() }),
      409,
      'wrong-stage',
    )
    await refuses(
      app,
      () => again.call('post', at('/cancellation'), { version: 1, reason: '无' }),
      409,
      'wrong-stage',
    )
  })

  it('capacity-below-taken: the places taken stay', async () => {
    const { app, session, at, manager, ann } = await aStage({ capacity: 2 })
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, { serial: 2 })
    await Promise.all([enrol(ann, session.id), enrol(bo, session.id)])
    await refuses(
      app,
      () => manager.call('put', at(), { version: 1, session: aSessionInput({ capacity: 1 }) }),
      409,
      'capacity-below-taken',
    )
    await withdraw(bo, session.id)
    expect(
      (await manager.call('put', at(), { version: 1, session: aSessionInput({ capacity: 1 }) })).status,
    ).toBe(200)
    expect((await app.call('get', at())).body).toMatchObject({ taken: 1, capacity: 1, phase: 'FULL' })
  })

  it('stand in the public calendar, by region, days and subject', async () => {
    const counties = ['990101', '990102', '990201']
    const app = await aTestApp({ regions: counties.map((code) => aRegion(code)) })
    const { organizationId: of } = await anOrganizationIn(app)
    const on = (county: string, startsAt: string, subject: 'POLICY' | 'SKILLS' = 'POLICY') =>
      aSessionIn(app, {
        organizationId: of,
        county: countyCode.parse(county),
        startsAt: instant.parse(startsAt),
        programme: { subject },
      })
    const { session: late } = await on('990102', '2027-01-23T15:59:00.000Z')
    const { session: beyond } = await on('990101', '2027-01-23T16:00:00.000Z')
    const { session: today } = await on('990101', '2026-11-23T16:00:00.000Z', 'SKILLS')
    await on('990101', '2026-11-23T15:59:00.000Z')
    const { session: other } = await on('990201', '2026-12-01T01:00:00.000Z')
    const ids = async (query = '') => {
      const { sessions } = (await app.call('get', `/api/training/calendar${query}`)).body
      return sessions.map((one: { id: string }) => one.id)
    }
    expect(await ids()).toEqual([today.id, other.id, late.id])
    expect(await ids('?region=9901')).toEqual([today.id, late.id])
    expect(await ids('?region=990101203')).toEqual([today.id])
    expect(await ids('?subject=SKILLS')).toEqual([today.id])
    expect(await ids('?region=9901&from=2026-11-25&to=2027-01-24')).toEqual([late.id, beyond.id])
    expect(await ids('?from=2027-01-24&to=2030-01-01')).toEqual([beyond.id])
    expect(await app.call('get', '/api/training/calendar?from=2026-02-30')).toMatchObject(
      refusal(400, 'bad-input'),
    )
  })

  it('are listed for the organization, latest first, page by page', async () => {
    const { app, of, session, manager } = await aStage()
    const { session: later } = await aSessionIn(app, {
      organizationId: of,
      startsAt: addMinutes(nextWeek, 1440),
    })
    const first = (await manager.call('get', `/api/organizations/${of}/sessions?limit=1`)).body
    const second = (
      await manager.call('get', `/api/organizations/${of}/sessions?limit=1&cursor=${first.next}`)
    ).body
    expect([first, second].map((page) => page.items.map((one: { id: string }) => one.id))).toEqual([
      [later.id],
      [session.id],
    ])
    expect(second.next).toBeUndefined()
  })
})

describe('what staff owe', () => {
  it('is planning, then recording, then awarding', async () => {
    const app = await aTestApp()
    const { organizationId: of } = await anOrganizationIn(app)
    const tasks = async () =>
      (await (await app.signIn('org_manager@example.cn')).call('get', '/api/me/tasks')).body.tasks
    await staffOf(app, of)
    expect(await tasks()).toEqual([{ kind: 'plan-training', count: 1, id: of }])
    const { session } = await aSessionIn(app, { organizationId: of })
    expect(await tasks()).toEqual([])
    const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified, { serial: 1 })
    await enrol(ann, session.id)
    app.clock.set(session.endsAt)
    const about = { id: session.id, title: session.title, since: session.endsAt, count: 1 }
    const plan = { kind: 'plan-training', count: 1, id: of }
    expect(await tasks()).toEqual([{ kind: 'record-session', ...about }, plan])
    const manager = await app.signIn('org_manager@example.cn')
    await manager.call('put', sessionAt(session.id, `/enrolments/${ann.personId}/attendance`), {
      version: 1,
      attendance: 'LATE',
    })
    expect(await tasks()).toEqual([{ kind: 'record-session', ...about }, plan])
    await manager.call('put', sessionAt(session.id, `/enrolments/${ann.personId}/result`), {
      version: 2,
      result: 'PASSED',
    })
    expect(await tasks()).toEqual([{ kind: 'award-certificates', ...about }, plan])
    const award = await manager.call('post', sessionAt(session.id, `/enrolments/${ann.personId}/certificate`))
    expect(award.status).toBe(200)
    expect(await tasks()).toEqual([plan])
  })
})
