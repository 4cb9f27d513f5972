import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { certify } from '../../../functions/contexts/matching/solver/certify.ts'
import { takeOneByOne } from '../../../functions/contexts/matching/solver/greedy.ts'
import { BadInstance } from '../../../functions/contexts/matching/solver/instance.ts'
import { solve } from '../../../functions/contexts/matching/solver/solve.ts'
import { anInstance } from '../../support/matching/instances.ts'
import { anOracle, type Oracle } from '../../support/matching/oracle.ts'
import { aMediumInstance, anySmallInstance } from '../../support/matching/small.ts'

const smallInstances = 3_000
const mediumInstances = 150

/** Seconds of work alone, but other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

let oracle: Oracle
beforeAll(async () => {
  oracle = await anOracle()
})

describe('cases by hand', () => {
  it('gives up a better score to fill one more place', () => {
    const instance = anInstance({
      capacity: [1, 1],
      slots: [{ group: 0 }, { group: 1 }],
      arcs: [
        [0, 0, 1000],
        [0, 1, 1],
        [1, 0, 1],
      ],
    })
    const { pairs, objective } = solve(instance)
    expect({ pairs, objective }).toEqual({
      pairs: [
        { volunteer: 0, slot: 1 },
        { volunteer: 1, slot: 0 },
      ],
      objective: 2 * 2001 + 2,
    })
  })

  it('gives the only volunteer to the urgent slot, although it scores worse and comes later', () => {
    const slots = [{ group: 0 }, { group: 1, priority: 2 }]
    const instance = anInstance({
      capacity: [1],
      slots,
      arcs: [
        [0, 0, 1000],
        [0, 1, 0],
      ],
    })
    expect(solve(instance).pairs).toEqual([{ volunteer: 0, slot: 1 }])
  })

  it('lets nobody serve twice in one group, even with room left and a place empty', () => {
    const instance = anInstance({
      capacity: [3],
      slots: [{ group: 0 }, { group: 0, need: 2 }],
      arcs: [
        [0, 0, 10],
        [0, 1, 20],
      ],
    })
    const solved = solve(instance)
    expect(solved.pairs).toEqual([{ volunteer: 0, slot: 1 }])
    expect(certify(instance, solved)).toEqual({ ok: true, primal: 3021, dual: 3021 })
  })

  it('moves a volunteer to another slot of the same group when that frees a place for a colleague', () => {
    const instance = anInstance({
      capacity: [1, 1],
      slots: [{ group: 0 }, { group: 0 }],
      arcs: [
        [0, 0, 900],
        [0, 1, 100],
        [1, 0, 800],
      ],
    })
    expect(solve(instance).pairs).toEqual([
      { volunteer: 0, slot: 1 },
      { volunteer: 1, slot: 0 },
    ])
  })

  it('solves nothing, and proves it', () => {
    const instance = anInstance({ capacity: [], slots: [], arcs: [] })
    expect(certify(instance, solve(instance))).toEqual({ ok: true, primal: 0, dual: 0 })
  })

  it('refuses weights that could not be added exactly', () => {
    const instance = anInstance({ capacity: [1], slots: [{ group: 0 }], arcs: [[0, 0, 1]] })
    expect(() => solve({ ...instance, placeWeight: 2 ** 52 })).toThrow(BadInstance)
  })
})

describe('against the oracle', () => {
  it(`reaches the optimum of ${smallInstances} small instances, each with a valid certificate`, () => {
    fc.assert(
      fc.property(anySmallInstance, fc.nat(9), (instance, seed) => {
        const solved = solve(instance, { seed })
        expect(solved.objective).toBe(oracle(instance))
        expect(certify(instance, solved)).toEqual({
          ok: true,
          primal: solved.objective,
          dual: solved.objective,
        })
      }),
      { numRuns: smallInstances, seed: 7 },
    )
  })

  it(`and of ${mediumInstances} larger ones; taking groups one by one does not`, () => {
    let worseByHand = 0
    for (let seed = 1; seed <= mediumInstances; seed++) {
      const instance = aMediumInstance(seed)
      const solved = solve(instance)
      expect(solved.objective).toBe(oracle(instance))
      expect(certify(instance, solved).ok).toBe(true)
      if (takeOneByOne(instance).objective < solved.objective) worseByHand++
    }
    expect(worseByHand).toBeGreaterThan(mediumInstances / 2)
  })
})

it('taking groups one by one is feasible too, never better, and its objective is counted right', () => {
  fc.assert(
    fc.property(anySmallInstance, (instance) => {
      const byHand = takeOneByOne(instance)
      const { u, q, objective } = solve(instance)
      const { ok, primal, dual, reason } = certify(instance, { pairs: byHand.pairs, u, q })
      expect({ primal, dual }).toEqual({ primal: byHand.objective, dual: objective })
      expect(reason).toBe(ok ? undefined : 'not-optimal')
    }),
    { numRuns: 500, seed: 7 },
  )
})
