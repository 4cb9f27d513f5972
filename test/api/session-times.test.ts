import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { addMinutes } from '../../shared/dates.ts'
import { consentKind } from '../../shared/vocabulary.ts'
import { consentVersions } from '../../shared/volunteers.ts'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp } from '../support/app.ts'
import { aProgrammeInput, aSessionIn, aSessionInput, nextWeek } from '../support/builders/training.ts'
import { aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { eventsIn, refusal, refuses, staffOf } from '../support/refusals.ts'

async function aStage(options: Parameters<typeof aTestApp>[0] = {}) {
  const app = await aTestApp(options)
  const { organizationId: of, session } = await aSessionIn(app)
  const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified, {
    serial: 1,
    consents: consentKind.options.map((kind) => ({ kind, version: consentVersions[kind] })),
  })
  const at = `/api/training/sessions/${session.id}`
  await ann.call('post', `${at}/enrolments`)
  return { app, of, session, at, ann, manager: await staffOf(app, of) }
}

/** A store in which something else happens just before a write that touches such a partition. */
function meanwhile(store: Store) {
  let event: (() => Promise<unknown>) | undefined
  const slow: Store = {
    ...store,
    async write(changes) {
      const happens = event
      event = undefined
      await happens?.()
      await store.write(changes)
    },
  }
  return { store: slow, before: (it: () => Promise<unknown>) => void (event = it) }
}

describe('times of a session', () => {
  it('lie ahead when it is scheduled and when it is moved: nothing is dated back', async () => {
    const { app, of, at, manager } = await aStage()
    const past = aSessionInput({ startsAt: addMinutes(app.clock.now(), 0) })
    const programme = await manager.call('post', `/api/organizations/${of}/programmes`, aProgrammeInput())
    const schedule = () =>
      manager.call('post', `/api/training/programmes/${programme.body.id}/sessions`, past)
    const move = () => manager.call('put', at, { version: 1, session: past })
    await refuses(app, schedule, 400, 'bad-input')
    await refuses(app, move, 400, 'bad-input')
    expect((await move()).body.errors).toMatchObject([{ path: 'session.startsAt', name: 'in-the-past' }])
  })

  it.each(['9999-12-31T20:00:00.000Z', '0001-01-01T00:00:00.000Z', '2026-12-30T24:00:00.000Z'])(
    '%s is refused, so that what is counted from it is a date',
    async (endsAt) => {
      const { app, at, manager } = await aStage()
      const session = { ...aSessionInput(), endsAt }
      await refuses(app, () => manager.call('put', at, { version: 1, session }), 400, 'bad-input')
    },
  )

  it.each(['from=9999-12-31', 'from=0000-01-01', 'to=9999-12-31'])(
    'the calendar refuses %s in words',
    async (query) => {
      const app = await aTestApp()
      expect(await app.call('get', `/api/training/calendar?${query}`)).toMatchObject(
        refusal(400, 'bad-input'),
      )
    },
  )
})

describe('a session that was moved', () => {
  it('is named by its new start in every later message', async () => {
    const { app, at, ann, manager } = await aStage()
    const later = addMinutes(nextWeek, 1440)
    await manager.call('put', at, { version: 1, session: aSessionInput({ startsAt: later }) })
    await manager.call('post', `${at}/cancellation`, { version: 2, reason: '场地停电' })
    const log = { request: () => {}, failure: () => {}, job: () => {} }
    expect(await onEvents(app.adapters, 'https://tongxing.test', log)).toMatchObject({ failed: 0 })
    const told = app.outbox.filter((one) => one.to === ann.address && one.kind !== 'sign-in-code')
    expect(told.map((one) => [one.kind, one.text.includes('2026年12月2日 09:00')])).toEqual([
      ['enrolled', true],
      ['session-cancelled', true],
    ])
  })

  it.each([
    ['attendance', { version: 1, attendance: 'PRESENT' }],
    ['result', { version: 2, result: 'PASSED' }],
  ])('meanwhile keeps %s from being recorded before the start', async (what, body) => {
    const clock = aClock()
    const { store, before } = meanwhile(await aStore(clock.now))
    const { app, session, at, ann, manager } = await aStage({ store, clock })
    const path = `${at}/enrolments/${ann.personId}`
    clock.set(session.startsAt)
    if (what === 'result')
      await manager.call('put', `${path}/attendance`, { version: 1, attendance: 'PRESENT' })
    else await manager.call('get', '/api/me')
    const { sessions } = app.asSystem().training
    const found = await sessions.find(session.id)
    if (!found) throw new Error('no session')
    const moved = { ...found, startsAt: addMinutes(session.startsAt, 60) }
    const happening = { name: 'training.session-changed', by: 'system', at: session.closesAt } as const
    before(() => sessions.change(moved, happening))
    expect(await manager.call('put', `${path}/${what}`, body)).toMatchObject(
      refusal(409, 'changed-meanwhile'),
    )
    expect(await eventsIn(app, `training.${what}-recorded`)).toHaveLength(0)
  })
})
