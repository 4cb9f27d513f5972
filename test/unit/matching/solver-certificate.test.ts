import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { certify, type Refusal } from '../../../functions/contexts/matching/solver/certify.ts'
import type { Solution } from '../../../functions/contexts/matching/solver/solution.ts'
import { solve } from '../../../functions/contexts/matching/solver/solve.ts'
import { chance } from '../../support/matching/chance.ts'
import { anInstance } from '../../support/matching/instances.ts'
import { anOracle, type Oracle } from '../../support/matching/oracle.ts'
import { aMediumInstance, anySmallInstance } from '../../support/matching/small.ts'
import { tampered } from '../../support/matching/tamper.ts'

/** Seconds of work alone, but other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

let oracle: Oracle
beforeAll(async () => {
  oracle = await anOracle()
})

// Two volunteers, a group with two slots (volunteer 0 fits both), a second group; everyone is needed.
const instance = anInstance({
  capacity: [2, 1],
  slots: [{ group: 0 }, { group: 0 }, { group: 1, need: 2 }],
  arcs: [
    [0, 0, 300],
    [0, 1, 200],
    [0, 2, 100],
    [1, 0, 250],
    [1, 2, 50],
  ],
})
const good = solve(instance)
const prices = (values: Float64Array, id: number, price: number): Float64Array =>
  values.slice().fill(price, id, id + 1)

describe('what the checker refuses, by name', () => {
  const cases: readonly [Refusal, Solution][] = [
    ['not-optimal', { ...good, pairs: good.pairs.slice(1) }],
    ['not-optimal', { ...good, pairs: [], u: new Float64Array(2), q: new Float64Array(3) }],
    ['not-optimal', { ...good, u: good.u.map((price) => price + 1) }],
    ['twice-in-a-group', { ...good, pairs: [pair(0, 0), pair(0, 1)] }],
    ['capacity-exceeded', { ...good, pairs: [...good.pairs, pair(1, 2)] }],
    ['need-exceeded', { ...good, pairs: [pair(0, 0), pair(1, 0)] }],
    ['pair-not-offered', { ...good, pairs: [pair(0, 0), pair(1, 1)] }],
    ['pair-not-offered', { ...good, pairs: [pair(0, 2), pair(0, 2)] }],
    ['price-negative', { ...good, u: prices(good.u, 0, -1) }],
    ['price-not-a-whole-number', { ...good, q: prices(good.q, 0, 0.5) }],
    ['price-not-a-whole-number', { ...good, q: prices(good.q, 0, Number.NaN) }],
    ['price-not-a-whole-number', { ...good, q: prices(good.q, 0, Infinity) }],
    ['price-missing', { ...good, u: good.u.slice(1) }],
    ['out-of-range', { ...good, u: good.u.map(() => 2 ** 53 - 1) }],
  ]
  it.each(cases)('%s', (reason, solution) => {
    expect(certify(instance, solution)).toMatchObject({ ok: false, reason })
  })

  it('control: the untouched solution is accepted', () => {
    expect(certify(instance, good)).toEqual({ ok: true, primal: oracle(instance), dual: oracle(instance) })
  })

  it('arcs-not-sorted: a repeated or misplaced arc could hide a price', () => {
    const swapped = { ...instance, arcVolunteer: instance.arcVolunteer.slice().reverse() }
    expect(certify(swapped, good)).toMatchObject({ ok: false, reason: 'arcs-not-sorted' })
  })
})

describe('what the checker accepts is optimal', () => {
  it('0 of 3,000 tampered solutions are accepted below the optimum; nearly all are refused', () => {
    let refused = 0
    for (let seed = 1; seed <= 100; seed++) {
      const medium = aMediumInstance(seed)
      const solved = solve(medium)
      const best = oracle(medium)
      for (let again = 0; again < 30; again++) {
        const verdict = certify(medium, tampered(medium, solved, chance(seed * 1_000 + again)))
        if (verdict.ok) expect(verdict.primal).toBe(best)
        else refused++
      }
    }
    expect(refused).toBeGreaterThan(2_900)
  })

  it('the bound of any whole, non-negative prices is never below the optimum', () => {
    const price = fc.constantFrom(0, 1, 500, 1_000, 5_000, 20_000)
    fc.assert(
      fc.property(anySmallInstance, fc.infiniteStream(price), (any, stream) => {
        const next = (): number => stream.next().value
        const u = Float64Array.from({ length: any.volunteers }, next)
        const q = Float64Array.from({ length: any.slots }, next)
        expect(certify(any, { pairs: [], u, q }).dual).toBeGreaterThanOrEqual(oracle(any))
      }),
      { numRuns: 1_000, seed: 7 },
    )
  })
})

function pair(volunteer: number, slot: number) {
  return { volunteer, slot }
}
