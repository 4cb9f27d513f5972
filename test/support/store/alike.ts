import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Change, Store } from '../../../functions/platform/store/port.ts'
import { sequence, type Operation } from './operations.ts'
import { outcomeOf } from './outcome.ts'
import { aClock, someStores } from './stores.ts'
import { everythingIn } from './trail.ts'

export type Difference = { operation: Operation; here: unknown; there: unknown; before: readonly Operation[] }

/** Compares the embedded store with DynamoDB (Local) over random sequences; gives the first difference, or none. */
export async function differenceIn(
  sequences: number,
  length: number,
  seed: number,
): Promise<{ found?: Difference; control: number }> {
  const stores = someStores()
  const clock = aClock()
  try {
    const [here, there] = [await stores.empty('memory', clock), await stores.empty('dynamodb', clock)]
    let found: Difference | undefined
    const property = fc.asyncProperty(sequence(length), async (operations) => {
      found = (await compare(here, there, clock, operations)) ?? found
      await Promise.all([wipe(here), wipe(there)])
      clock.reset()
      return found === undefined
    })
    const { failed } = await fc.check(property, { numRuns: sequences, seed, endOnFailure: true })
    const control = await countDifferences(await stores.empty('memory', clock), here, clock, seed)
    return { ...(failed && found ? { found } : {}), control }
  } finally {
    await stores.close()
  }
}

type MovingClock = ReturnType<typeof aClock>

async function compare(
  here: Store,
  there: Store,
  clock: MovingClock,
  operations: readonly Operation[],
): Promise<Difference | undefined> {
  for (const [n, operation] of operations.entries()) {
    if ('wait' in operation) clock.forward(operation.wait)
    const [one, other] = await Promise.all([outcomeOf(here, operation), outcomeOf(there, operation)])
    if (!isDeepStrictEqual(one, other))
      return { operation, here: one, there: other, before: operations.slice(0, n) }
  }
  const [one, other] = [await everythingIn(here), await everythingIn(there)].map((items) =>
    items.map((item) => JSON.stringify(item, sortedKeys)).toSorted(),
  )
  return isDeepStrictEqual(one, other)
    ? undefined
    : { operation: { all: true }, here: one, there: other, before: operations }
}

const sortedKeys = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

async function wipe(store: Store): Promise<void> {
  const deletes = (await everythingIn(store)).map(
    ({ pk, sk }): Change => ({ delete: { pk, sk }, if: { present: true } }),
  )
  if (deletes.length > 0) await store.write(deletes)
  while ((await store.expire(1000)) > 0);
}

/** The control: an adapter that compares a guard with `<=` where `<` was asked. How many of 200 sequences notice? */
async function countDifferences(
  sound: Store,
  broken: Store,
  clock: MovingClock,
  seed: number,
): Promise<number> {
  const careless: Store = { ...broken, write: (changes) => broken.write(changes.map(weaker)) }
  let noticed = 0
  for (const operations of fc.sample(sequence(50), { numRuns: 200, seed })) {
    if (await compare(sound, careless, clock, operations)) noticed++
    await Promise.all([wipe(sound), wipe(broken)])
    clock.reset()
  }
  return noticed
}

function weaker(change: Change): Change {
  if (!('guards' in change.if)) return change
  return {
    ...change,
    if: { guards: change.if.guards.map((guard) => ({ ...guard, is: guard.is === '<' ? '<=' : guard.is })) },
  }
}
