import { describe, expect, it } from 'vitest'
import { tellEvents } from '../../functions/compose/jobs.ts'
import type { Person, TestApp } from '../support/app.ts'
import { personId } from '../../shared/ids.ts'
import { aCounty, aHelper, invite, open, step, view, yes } from '../support/county.ts'
import { eventNames, everything } from '../support/everything.ts'
import { aTestApp } from '../support/app.ts'
import { applied, decide, fileOf, refusedWith, aReviewer, sendBack } from '../support/volunteering.ts'

const answer = async (person: Person, kind: string, agree: boolean, version = 1) =>
  person.call('put', '/api/volunteers/me/consents', {
    version: (await fileOf(person)).version,
    answers: [{ kind, version, agree }],
  })

/** As if the text in force were newer than what the person agreed to. */
async function agedConsent(app: TestApp, person: Person, kind: string) {
  const { volunteers } = app.asSystem().volunteers
  const file = await volunteers.find(personId.parse(person.personId))
  if (!file) throw new Error('no file')
  const consents = file.consents.map((one) => (one.kind === kind ? { ...one, version: 0 } : one))
  await volunteers.save({ ...file, consents }, [], {
    name: 'volunteers.changed',
    by: 'system',
    at: app.clock.now(),
  })
}

describe('consents', () => {
  it('are given and taken back with one answer each, and say when', async () => {
    const app = await aTestApp()
    const person = await applied(app)
    expect((await answer(person, 'MESSAGES', true)).status).toBe(200)
    const given = { kind: 'MESSAGES', version: 1, at: app.clock.now() }
    expect((await fileOf(person)).consents).toContainEqual(given)
    app.clock.pass(5)
    expect((await answer(person, 'MESSAGES', false)).status).toBe(200)
    const file = await fileOf(person)
    expect(file.consents.map(({ kind }: { kind: string }) => kind)).not.toContain('MESSAGES')
    expect(file.refused).toEqual([{ ...given, at: app.clock.now() }])
    expect(file.standing).toBe('ACTIVE')
    expect((await eventNames(app)).filter((name) => name === 'volunteers.consents-changed')).toHaveLength(2)
  })

  it('no message follows a refusal, from that moment on', async () => {
    const app = await aTestApp()
    const reviewer = await aReviewer(app)
    const person = await applied(app)
    await answer(person, 'MESSAGES', true)
    const before = app.outbox.length
    // Decided while messages were wanted, told after they are not.
    await decide(reviewer, person.personId, { ...sendBack, version: 2 })
    await answer(person, 'MESSAGES', false)
    await tellEvents(app.adapters, 'http://tongxing.test')
    expect(app.outbox.slice(before).filter(({ to }) => to === 'lin@example.cn')).toEqual([])
  })

  it('without a needed one nobody goes on: places, invitations and seats end, and agreeing again brings back', async () => {
    const { app, ann } = await aCounty()
    const helper = await aHelper(app)
    const person = await app.signIn('vol1@example.cn')
    const group = await open(ann)
    const placement = (await invite(ann, group, helper)).body.id
    expect((await step(person, group, placement, 'answer', yes())).status).toBe(200)
    expect((await step(ann, group, placement, 'confirmation', { version: 2 })).status).toBe(200)
    expect((await answer(person, 'CONFIDENTIALITY', false)).status).toBe(200)
    expect((await fileOf(person)).standing).toBe('LEFT')
    await tellEvents(app.adapters, 'http://tongxing.test')
    const seen = await view(ann, group)
    expect(seen).toMatchObject({ status: 'MATCHING', placements: [{ status: 'ENDED' }] })
    expect((await person.call('get', `/api/groups/${group}/member`)).status).toBe(404)
    expect((await invite(ann, group, helper)).body.code).toBe('not-eligible')
    // Nobody asks again.
    const tasks = (await person.call('get', '/api/me/tasks')).body.tasks
    expect(tasks.filter(({ kind }: { kind: string }) => kind === 'renew-consents')).toEqual([])
    expect((await answer(person, 'CONFIDENTIALITY', true)).status).toBe(200)
    expect(await fileOf(person)).toMatchObject({ standing: 'ACTIVE', stage: 'APPOINTED', refused: [] })
    expect(await eventNames(app)).toEqual(
      expect.arrayContaining(['volunteers.left', 'volunteers.came-back', 'groups.place-ended']),
    )
  })

  it('a new version asks again, and until the answer nobody can be invited', async () => {
    const { app, ann } = await aCounty()
    const helper = await aHelper(app)
    const person = await app.signIn('vol1@example.cn')
    const group = await open(ann)
    await agedConsent(app, person, 'SENSITIVE_DATA')
    const tasks = (await person.call('get', '/api/me/tasks')).body.tasks
    expect(tasks).toContainEqual(expect.objectContaining({ kind: 'renew-consents', count: 1 }))
    expect(await invite(ann, group, helper)).toMatchObject({ status: 409, body: { code: 'not-eligible' } })
    expect((await answer(person, 'SENSITIVE_DATA', true)).status).toBe(200)
    expect((await invite(ann, group, helper)).status).toBe(200)
  })

  it('another version than that in force, or of the file, is refused', async () => {
    const app = await aTestApp()
    const person = await applied(app)
    await refusedWith(app, 'changed-meanwhile', 409, () => answer(person, 'MESSAGES', true, 2))
    await refusedWith(app, 'changed-meanwhile', 409, () =>
      person.call('put', '/api/volunteers/me/consents', {
        version: 9,
        answers: [{ kind: 'MESSAGES', version: 1, agree: true }],
      }),
    )
    const stranger = await app.signIn('bo@example.cn')
    expect(
      await stranger.call('put', '/api/volunteers/me/consents', {
        version: 1,
        answers: [{ kind: 'MESSAGES', version: 1, agree: true }],
      }),
    ).toMatchObject({ status: 403 })
  })

  it('who was returned and leaves is out of the queue', async () => {
    const app = await aTestApp()
    const person = await applied(app)
    await answer(person, 'PERSONAL_DATA', false)
    expect((await fileOf(person)).standing).toBe('LEFT')
    const reviewer = await aReviewer(app)
    expect(await decide(reviewer, person.personId, { ...sendBack, version: 2 })).toMatchObject({
      body: { code: 'wrong-stage' },
    })
    expect((await everything(app)).length).toBeGreaterThan(0)
  })
})
