import type { Actor, Role } from '../../shared/access.ts'
import { addMinutes, type Instant } from '../../shared/dates.ts'
import { liesIn } from '../../shared/regions.ts'
import { compose, type Adapters, type Verbs } from '../compose.ts'
import { Failure } from '../kernel/failure.ts'
import type { Seed } from './seed-schema.ts'

/** What loading a seed knows while it goes from part to part. */
export type World = {
  readonly seed: Seed
  readonly now: Instant
  /** The first thing that the seed dates; what has no date of its own was there before. */
  readonly beginning: Instant
  /** The verbs of the product as they would have been called at that instant. */
  readonly at: (instant: Instant) => Verbs
  readonly people: Map<string, Actor>
  /** Ids in the store, by the seed's keys. */
  readonly organizations: Map<string, string>
  readonly programmes: Map<string, string>
  readonly sessions: Map<string, string>
}

export const openWorld = (adapters: Adapters, seed: Seed): World => ({
  seed,
  now: adapters.now(),
  beginning: beginningOf(seed, adapters.now()),
  at: (instant) => compose({ ...adapters, now: () => instant }, { personId: 'system', route: 'seed' }),
  people: new Map(),
  organizations: new Map(),
  programmes: new Map(),
  sessions: new Map(),
})

function beginningOf({ people, sessions, groups }: Seed, now: Instant): Instant {
  const dated = [
    ...people.flatMap((one) => [one.openedAt, one.volunteer?.appliedAt]),
    ...sessions.flatMap((one) => [one.scheduledAt, one.session.startsAt]),
    ...groups.map((one) => one.openedAt),
  ]
  return dated.reduce<Instant>((first, at) => (at !== undefined && at < first ? at : first), now)
}

/** Days before the beginning, for what a seed gives no time to. */
export const daysBefore = ({ beginning }: World, days: number): Instant => addMinutes(beginning, -days * 1440)

export const earlierOf = (a: Instant, b: Instant): Instant => (a < b ? a : b)

export function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new Error(`there is no ${key}`)
  return found
}

/** Somebody of the seed who holds the role for this region. */
export function official({ people }: World, role: Role, region: string): Actor {
  for (const actor of people.values())
    if (
      actor.grants.some(
        (held) => held.role === role && held.region !== undefined && liesIn(region, held.region),
      )
    )
      return actor
  throw new Error(`nobody among the people is ${role} of ${region}`)
}

/** Somebody of the seed who holds the role in this organization. */
export function memberOf({ people, organizations }: World, role: Role, organization: string): Actor {
  const id = known(organizations, organization)
  for (const actor of people.values())
    if (actor.grants.some((held) => held.role === role && held.organizationId === id)) return actor
  throw new Error(`nobody among the people is ${role} of ${organization}`)
}

/** Does one step; a refusal is told by its place in the seed. */
export async function step<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const details = error instanceof Failure ? ` ${JSON.stringify(error.details)}` : ''
    throw new Error(`${path}: ${error.message}${details}`, { cause: error })
  }
}

/** Steps that do not touch each other share a wait for the disk. */
const atOnce = 64

export async function each<T>(
  list: readonly T[],
  path: string,
  run: (one: T, path: string) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < list.length; from += atOnce) {
    const some = list.slice(from, from + atOnce)
    await Promise.all(
      some.map((one, n) => {
        const place = `${path}.${from + n}`
        return step(place, () => run(one, place))
      }),
    )
  }
}
