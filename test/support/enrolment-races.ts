import { compose } from '../../functions/compose.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import type { Change, Key, Store } from '../../functions/platform/store/port.ts'
import type { SessionId } from '../../shared/ids.ts'
import { aClock, aTestApp, type Person } from './app.ts'
import { blindStore } from './blind-store.ts'
import { anOrganizationIn } from './builders/organizations.ts'
import { aSessionIn, aSessionInput } from './builders/training.ts'
import { aVolunteer, aVolunteerIn } from './builders/volunteers.ts'
import { atMost, overHttp } from './http.ts'
import { chance, shuffled, whole } from './matching/chance.ts'
import { staffOf } from './refusals.ts'

export type Size = { sessions: number; people: number; connections: number; seed: number }

/** Sessions of 1–30 places, people who are signed in, the app behind a socket, and what the store has written, in order. */
export async function aRush(
  { sessions: many, people: crowd, connections, seed }: Size,
  blind?: (key: Key) => boolean,
) {
  const clock = aClock()
  const written: (readonly Change[])[] = []
  const store = openEmbedded(':memory:', clock.now)
  const app = await aTestApp({ clock, store: recording(blind ? blindStore(store, blind) : store, written) })
  const { organizationId } = await anOrganizationIn(app)
  const random = chance(seed)
  const dice = (below: number): number => whole(random, below)
  const sessions: SessionId[] = []
  for (let at = 0; at < many; at++)
    sessions.push((await aSessionIn(app, { organizationId, capacity: 1 + dice(30) })).session.id)
  const people: Person[] = []
  for (let at = 0; at < crowd; at++)
    people.push(await aVolunteerIn(app, `p${at}@example.cn`, aVolunteer.verified, { serial: at }))
  const manager = await staffOf(app, organizationId)
  return {
    app,
    sessions,
    people,
    manager,
    written,
    random,
    dice,
    http: await overHttp((request) => app.app.fetch(request), connections),
  }
}

const recording = (store: Store, written: (readonly Change[])[]): Store => ({
  ...store,
  async write(changes) {
    await store.write(changes)
    written.push(changes)
  },
})

type Rush = Awaited<ReturnType<typeof aRush>>

const at = (id: SessionId, rest = '') => `/api/training/sessions/${id}${rest}`

/** Everyone asks for a place in every session, in a shuffled order; some give theirs back, capacities are edited meanwhile. */
export async function runRush(
  { http, sessions, people, manager, random, dice }: Rush,
  connections: number,
): Promise<number> {
  const enrol = (id: SessionId, { cookie }: Person) =>
    http.call({ method: 'POST', path: at(id, '/enrolments'), cookie })
  const leave = (id: SessionId, { cookie }: Person) =>
    http.call({ method: 'DELETE', path: at(id, '/enrolments/me'), cookie })
  const edit = async (id: SessionId, capacity: number) => {
    const { version } = JSON.parse((await http.call({ method: 'GET', path: at(id) })).body)
    const body = { version, session: aSessionInput({ capacity }) }
    return http.call({ method: 'PUT', path: at(id), cookie: manager.cookie, body })
  }
  const wishes = sessions.flatMap((id) => people.map((person) => ({ id, person })))
  const works = inDisorder(wishes, random).flatMap(({ id, person }) => {
    const more = dice(100)
    const [back, capacity] = [more < 8, 1 + dice(30)]
    return [
      () => enrol(id, person),
      ...(back ? [() => leave(id, person)] : []),
      ...(more === 99 ? [() => edit(id, capacity)] : []),
    ]
  })
  await atMost(connections, works)
  // At rest nobody who still wants a free place may be without one.
  await atMost(
    connections,
    inDisorder(wishes, random).map(
      ({ id, person }) =>
        () =>
          enrol(id, person),
    ),
  )
  return works.length + wishes.length
}

/** Sessions that were over capacity after some write, and sessions that at rest differ from min(places, demand). */
export async function judge({ app, sessions, people, written }: Rush) {
  const held = new Map<string, Set<string>>()
  const capacity = new Map<string, number>()
  const over = new Set<string>()
  for (const change of written.flat()) {
    if (!('put' in change) || !change.put.pk.startsWith('SES#')) continue
    const { pk, sk, data } = change.put
    const places = held.get(pk) ?? new Set()
    held.set(pk, places)
    if (sk === 'A') capacity.set(pk, Number(data['capacity']))
    if (sk.startsWith('ENR#') && data['status'] === 'ENROLLED') places.add(sk)
    if (sk.startsWith('ENR#') && data['status'] === 'WITHDRAWN') places.delete(sk)
    if (places.size > (capacity.get(pk) ?? 0)) over.add(pk)
  }
  const wrong: string[] = []
  for (const id of sessions) {
    const session = compose(app.adapters, { personId: 'system', route: 'judge' }).training.sessions
    const { taken, capacity: places } = await session.seatsOf(id)
    const enrolled = held.get(`SES#${id}`)?.size ?? 0
    if (
      taken !== enrolled ||
      places !== capacity.get(`SES#${id}`) ||
      taken !== Math.min(places, people.length)
    )
      wrong.push(id)
  }
  return { over: over.size, wrong: wrong.length }
}

/**
 * One person asks 200 times in one turn of the event loop, without sockets between: all have read before the first
 * has written. Gives successes, places taken and events left.
 */
export async function runTwins(
  { app, sessions, people, written }: Rush,
  headers: Record<string, string> = {},
) {
  const [id, person] = [sessions[0], people[0]]
  if (!id || !person) throw new Error('nobody to race')
  const ask = () => person.call('post', at(id, '/enrolments'), undefined, headers)
  const answers = await Promise.all(Array.from({ length: 200 }, ask))
  const { taken } = await app.asSystem().training.sessions.seatsOf(id)
  const events = written
    .flat()
    .filter((one) => 'put' in one && one.put.data['name'] === 'training.enrolled').length
  return { won: answers.filter((one) => one.status === 200).length, taken, events }
}

const inDisorder = <T>(items: readonly T[], random: () => number): T[] =>
  shuffled(random, items.length).flatMap((place) => items.slice(place, place + 1))
