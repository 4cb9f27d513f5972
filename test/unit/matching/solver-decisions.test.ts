import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { certify } from '../../../functions/contexts/matching/solver/certify.ts'
import { arcValue, type Instance, type Pair } from '../../../functions/contexts/matching/solver/instance.ts'
import { BadDecision, restrict } from '../../../functions/contexts/matching/solver/restrict.ts'
import { solve } from '../../../functions/contexts/matching/solver/solve.ts'
import { anInstance } from '../../support/matching/instances.ts'
import { anOracle, type Oracle } from '../../support/matching/oracle.ts'
import { anySmallInstance, arcAt } from '../../support/matching/small.ts'

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

const inSameGroup = ({ group }: Instance, a: Pair, b: Pair): boolean =>
  a.volunteer === b.volunteer && group[a.slot] === group[b.slot]
