import type { Promised } from '../support/figures.ts'
import { differenceIn } from '../support/store/alike.ts'
import { crash } from '../support/store/crash.ts'
import { randomFrom } from '../support/store/faults.ts'
import { raceFor } from '../support/store/race.ts'
import { aClock, someStores } from '../support/store/stores.ts'

/** What the store promises: both adapters are one store, no race oversells, no crash loses. */
export async function run({ full, seed }: { full: boolean; seed: number }): Promise<Promised[]> {
  return [
    await alike(full ? 2_000 : 30, seed),
    await racing('disk', full ? 20 : 1),
    await racing('dynamodb', full ? 20 : 1),
    await crashing(full ? 200 : 3, seed),
  ]
}

async function alike(n: number, seed: number): Promise<Promised> {
  const { found, control } = await differenceIn(n, 50, seed)
  return {
    promise: 'both adapters give the same results and refusals (sequences of 50)',
    figure: found ? `they differ: ${JSON.stringify(found)}` : '0 differences',
    n,
    control: `one guard weakened: ${control} of 200 sequences differ`,
    kept: found === undefined,
    noticed: control > 0,
  }
}

async function racing(kind: 'disk' | 'dynamodb', n: number): Promise<Promised> {
  const stores = someStores()
  let wrong = 0
  let oversold = 0
  try {
    for (let round = 0; round < n; round++) {
      const guarded = await raceFor(await stores.empty(kind, aClock()), 200, 50, true)
      if (guarded.letIn !== 50 || guarded.taken !== 50 || guarded.enrolments !== 50) wrong++
      const open = await raceFor(await stores.empty(kind, aClock()), 200, 50, false)
      oversold = Math.max(oversold, open.enrolments - 50)
    }
  } finally {
    await stores.close()
  }
  return {
    promise: `200 at once for 50 places: exactly 50 (${kind})`,
    figure: `${wrong} races with another count`,
    n,
    control: `looked at, but not guarded: ${oversold} too many`,
    kept: wrong === 0,
    noticed: oversold > 0,
  }
}

async function crashing(n: number, seed: number): Promise<Promised> {
  const honest = await crash(n, 'honest', randomFrom(seed))
  const early = await crash(Math.min(n, 20), 'early', randomFrom(seed))
  return {
    promise: 'no acknowledged write is lost by kill -9 (ten writers)',
    figure: `${honest.lost} lost, ${honest.halves} half applied, of ${honest.acknowledged}`,
    n,
    control: `acknowledged before COMMIT: ${early.lost} of ${early.acknowledged} lost`,
    kept: honest.lost === 0 && honest.halves === 0 && honest.acknowledged > 0,
    noticed: early.lost > 0,
  }
}
