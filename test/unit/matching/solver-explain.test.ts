import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  costOfChoosing,
  lossOfChoosing,
  whyUnfilled,
} from '../../../functions/contexts/matching/solver/explain.ts'
import type { Instance } from '../../../functions/contexts/matching/solver/instance.ts'
import { solve } from '../../../functions/contexts/matching/solver/solve.ts'
import { anInstance } from '../../support/matching/instances.ts'
import { anySmallInstance, arcAt } from '../../support/matching/small.ts'

const county = anInstance({
  capacity: [1, 2],
  slots: [{ group: 0 }, { group: 0 }, { group: 1 }],
  arcs: [
    [0, 0, 900],
    [0, 2, 800],
    [1, 0, 100],
    [1, 1, 700],
    [1, 2, 300],
  ],
})

describe('explanations', () => {
  it('the cost of a pair is never more than what choosing it really loses, and 0 for a chosen one', () => {
    fc.assert(
      fc.property(anySmallInstance, fc.nat(), (instance, at) => {
        const chosen = arcAt(instance, at)
        fc.pre(chosen !== undefined)
        fc.pre(
          (instance.capacity[chosen.pair.volunteer] ?? 0) > 0 && (instance.need[chosen.pair.slot] ?? 0) > 0,
        )
        const solved = solve(instance)
        const bound = costOfChoosing(instance, solved, chosen.pair)?.total
        const loss = lossOfChoosing(instance, solved, chosen.pair)?.total ?? -1
        expect(bound).toBeGreaterThanOrEqual(0)
        expect(bound).toBeLessThanOrEqual(loss)
        for (const pair of solved.pairs) expect(costOfChoosing(instance, solved, pair)?.total).toBe(0)
      }),
      { numRuns: 1_000, seed: 7 },
    )
  })

  it('says what a pair would cost, in places and points', () => {
    const solved = solve(county)
    expect(solved.pairs).toEqual([
      { volunteer: 0, slot: 0 },
      { volunteer: 1, slot: 1 },
      { volunteer: 1, slot: 2 },
    ])
    expect(lossOfChoosing(county, solved, { volunteer: 0, slot: 2 })).toEqual({
      total: 3401,
      places: 1,
      points: 400,
    })
    expect(costOfChoosing(county, solved, { volunteer: 1, slot: 0 })?.total).toBeGreaterThan(0)
    expect(costOfChoosing(county, solved, { volunteer: 0, slot: 1 })).toBeUndefined()
    expect(lossOfChoosing(county, solved, { volunteer: 0, slot: 1 })).toBeUndefined()
  })

  it('an unfilled slot names who is full, who is in the group already, and who stands behind', () => {
    const instance = anInstance({
      capacity: [1, 3, 1],
      slots: [{ group: 0 }, { group: 0 }, { group: 1, priority: 2 }, { group: 2, priority: 2 }],
      arcs: [
        [0, 0, 100],
        [0, 2, 100],
        [1, 0, 100],
        [1, 1, 900],
        [2, 2, 50],
        [2, 3, 900],
      ],
    })
    const solved = solve(instance)
    expect(solved.pairs).toHaveLength(3)
    const empty = [0, 1].find((slot) => !solved.pairs.some((pair) => pair.slot === slot)) ?? -1
    expect({ empty, ...whyUnfilled(instance, solved, empty) }).toEqual({
      empty: 0,
      full: [0],
      inSameGroup: [1],
      fullBehind: [2],
      oneMoreFor: [0, 1, 2, 3],
    })
  })

  it('nobody with room left is called full (the assignment was then not the best)', () => {
    const none = { pairs: [], u: new Float64Array(2), q: new Float64Array(3) }
    expect(whyUnfilled(county, none, 0)).toEqual({
      full: [],
      inSameGroup: [],
      fullBehind: [],
      oneMoreFor: [0],
    })
  })

  it('one more person for any slot it names fills one more place', () => {
    fc.assert(
      fc.property(anySmallInstance, fc.nat(), (instance, at) => {
        const solved = solve(instance)
        const filled = (slot: number): number => solved.pairs.filter((pair) => pair.slot === slot).length
        const short = [...instance.need.keys()].filter((slot) => filled(slot) < (instance.need[slot] ?? 0))
        const slot = short[at % Math.max(1, short.length)]
        fc.pre(slot !== undefined)
        for (const helped of whyUnfilled(instance, solved, slot).oneMoreFor)
          expect(solve(withOneMore(instance, helped)).pairs).toHaveLength(solved.pairs.length + 1)
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

/** A new volunteer, last, eligible for this slot alone. */
const withOneMore = (instance: Instance, slot: number): Instance => ({
  ...instance,
  volunteers: instance.volunteers + 1,
  capacity: Int32Array.from([...instance.capacity, 1]),
  arcs: instance.arcs + 1,
  arcVolunteer: Int32Array.from([...instance.arcVolunteer, instance.volunteers]),
  arcSlot: Int32Array.from([...instance.arcSlot, slot]),
  arcScore: Int32Array.from([...instance.arcScore, 0]),
})
