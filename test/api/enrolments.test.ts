import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../shared/dates.ts'
import { aTestApp, type Person } from '../support/app.ts'
import { aSessionIn, nextWeek } from '../support/builders/training.ts'
import { aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { eventsIn, refusal, refuses, staffOf, stored } from '../support/refusals.ts'

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

describe('enrolling and withdrawing', () => {
  it('takes a place and gives it back; the same enrolment goes on', async () => {
    const { app, session, at, ann } = await aStage({ capacity: 1 })
    expect(await enrol(ann, session.id)).toMatchObject({
      status: 200,
      body: { id: `${session.id}/${ann.personId}`, version: 1 },
    })
    expect((await app.call('get', at())).body).toMatchObject({ taken: 1, phase: 'FULL', version: 1 })
    await refuses(app, () => enrol(ann, session.id), 409, 'already-enrolled')
    expect(await withdraw(ann, session.id)).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await app.call('get', at())).body).toMatchObject({ taken: 0, phase: 'OPEN' })
    await refuses(app, () => withdraw(ann, session.id), 409, 'wrong-stage')
    app.clock.pass(5)
    expect(await enrol(ann, session.id)).toMatchObject({ status: 200, body: { version: 3 } })
    const mine = (await ann.call('get', '/api/training/enrolments/me')).body
    expect(mine.items).toEqual([
      {
        sessionId: session.id,
        personId: ann.personId,
        version: 3,
        status: 'ENROLLED',
        enrolledAt: app.clock.now(),
        certified: false,
        session: (await app.call('get', at())).body,
      },
    ])
    expect(await eventsIn(app, 'training.enrolled')).toHaveLength(2)
    expect(await eventsIn(app, 'training.withdrawn')).toHaveLength(1)
  })

  it('session-full, and the place that is freed goes to the next', async () => {
    const { app, session, ann } = await aStage({ capacity: 1 })
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.appointed, { serial: 2 })
    await enrol(ann, session.id)
    await refuses(app, () => enrol(bo, session.id), 409, 'session-full')
    await withdraw(ann, session.id)
    expect((await enrol(bo, session.id)).status).toBe(200)
    await refuses(app, () => enrol(ann, session.id), 409, 'session-full')
  })

  it('session-closed from the deadline on; withdrawing ends with the start', async () => {
    const { app, session, ann } = await aStage()
    await enrol(ann, session.id)
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, { serial: 2 })
    app.clock.set(session.closesAt)
    await refuses(app, () => enrol(bo, session.id), 409, 'session-closed')
    app.clock.set(session.startsAt)
    await refuses(app, () => withdraw(ann, session.id), 409, 'wrong-stage')
    app.clock.set(addMinutes(session.startsAt, -1))
    expect((await withdraw(ann, session.id)).status).toBe(200)
  })

  it('session-closed once cancelled', async () => {
    const { app, session, at, manager, ann } = await aStage()
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, { serial: 2 })
    await enrol(ann, session.id)
    await manager.call('post', at('/cancellation'), { version: 1, reason: '无人授课' })
    await refuses(app, () => enrol(bo, session.id), 409, 'session-closed')
    await refuses(app, () => withdraw(ann, session.id), 409, 'session-closed')
  })

  it('wrong-stage before the verification or out of standing; 403 without the role (training.enrol-self, training.see)', async () => {
    const { app, session } = await aStage()
    const cases = [aVolunteer.applied, aVolunteer.returned, aVolunteer.refused]
    for (const [at, state] of cases.entries()) {
      const bo = await aVolunteerIn(app, `bo${at}@example.cn`, state, { serial: 10 + at })
      await refuses(app, () => enrol(bo, session.id), 409, 'wrong-stage')
    }
    const noFile = await app.aPerson('cy@example.cn', { role: 'VOLUNTEER' })
    await refuses(app, () => enrol(noFile, session.id), 409, 'wrong-stage')
    await refuses(app, async () => enrol(noFile, missingSession), 404, 'not-found')
    await refuses(app, async () => withdraw(noFile, session.id), 404, 'not-found')
    const nobody = await app.signIn('nobody@example.cn')
    await refuses(app, () => enrol(nobody, session.id), 403, 'not-permitted')
    await refuses(app, () => app.call('post', sessionAt(session.id, '/enrolments')), 401, 'sign-in-needed')
  })

  it('lists one’s own, latest session first, over pages', async () => {
    const { app, of, session, ann } = await aStage()
    const { session: later } = await aSessionIn(app, {
      organizationId: of,
      startsAt: addMinutes(nextWeek, 1440),
    })
    await enrol(ann, session.id)
    await enrol(ann, later.id)
    const first = (await ann.call('get', '/api/training/enrolments/me?limit=1')).body
    const second = (await ann.call('get', `/api/training/enrolments/me?limit=1&cursor=${first.next}`)).body
    expect([...first.items, ...second.items].map((one) => one.sessionId)).toEqual([later.id, session.id])
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, { serial: 2 })
    expect((await bo.call('get', '/api/training/enrolments/me')).body.items).toEqual([])
    expect(await bo.call('get', `/api/training/enrolments/me?cursor=${first.next}`)).toMatchObject(
      refusal(400, 'bad-cursor'),
    )
  })
})

