import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidatesFor, type Fitting, tryOn } from '../../../functions/contexts/matching/candidates.ts'
import { centresOf, metresBetween } from '../../../functions/contexts/matching/distance.ts'
import { levelOf, reasonsOf, scoreOf } from '../../../functions/contexts/matching/score.ts'
import {
  bestOfEachSeat,
  candidateView,
  refusedView,
} from '../../../functions/contexts/matching/suggestions.ts'
import { bestTeam } from '../../../functions/contexts/matching/team.ts'
import type { ReasonKind } from '../../../shared/matching.ts'
import { regionCode } from '../../../shared/ids.ts'
import { helpField, weekSlot } from '../../../shared/vocabulary.ts'
import { aCase, known, someone, today } from '../../support/builders/matching.ts'
import { regions } from '../../support/builders/regions.ts'
import { anyMatching, anyPerson } from '../../support/matching/people.ts'

const pointsOf = (kind: ReasonKind, who: Parameters<typeof known>[0] = {}, group = {}) =>
  reasonsOf({ ...known(who), group: aCase(group) }).find((one) => one.kind === kind)?.points ?? -1

describe('the score', () => {
  it('is the sum of its reasons, each within its points, 0 to 1000', () => {
    fc.assert(
      fc.property(anyMatching, ({ asked, people }) => {
        for (const { reasons, score } of candidatesFor(asked, people).fitting) {
          expect(reasons.map((one) => one.kind)).toEqual([
            'FIT',
            'PROOF',
            'DISTANCE',
            'AVAILABILITY',
            'DIALECT',
            'BALANCE',
          ])
          expect(
            reasons.every((one) => Number.isInteger(one.points) && one.points >= 0 && one.points <= one.most),
          ).toBe(true)
          expect(scoreOf(reasons)).toBe(score)
          expect(score).toBeLessThanOrEqual(1000)
        }
      }),
    )
  })

  it('is 1000 for the best there can be', () => {
    const best = known({ volunteer: someone({ helpFields: [...helpField.options] }) })
    expect(
      scoreOf(reasonsOf({ ...best, group: aCase({ helpFields: ['PREPARATION', 'SOCIAL_ADAPTATION'] }) })),
    ).toBe(1000)
  })

  it('never falls when one reason gets better, and moves only that reason', () => {
    const better: Record<ReasonKind, (it: ReturnType<typeof known>) => ReturnType<typeof known>> = {
      FIT: (it) => ({ ...it, volunteer: { ...it.volunteer, helpFields: [...helpField.options] } }),
      PROOF: (it) => ({
        ...it,
        volunteer: {
          ...it.volunteer,
          credential: {
            kind: it.volunteer.background === 'LAW' ? 'LAWYER_LICENCE' : 'DEGREE',
            status: 'VERIFIED',
          },
        },
      }),
      DISTANCE: (it) => ({ ...it, metres: Math.floor((it.metres ?? 30_000) / 2) }),
      AVAILABILITY: (it) => ({ ...it, volunteer: { ...it.volunteer, availability: [...weekSlot.options] } }),
      DIALECT: (it) => ({ ...it, volunteer: { ...it.volunteer, dialects: ['LOCAL'] } }),
      BALANCE: (it) => ({ ...it, load: Math.max(0, it.load - 1) }),
    }
    const group = aCase({
      helpFields: ['MENTAL_HEALTH', 'EMPLOYMENT', 'PREPARATION'],
      availability: ['SAT_AM', 'SUN_AM', 'MON_EVE'],
    })
    fc.assert(
      fc.property(anyPerson(1), fc.constantFrom(...(Object.keys(better) as ReasonKind[])), (who, kind) => {
        fc.pre(kind !== 'PROOF' || levelOf(who.volunteer) === 1)
        fc.pre(kind !== 'DISTANCE' || who.metres !== undefined)
        const before = reasonsOf({ ...who, group })
        const after = reasonsOf({ ...better[kind](who), group })
        after.forEach((one, at) => {
          const was = before[at]?.points ?? 0
          if (one.kind === kind) expect(one.points).toBeGreaterThanOrEqual(was)
          else expect(one.points).toBe(was)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('knows what its reasons are worth', () => {
    expect(pointsOf('FIT')).toBe(250)
    expect(pointsOf('FIT', { volunteer: someone({ helpFields: ['PREPARATION'] }) })).toBe(125)
    expect(
      [undefined, 'DEGREE', 'SOCIAL_WORKER'].map((kind) =>
        pointsOf('PROOF', {
          volunteer: someone({
            credential: kind === undefined ? undefined : { kind: kind as 'DEGREE', status: 'VERIFIED' },
          }),
        }),
      ),
    ).toEqual([66, 133, 200])
    expect([0, 15_000, 30_000, 50_000].map((metres) => pointsOf('DISTANCE', { metres }))).toEqual([
      150, 75, 0, 0,
    ])
    expect(pointsOf('DISTANCE', { metres: undefined })).toBe(150)
    expect(pointsOf('DISTANCE', { metres: undefined, volunteer: someone({ township: undefined }) })).toBe(75)
    expect(
      pointsOf('DISTANCE', {
        metres: undefined,
        volunteer: someone({ township: undefined, region: regionCode.parse('990102') }),
      }),
    ).toBe(15)
    expect(pointsOf('AVAILABILITY', { volunteer: someone({ availability: ['SAT_AM'] }) })).toBe(100)
    expect(pointsOf('AVAILABILITY', { volunteer: someone({ availability: [] }) }, { availability: [] })).toBe(
      200,
    )
    expect([0, 1, 2].map((load) => pointsOf('BALANCE', { load }))).toEqual([100, 50, 0])
  })
})

describe('the candidates', () => {
  it('are all pairs that no rule refuses: the lookup by profession loses none', () => {
    fc.assert(
      fc.property(anyMatching, ({ asked, people }) => {
        const all = people
          .flatMap((who) => asked.open.map((seat) => tryOn(asked, who, seat)))
          .filter((one): one is Fitting => 'score' in one)
        const name = ({ known: { volunteer }, seat, score }: Fitting) =>
          `${volunteer.personId} ${seat} ${score}`
        const { fitting, refused } = candidatesFor(asked, people)
        expect(fitting.map(name).toSorted()).toEqual(all.map(name).toSorted())
        expect(fitting.map((one) => one.score)).toEqual(
          fitting.map((one) => one.score).toSorted((a, b) => b - a),
        )
        expect(refused.every((one) => one.refusals.length > 0)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('are shown masked, at most twenty for a seat', () => {
    const people = Array.from({ length: 30 }, (_, serial) => known({ volunteer: someone({ serial }) }))
    const { fitting } = candidatesFor({ group: aCase(), open: [1], bars: new Map(), on: today }, people)
    expect(bestOfEachSeat(fitting)).toHaveLength(20)
    expect(fitting.slice(0, 1).map(candidateView)).toMatchObject([
      { name: '林**', seat: 1, groups: 0, certificatesUntil: '2028-10-24', distanceMetres: 0 },
    ])
  })

  it('refused are those of a fitting profession, with the fewest obstacles first', () => {
    const people = [
      known({ volunteer: someone({ serial: 1, stage: 'VERIFIED', standing: 'PAUSED' }) }),
      known({ volunteer: someone({ serial: 2 }), load: 2 }),
      known({ volunteer: someone({ serial: 3, background: 'LAW' }) }),
    ]
    const { refused } = candidatesFor({ group: aCase(), open: [1], bars: new Map(), on: today }, people)
    expect(refusedView(refused).map((one) => one.refusals)).toEqual([
      [{ rule: 'load-reached', most: 2 }],
      [{ rule: 'not-appointed' }, { rule: 'not-active' }],
    ])
  })
})

describe('the best team', () => {
  /** Every way to fill the seats: most seats first, then the highest sum. */
  function byForce(open: readonly number[], fitting: readonly Fitting[]): { filled: number; score: number } {
    const [seat, ...rest] = open
    if (seat === undefined) return { filled: 0, score: 0 }
    const ways = [byForce(rest, fitting)]
    for (const one of fitting.filter((it) => it.seat === seat)) {
      const others = fitting.filter((it) => it.known.volunteer.personId !== one.known.volunteer.personId)
      const after = byForce(rest, others)
      ways.push({ filled: after.filled + 1, score: after.score + one.score })
    }
    return ways.reduce((a, b) =>
      b.filled > a.filled || (b.filled === a.filled && b.score > a.score) ? b : a,
    )
  }

  it('is what brute force finds, proven, with the rest named as unfilled', () => {
    let several = 0
    fc.assert(
      fc.property(anyMatching, ({ asked, people }) => {
        const { fitting } = candidatesFor(asked, people)
        const team = bestTeam(asked.open, asked.group.priority, fitting)
        expect({ filled: team.places.length, score: team.score }).toEqual(byForce(asked.open, fitting))
        expect(team.proof).toMatchObject({ optimal: true, bound: team.proof.objective })
        expect([...team.places.map((one) => one.seat), ...team.unfilled].toSorted((a, b) => a - b)).toEqual([
          ...asked.open,
        ])
        expect(new Set(team.places.map((one) => one.personId)).size).toBe(team.places.length)
        if (team.places.length > 1) several++
      }),
      { numRuns: 500 },
    )
    expect(several).toBeGreaterThan(20)
  })

  it('needs a better way than the best one for each seat in turn', () => {
    const seats = [
      { role: 'VOLUNTEER', background: 'SOCIAL_WORK' },
      { role: 'VOLUNTEER', background: 'SOCIAL_WORK', womanOnly: true },
    ] as const
    const group = aCase({ seats })
    const people = [
      known({ volunteer: someone({ serial: 1, sex: 'FEMALE' }) }),
      known({ volunteer: someone({ serial: 2, sex: 'MALE', dialects: [] }) }),
    ]
    const { fitting } = candidatesFor({ group, open: [0, 1], bars: new Map(), on: today }, people)
    const team = bestTeam([0, 1], 'ORDINARY', fitting)
    expect(team.places.map((one) => one.personId.slice(-1))).toEqual(['2', '1'])
  })

  it('is empty and proven without anyone', () => {
    expect(bestTeam([1, 2], 'PRIORITY', [])).toEqual({
      places: [],
      score: 0,
      unfilled: [1, 2],
      proof: { objective: 0, bound: 0, optimal: true },
    })
    expect(bestTeam([], 'PRIORITY', []).proof.optimal).toBe(true)
  })
})

it('metres are told between centres that are known', () => {
  const centres = centresOf(regions)
  const at = (code: string | undefined) => ({
    township: code === undefined ? undefined : regionCode.parse(code),
  })
  expect(metresBetween(centres, at('990101001'), at('990101002'))).toBe(10_000)
  expect(metresBetween(centres, at('990101001'), at(undefined))).toBeUndefined()
  expect(metresBetween(centres, at('990101009'), at('990101001'))).toBeUndefined()
})
