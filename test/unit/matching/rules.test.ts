import { describe, expect, it } from 'vitest'
import type { Known } from '../../../functions/contexts/matching/candidates.ts'
import type { Bar, Case, Seat, Volunteer } from '../../../functions/contexts/matching/ports.ts'
import { mostGroups, refusalsOf } from '../../../functions/contexts/matching/rules.ts'
import { gates, weights } from '../../../functions/contexts/matching/settings.ts'
import { addDays } from '../../../shared/dates.ts'
import { refusal } from '../../../shared/matching.ts'
import { regionCode } from '../../../shared/ids.ts'
import { aCase, known, someone, today } from '../../support/builders/matching.ts'

type What = {
  group?: Partial<Case>
  seat?: Partial<Seat>
  volunteer?: Partial<Volunteer>
  known?: Partial<Known>
  bar?: Bar
}

const refused = ({ group, seat, volunteer, known: more, bar }: What = {}) =>
  refusalsOf({
    ...known({ volunteer: someone(volunteer), ...more }),
    group: aCase(group),
    seat: { role: 'VOLUNTEER', background: 'SOCIAL_WORK', ...seat },
    bar,
    on: today,
  })

const elsewhere = { region: regionCode.parse('990102'), township: regionCode.parse('990102001') }
const until = (days: number) =>
  known().standing.met.map((one) => ({ ...one, validUntil: addDays(today, days) }))
const law = { background: 'LAW' } as const
const psychology = { background: 'PSYCHOLOGY' } as const
const licence = { kind: 'PSYCHOLOGICAL_COUNSELLOR', status: 'VERIFIED' } as const

describe('the hard rules', () => {
  it('let a fitting helper pass', () => {
    expect(refused()).toEqual([])
  })

  const cases: [string, What, object][] = [
    ['not-appointed', { volunteer: { stage: 'VERIFIED' } }, {}],
    ['not-active', { volunteer: { standing: 'PAUSED' } }, {}],
    ['consent-outdated', { volunteer: { consentsCurrent: false } }, {}],
    [
      'certificate-missing',
      { known: { standing: { met: until(700).slice(1), missing: [{ subject: 'POLICY' }], expiring: [] } } },
      { subject: 'POLICY' },
    ],
    [
      'certificate-lapsing',
      {
        known: {
          standing: { met: [...until(700).slice(1), ...until(29).slice(0, 1)], missing: [], expiring: [] },
        },
      },
      { subject: 'POLICY', validUntil: addDays(today, 29) },
    ],
    [
      'credential-not-verified',
      {
        group: { helpFields: ['MENTAL_HEALTH'] },
        seat: psychology,
        volunteer: { ...psychology, credential: { ...licence, status: 'PENDING' } },
      },
      { field: 'MENTAL_HEALTH' },
    ],
    ['wrong-background', { seat: law }, law],
    ['too-far', { volunteer: elsewhere, known: { metres: 30_001 } }, {}],
    ['load-reached', { known: { load: 2 } }, { most: 2 }],
    ['declined-before', { bar: 'declined-before' }, {}],
    ['already-in-group', { bar: 'already-in-group' }, {}],
    ['woman-only', { seat: { womanOnly: true }, volunteer: { sex: 'MALE' } }, {}],
  ]
  it.each(cases)('%s', (rule, what, details) => {
    expect(refused(what)).toEqual([{ rule, ...details }])
  })

  it('have a case here for each name', () => {
    const names = refusal.options.map((one) => one.shape.rule.value)
    expect(cases.map(([rule]) => rule).toSorted()).toEqual(names.toSorted())
  })

  it('name everything at once', () => {
    const all = refused({
      volunteer: { stage: 'VERIFIED', standing: 'PAUSED', consentsCurrent: false, sex: 'MALE', ...elsewhere },
      seat: { ...law, womanOnly: true },
      known: { load: 3, metres: undefined },
      bar: 'declined-before',
    })
    expect(all.map((one) => one.rule)).toEqual([
      'wrong-background',
      'woman-only',
      'too-far',
      'not-appointed',
      'not-active',
      'consent-outdated',
      'load-reached',
      'declined-before',
    ])
  })
})

describe('certificates', () => {
  it('must last thirty days, the thirtieth included', () => {
    const standing = (days: number) => ({
      known: { standing: { met: until(days), missing: [], expiring: [] } },
    })
    expect(refused(standing(30))).toEqual([])
    expect(refused(standing(29))).toHaveLength(3)
  })
})

describe('the walls of the law', () => {
  it.each(gates.map((gate) => [gate.background, gate] as const))(
    '%s: a verified credential for its field, lasting',
    (_, { background, field, credentials }) => {
      const asked = (credential: Volunteer['credential'], helpFields = [field]) =>
        refused({ group: { helpFields }, seat: { background }, volunteer: { background, credential } }).map(
          (one) => one.rule,
        )
      for (const kind of credentials) {
        expect(asked({ kind, status: 'VERIFIED' })).toEqual([])
        expect(asked({ kind, status: 'VERIFIED', validUntil: addDays(today, 30) })).toEqual([])
        expect(asked({ kind, status: 'VERIFIED', validUntil: addDays(today, 29) })).toEqual([
          'credential-not-verified',
        ])
        for (const status of ['PENDING', 'REJECTED', 'REVOKED'] as const)
          expect(asked({ kind, status })).toEqual(['credential-not-verified'])
      }
      expect(asked(undefined)).toEqual(['credential-not-verified'])
      expect(asked({ kind: 'DEGREE', status: 'VERIFIED' })).toEqual(['credential-not-verified'])
      expect(asked(undefined, ['PREPARATION'])).toEqual([])
    },
  )

  it('a social worker in the same group needs no psychologist’s credential', () => {
    expect(
      refused({
        group: { helpFields: ['MENTAL_HEALTH', 'HARDSHIP_RELIEF'] },
        volunteer: { credential: undefined },
      }),
    ).toEqual([])
  })
})

describe('nearness', () => {
  it('same county, or near across its border, or by phone and video', () => {
    expect(refused({ volunteer: { ...elsewhere }, known: { metres: 30_000 } })).toEqual([])
    expect(refused({ volunteer: { ...elsewhere }, known: { metres: undefined } })).toEqual([
      { rule: 'too-far' },
    ])
    expect(refused({ volunteer: { ...elsewhere, remote: true }, known: { metres: 90_000 } })).toEqual([])
    expect(refused({ known: { metres: 90_000 } })).toEqual([])
  })
})

it('most groups: what the volunteer offers, within what the region allows', () => {
  expect([1, 2, 3].map((offered) => mostGroups({ mostGroups: offered }))).toEqual([1, 2, 2])
})

it('the weights add up to 1000', () => {
  expect(Object.values(weights.most).reduce((sum, one) => sum + one, 0)).toBe(1000)
})
