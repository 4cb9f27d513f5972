import { describe, expect, it } from 'vitest'
import { aClock, aTestApp, type Person } from '../support/app.ts'
import { aStore } from '../support/a-store.ts'
import { blindStore } from '../support/blind-store.ts'
import { aSessionIn, aSessionInput } from '../support/builders/training.ts'
import { aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { eventsIn, staffOf } from '../support/refusals.ts'

const sessionAt = (id: string, rest = '') => `/api/training/sessions/${id}${rest}`
const enrol = (person: Person, session: string, headers = {}) =>
  person.call('post', sessionAt(session, '/enrolments'), undefined, headers)
const places = 5

/** A session of five places and 20 volunteers who want one; with the guard, or without. */
async function aCrowd(guarded: boolean) {
  const clock = aClock()
  const store = await aStore(clock.now)
  const app = await aTestApp({
    clock,
    store: guarded ? store : blindStore(store, ({ sk }) => sk === 'SEATS'),
  })
  const { session, organizationId } = await aSessionIn(app, { capacity: places })
  const people: Person[] = []
  // One after the other: a code is read from the outbox.
  for (let at = 0; at < 20; at++)
    people.push(await aVolunteerIn(app, `p${at}@example.cn`, aVolunteer.verified, { serial: at }))
  const now = async () => (await app.call('get', sessionAt(session.id))).body
  return { app, session, people, now, manager: await staffOf(app, organizationId) }
}

describe('many people into few places', () => {
  it.each([
    ['guarded: exactly the places', true],
    ['without the guard: more (the control)', false],
  ])('%s', async (_, guarded) => {
    const { session, people, now } = await aCrowd(guarded)
    const answers = await Promise.all(people.map((one) => enrol(one, session.id)))
    const won = answers.filter((one) => one.status === 200).length
    expect((await now()).taken).toBe(won)
    if (!guarded) return expect(won).toBeGreaterThan(places)
    expect(won).toBe(places)
    expect(new Set(answers.map((one) => one.body.code))).toEqual(new Set([undefined, 'session-full']))
  })

  it('keeps taken within capacity while the capacity is edited and places are given back', async () => {
    const { app, session, people, now, manager } = await aCrowd(true)
    const edit = (version: number, capacity: number) =>
      manager.call('put', sessionAt(session.id), { version, session: aSessionInput({ capacity }) })
    const first = people.map((one) => enrol(one, session.id))
    const [edited] = await Promise.all([edit(1, 8), ...first])
    expect(edited?.status).toBe(200)
    const leave = people.slice(0, 4).map((one) => one.call('delete', sessionAt(session.id, '/enrolments/me')))
    await Promise.all([edit(2, 6), ...leave, ...people.map((one) => enrol(one, session.id))])
    for (const one of people) await enrol(one, session.id)
    const { taken, capacity } = await now()
    expect(taken).toBe(capacity)
    const roster = (await manager.call('get', sessionAt(session.id, '/roster'))).body
    expect(roster.rows).toHaveLength(taken)
    const enrolled = await eventsIn(app, 'training.enrolled')
    expect(enrolled.length - (await eventsIn(app, 'training.withdrawn')).length).toBe(taken)
  })
})

describe('200 equal requests at once', () => {
  it.each([
    ['with a key: all get the one answer', { 'idempotency-key': 'enrol-once' }, 200, new Set([undefined])],
    ['without: one is enrolled, the others are told so', {}, 1, new Set([undefined, 'already-enrolled'])],
  ])('%s', async (_, headers, successes, codes) => {
    const { app, session, people, now } = await aCrowd(true)
    const [ann] = people
    if (!ann) throw new Error('nobody')
    const answers = await Promise.all(Array.from({ length: 200 }, () => enrol(ann, session.id, headers)))
    const won = answers.filter((one) => one.status === 200)
    expect(won).toHaveLength(successes)
    expect(new Set(won.map((one) => JSON.stringify(one.body))).size).toBe(1)
    expect(new Set(answers.map((one) => one.body.code))).toEqual(codes)
    expect((await now()).taken).toBe(1)
    expect(await eventsIn(app, 'training.enrolled')).toHaveLength(1)
  })
})
