import fc from 'fast-check'
import { certify } from '../../functions/contexts/matching/solver/certify.ts'
import { takeOneByOne } from '../../functions/contexts/matching/solver/greedy.ts'
import type { Instance } from '../../functions/contexts/matching/solver/instance.ts'
import { solve } from '../../functions/contexts/matching/solver/solve.ts'
import type { Promised } from '../support/figures.ts'
import { chance } from '../support/matching/chance.ts'
import { anOracle, type Oracle } from '../support/matching/oracle.ts'
import { aMediumInstance, anySmallInstance, named, relabelled } from '../support/matching/small.ts'
import { tampered } from '../support/matching/tamper.ts'

/** What 7-matching promises of a proposal: it is the best there is, the proof cannot be faked, order does not matter. */
export async function run({ full, seed }: { full: boolean; seed: number }): Promise<Promised[]> {
  const oracle = await anOracle()
  const n = full ? 20_000 : 600
  const instances = [
    ...fc.sample(anySmallInstance, { numRuns: n / 2, seed }),
    ...Array.from({ length: n / 2 }, (_, at) => aMediumInstance(seed * 1_000_003 + at)),
  ]
  return [best(instances, oracle), unfakeable(instances, oracle, seed), orderless(instances, seed)]
}

function best(instances: readonly Instance[], oracle: Oracle): Promised {
  let wrong = 0
  let worseByHand = 0
  let worseRefused = 0
  for (const instance of instances) {
    const optimum = oracle(instance)
    const { ok, primal } = certify(instance, solve(instance))
    if (!ok || primal !== optimum) wrong++
    const byHand = takeOneByOne(instance)
    if (byHand.objective === optimum) continue
    worseByHand++
    // The best prices there are: what is refused is the assignment.
    if (!certify(instance, { ...solve(instance), pairs: byHand.pairs }).ok) worseRefused++
  }
  return {
    promise: 'a proposal is the best possible, and proven',
    figure: `${wrong} differ from HiGHS or lack a valid certificate`,
    n: instances.length,
    control: `one by one instead: ${worseByHand} below the optimum, ${worseRefused} of them refused`,
    kept: wrong === 0,
    noticed: worseByHand > 0 && worseRefused === worseByHand,
  }
}

function unfakeable(instances: readonly Instance[], oracle: Oracle, seed: number): Promised {
  let accepted = 0
  let feasibleButWorse = 0
  instances.forEach((instance, at) => {
    const optimum = oracle(instance)
    const verdict = certify(instance, tampered(instance, solve(instance), chance(seed * 7_919 + at)))
    if (verdict.ok && verdict.primal !== optimum) accepted++
    if (verdict.reason === 'not-optimal' && verdict.primal < optimum) feasibleButWorse++
  })
  return {
    promise: 'an altered proposal does not pass for the best',
    figure: `${accepted} accepted below the optimum`,
    n: instances.length,
    control: `feasibility checked, prices not: ${feasibleButWorse} would pass`,
    kept: accepted === 0,
    noticed: feasibleButWorse > 0,
  }
}

function orderless(instances: readonly Instance[], seed: number): Promised {
  let differ = 0
  let differWithoutNames = 0
  instances.forEach((instance, at) => {
    const { instance: other, ...names } = relabelled(instance, seed * 104_729 + at)
    const here = solve(instance, { seed })
    const there = solve(other, { seed, ...names })
    const expected = named(here.pairs).join()
    if (there.objective !== here.objective || named(there.pairs, names).join() !== expected) differ++
    if (named(solve(other, { seed }).pairs, names).join() !== expected) differWithoutNames++
  })
  return {
    promise: 'the order of the input decides nothing',
    figure: `${differ} proposals differ under other ids`,
    n: instances.length,
    control: `tie rule without lasting names: ${differWithoutNames} differ`,
    kept: differ === 0,
    noticed: differWithoutNames > 0,
  }
}
