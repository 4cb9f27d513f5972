import { describe, expect, it } from 'vitest'
import { tellEvents } from '../../functions/compose/jobs.ts'
import { aTestApp } from '../support/app.ts'
import { walkTheChain } from '../support/chain.ts'
import { eventNames, everything } from '../support/everything.ts'
import { aReviewer, applied, county, elsewhere, refusedWith } from '../support/volunteering.ts'

const wrong = '专业应为社会工作，不是社会学。'
const path = '/api/me/corrections'
const queue = `/api/corrections?county=${county}`

async function asked() {
  const app = await aTestApp()
  const [person, reviewer] = [await applied(app), await aReviewer(app)]
  const answer = await person.call('post', path, { field: 'volunteer.specialty', wrong })
  expect(answer.status).toBe(200)
  const of = `/api/corrections/${person.personId}/${answer.body.id}/answer`
  return { app, person, reviewer, of, id: String(answer.body.id) }
}

describe('a request for a correction', () => {
  it('waits at the desk of the county, sealed, and is answered with a reason that the person reads', async () => {
    const { app, person, reviewer, of, id } = await asked()
    expect(JSON.stringify(await everything(app))).not.toContain(wrong)
    const tasks = (await reviewer.call('get', '/api/me/tasks')).body.tasks
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'answer-corrections', count: 1, id: county }),
    )
    const row = {
      id,
      version: 1,
      personId: person.personId,
      name: '林**',
      field: 'volunteer.specialty',
      wrong,
      status: 'OPEN',
      askedAt: app.clock.now(),
    }
    expect((await reviewer.call('get', queue)).body).toEqual({ items: [row] })
    app.clock.pass(3)
    expect((await reviewer.call('post', of, { version: 1, done: true, answer: '已改正。' })).status).toBe(200)
    expect((await reviewer.call('get', queue)).body.items).toEqual([])
    const { personId: _whose, name: _name, ...rest } = row
    expect((await person.call('get', path)).body.items).toEqual([
      { ...rest, version: 2, status: 'DONE', answer: '已改正。', answeredAt: app.clock.now() },
    ])
    expect(await eventNames(app)).toEqual(
      expect.arrayContaining(['identity.correction-asked', 'identity.correction-answered']),
    )
  })

  it('tells who wants messages that there is an answer, without a word of it', async () => {
    const { app, person, reviewer, of } = await asked()
    const answers = [{ kind: 'MESSAGES', version: 1, agree: true }]
    expect((await person.call('put', '/api/volunteers/me/consents', { version: 1, answers })).status).toBe(
      200,
    )
    await reviewer.call('post', of, { version: 1, done: false, answer: '与证件一致，不改。' })
    await tellEvents(app.adapters, 'http://tongxing.test')
    const [message] = app.outbox.filter(({ kind }) => kind === 'correction-answered')
    expect(message).toMatchObject({ to: 'lin@example.cn' })
    expect(message?.text).not.toContain('证件')
  })

  it('about a training goes to the organization that held it', async () => {
    const { app, volunteer, manager, organizationId, reviewer } = await walkTheChain()
    const sessionId = (await everything(app)).find(({ sk }) => sk.startsWith('ENR#'))?.data['sessionId']
    const input = { field: 'enrolment.progress', sessionId, wrong: '我当天到课了，登记成了缺席。' }
    const { id } = (await volunteer.call('post', path, input)).body
    const desk = `/api/corrections?organizationId=${organizationId}`
    expect((await manager.call('get', desk)).body.items).toMatchObject([
      { id, sessionId, wrong: input.wrong },
    ])
    expect((await reviewer.call('get', queue)).body.items).toEqual([])
    const of = `/api/corrections/${volunteer.personId}/${id}/answer`
    expect((await reviewer.call('post', of, { version: 1, done: true, answer: '好' })).status).toBe(404)
    expect((await manager.call('post', of, { version: 1, done: true, answer: '已改。' })).status).toBe(200)
  })

  it('refusals: nothing to correct, a foreign desk, an answered one, a missing one, the own one, too many', async () => {
    const { app, person, reviewer, of } = await asked()
    const stranger = await app.signIn('bo@example.cn')
    await refusedWith(app, 'nothing-to-correct', 409, () =>
      stranger.call('post', path, { field: 'volunteer.name', wrong }),
    )
    expect(
      (await person.call('post', path, { field: 'enrolment.progress', wrong })).body.errors,
    ).toMatchObject([{ name: 'session-needed' }])
    expect((await reviewer.call('get', `/api/corrections?county=${elsewhere}`)).status).toBe(404)
    expect((await reviewer.call('get', '/api/corrections')).body.code).toBe('bad-request')
    expect((await person.call('get', queue)).body.code).toBe('not-permitted')
    const done = { version: 1, done: true, answer: '好。' }
    const far = await aReviewer(app, elsewhere, 'far@example.cn')
    const foreign = await far.call('post', of, done)
    const missing = await reviewer.call('post', of.replace(/cor_\w/, 'cor_0'), done)
    expect([foreign.status, foreign.body]).toEqual([404, missing.body])
    expect((await reviewer.call('post', of, done)).status).toBe(200)
    await refusedWith(app, 'changed-meanwhile', 409, () => reviewer.call('post', of, done))
    await refusedWith(app, 'wrong-stage', 409, () => reviewer.call('post', of, { ...done, version: 2 }))
    for (let n = 0; n < 10; n++) await person.call('post', path, { field: 'volunteer.name', wrong })
    expect((await person.call('post', path, { field: 'volunteer.name', wrong })).status).toBe(429)
  })
})
