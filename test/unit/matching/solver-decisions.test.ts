import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { certify } from '../../../functions/contexts/matching/solver/certify.ts'
import {
  costOfChoosing,
  lossOfChoosing,
  whyUnfilled,
} from '../../../functions/contexts/matching/solver/explain.ts'
import { arcValue, type Instance, type Pair } from '../../../functions/contexts/matching/solver/instance.ts'
import { BadDecision, restrict } from '../../../functions/contexts/matching/solver/restrict.ts'
import { solve } from '../../../functions/contexts/matching/solver/solve.ts'
import { anInstance } from '../../support/matching/instances.ts'
import { anOracle, type Oracle } from '../../support/matching/oracle.ts'
import { anySmallInstance } from '../../support/matching/small.ts'

/** Seconds of work alone, but other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

let oracle: Oracle
beforeAll(async () => {
  oracle = await anOracle()
})

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

describe('locked and excluded pairs', () => {
  it('keeps what a person locked, leaves out what a person excluded, and is best among the rest', () => {
    fc.assert(
      fc.property(anySmallInstance, fc.nat(), fc.nat(), (instance, one, other) => {
        const [first, second] = [arcAt(instance, one), arcAt(instance, other)]
        fc.pre(first !== undefined && second !== undefined && first.arc !== second.arc)
        fc.pre(
          (instance.capacity[first.pair.volunteer] ?? 0) > 0 && (instance.need[first.pair.slot] ?? 0) > 0,
        )
        const decided = { locked: [first.pair], excluded: [second.pair] }
        const { instance: rest, lockedValue } = restrict(instance, decided)
        const solved = solve(rest)
        expect(certify(rest, solved).ok).toBe(true)
        expect(solved.pairs).not.toContainEqual(second.pair)
        expect(solved.pairs.some((pair) => inSameGroup(instance, pair, first.pair))).toBe(false)
        expect(lockedValue + solved.objective).toBe(bestWith(instance, first.arc, second.arc))
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  const slotTwice = {
    locked: [
      { volunteer: 0, slot: 0 },
      { volunteer: 1, slot: 0 },
    ],
    excluded: [],
  }
  it.each([
    ['not eligible', { locked: [{ volunteer: 0, slot: 1 }], excluded: [] }],
    [
      'both locked and excluded',
      { locked: [{ volunteer: 0, slot: 0 }], excluded: [{ volunteer: 0, slot: 0 }] },
    ],
    [
      'twice in one group',
      {
        locked: [
          { volunteer: 1, slot: 0 },
          { volunteer: 1, slot: 1 },
        ],
        excluded: [],
      },
    ],
    [
      'the capacity',
      {
        locked: [
          { volunteer: 0, slot: 0 },
          { volunteer: 0, slot: 2 },
        ],
        excluded: [],
      },
    ],
    ['the need', slotTwice],
  ])('refuses decisions that contradict: %s', (reason, decided) => {
    expect(() => restrict(county, decided)).toThrow(BadDecision)
    expect(() => restrict(county, decided)).toThrow(reason)
  })

  /** The oracle's best where one arc is made worth everything and the other is not there. */
  function bestWith(instance: Instance, locked: number, excluded: number): number {
    const bonus = 10_000_000
    const value = arcValue(instance, locked)
    const arcs = Array.from({ length: instance.arcs }, (_, arc) => arc).filter((arc) => arc !== excluded)
    const pick = (values: Int32Array): Int32Array => Int32Array.from(arcs, (arc) => values[arc] ?? 0)
    const forced = {
      ...instance,
      arcs: arcs.length,
      arcVolunteer: pick(instance.arcVolunteer),
      arcSlot: pick(instance.arcSlot),
      arcScore: pick(instance.arcScore.map((score, arc) => (arc === locked ? bonus + score : score))),
    }
    expect(value).toBeLessThan(bonus)
    return oracle(forced) - bonus
  }
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

function arcAt(instance: Instance, at: number): { arc: number; pair: Pair } | undefined {
  if (instance.arcs === 0) return undefined
  const arc = at % instance.arcs
  return { arc, pair: { volunteer: instance.arcVolunteer[arc] ?? -1, slot: instance.arcSlot[arc] ?? -1 } }
}

const inSameGroup = ({ group }: Instance, a: Pair, b: Pair): boolean =>
  a.volunteer === b.volunteer && group[a.slot] === group[b.slot]

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