describe('the roster and what is recorded (training.see-roster, training.record)', () => {
  it('goes from enrolled over present to passed', async () => {
    const { app, session, at, manager, ann } = await aStage()
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, { serial: 2, name: '白一' })
    await Promise.all([enrol(ann, session.id), enrol(bo, session.id)])
    await withdraw(bo, session.id)
    app.clock.set(session.startsAt)
    const manager2 = await app.signIn(manager.address)
    const attend = { version: 1, attendance: 'PRESENT' }
    expect(await manager2.call('put', at(`/enrolments/${ann.personId}/attendance`), attend)).toMatchObject({
      status: 200,
      body: { version: 2 },
    })
    expect(
      await manager2.call('put', at(`/enrolments/${ann.personId}/result`), { version: 2, result: 'PASSED' }),
    ).toMatchObject({ status: 200, body: { version: 3 } })
    const roster = (await manager2.call('get', at('/roster'))).body
    expect(roster.session).toEqual((await app.call('get', at())).body)
    expect(roster.rows).toEqual([
      {
        sessionId: session.id,
        personId: ann.personId,
        version: 3,
        status: 'ENROLLED',
        enrolledAt: expect.any(String),
        attendance: 'PRESENT',
        result: 'PASSED',
        certified: false,
        name: '安之若',
      },
    ])
    expect(await eventsIn(app, 'training.attendance-recorded')).toHaveLength(1)
    expect(await eventsIn(app, 'training.result-recorded')).toHaveLength(1)
    expect(await stored(app)).not.toContain('安之若')
  })

  it('is refused too early, unattended, for the withdrawn, over another version', async () => {
    const { app, session, at, manager, ann } = await aStage()
    await enrol(ann, session.id)
    const person = at(`/enrolments/${ann.personId}`)
    const put = (by: Person, what: 'attendance' | 'result', value: string, version = 1, of = person) =>
      by.call('put', `${of}/${what}`, { version, [what]: value })
    await refuses(app, () => put(manager, 'attendance', 'PRESENT'), 409, 'session-not-started')
    await refuses(app, () => put(manager, 'result', 'PASSED'), 409, 'session-not-started')
    await refuses(
      app,
      () => put(manager, 'attendance', 'PRESENT', 1, at('/enrolments/per_0000000000missing')),
      404,
      'not-found',
    )
    app.clock.set(session.startsAt)
    const now = await app.signIn(manager.address)
    await refuses(app, () => put(now, 'result', 'PASSED'), 409, 'wrong-stage')
    await refuses(app, () => put(now, 'attendance', 'PRESENT', 2), 409, 'changed-meanwhile')
    await refuses(app, () => put(now, 'attendance', 'SOMETIMES'), 400, 'bad-input')
  })

  it('is never recorded by the one it is about', async () => {
    const { app, of, session, at } = await aStage()
    const both = await aVolunteerIn(app, 'both@example.cn', aVolunteer.verified, { serial: 3 })
    await enrol(both, session.id)
    app.clock.set(session.startsAt)
    const own = await app.aPerson('both@example.cn', { role: 'TRAINER', organizationId: of })
    const recording = () =>
      own.call('put', at(`/enrolments/${both.personId}/attendance`), { version: 1, attendance: 'PRESENT' })
    await refuses(app, recording, 403, 'not-permitted')
    const trainer = await staffOf(app, of, 'TRAINER')
    expect(
      (
        await trainer.call('put', at(`/enrolments/${both.personId}/attendance`), {
          version: 1,
          attendance: 'PRESENT',
        })
      ).status,
    ).toBe(200)
  })
})
