import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { certify } from '../../../functions/contexts/matching/solver/certify.ts'
import { takeOneByOne } from '../../../functions/contexts/matching/solver/greedy.ts'
import { solve } from '../../../functions/contexts/matching/solver/solve.ts'
import { anInstance } from '../../support/matching/instances.ts'
import { aRegion, sizes } from '../../support/matching/regions.ts'
import { anySmallInstance, named, relabelled } from '../../support/matching/small.ts'

/** Seconds of work alone, but other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

describe('order and ties', () => {
  it('other ids give the same objective, and under the tie rule the same people in the same slots', () => {
    fc.assert(
      fc.property(anySmallInstance, fc.nat(), fc.nat(99), (instance, shuffle, seed) => {
        const { instance: other, ...names } = relabelled(instance, shuffle)
        const [here, there] = [solve(instance, { seed }), solve(other, { seed, ...names })]
        expect(there.objective).toBe(here.objective)
        expect(solve(other, { seed }).objective).toBe(here.objective)
        expect(named(there.pairs, names)).toEqual(named(here.pairs))
      }),
      { numRuns: 1_000, seed: 7 },
    )
  })

  it('control: without names, or with another seed, equal volunteers are told apart otherwise', () => {
    const equals = anInstance({
      capacity: [1, 1, 1, 1, 1, 1, 1, 1],
      slots: [{ group: 0 }],
      arcs: [0, 1, 2, 3, 4, 5, 6, 7].map((volunteer) => [volunteer, 0, 500] as const),
    })
    const chosen = new Set([1, 2, 3, 4, 5, 6].map((seed) => solve(equals, { seed }).pairs[0]?.volunteer))
    expect(chosen.size).toBeGreaterThan(1)
    const { instance: other, ...names } = relabelled(equals, 3)
    expect(named(solve(other).pairs, names)).not.toEqual(named(solve(equals).pairs))
  })

  it('a county is solved, proven, and the same under other ids', () => {
    const county = aRegion(sizes.S, 5)
    const { instance: other, ...names } = relabelled(county, 11)
    const [here, there] = [solve(county), solve(other, { seed: 1, ...names })]
    expect(certify(county, here)).toEqual({ ok: true, primal: here.objective, dual: here.objective })
    expect(named(there.pairs, names)).toEqual(named(here.pairs))
    expect(here.pairs.length).toBeGreaterThan(takeOneByOne(county).pairs.length)
  })
})
