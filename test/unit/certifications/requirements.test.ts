import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { along, changedRule, subjectsIn } from '../../../functions/contexts/certifications/rule.ts'
import {
  checkRequirements,
  renewalDays,
  statusOn,
  type RequirementsCheck,
} from '../../../shared/certifications.ts'
import { addDays, day, type Day } from '../../../shared/dates.ts'
import { regionCode } from '../../../shared/ids.ts'
import { subject } from '../../../shared/vocabulary.ts'
import { noon } from '../../support/app.ts'

const today = day.parse('2026-11-24')
const all = subject.options

const anyDay = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days): Day => addDays(today, days))
const anyCertificate = fc.record(
  {
    subject: fc.constantFrom(...all),
    validFrom: anyDay(-900, 100),
    validUntil: anyDay(-900, 900),
    revokedAt: fc.constant<string>(noon),
  },
  { requiredKeys: ['subject', 'validFrom', 'validUntil'] },
)
const anyHeld = fc.array(anyCertificate, { maxLength: 12 })
const anyAsked = fc.subarray([...all], { minLength: 1 })
const met = (check: RequirementsCheck) => check.met.map((one) => one.subject)

describe('checkRequirements', () => {
  it('is met, missing, lapsed or expiring, subject by subject', () => {
    const held = [
      { subject: 'POLICY', validFrom: day.parse('2026-01-01'), validUntil: day.parse('2028-01-01') },
      { subject: 'SKILLS', validFrom: day.parse('2025-01-01'), validUntil: addDays(today, renewalDays - 1) },
      { subject: 'STANDARDS', validFrom: day.parse('2024-01-01'), validUntil: addDays(today, -1) },
    ] as const
    expect(checkRequirements(all, held, today)).toEqual({
      met: [
        { subject: 'POLICY', validUntil: '2028-01-01' },
        { subject: 'SKILLS', validUntil: '2027-02-21' },
      ],
      missing: [{ subject: 'STANDARDS', lapsedOn: '2026-11-23' }],
      expiring: [{ subject: 'SKILLS', validUntil: '2027-02-21' }],
    })
    expect(checkRequirements(all, [], today).missing).toEqual([
      { subject: 'POLICY' },
      { subject: 'SKILLS' },
      { subject: 'STANDARDS' },
    ])
  })

  it('is expiring from the day on which it can be renewed', () => {
    for (const days of [renewalDays - 1, renewalDays, renewalDays + 1]) {
      const one = { validFrom: day.parse('2025-01-01'), validUntil: addDays(today, days) }
      const { expiring } = checkRequirements(['POLICY'], [{ subject: 'POLICY', ...one }], today)
      expect([days, expiring.length === 1]).toEqual([days, statusOn(one, today) === 'RENEWABLE'])
    }
  })

  it('puts each asked subject into exactly one of met and missing', () => {
    fc.assert(
      fc.property(anyAsked, anyHeld, (asked, held) => {
        const check = checkRequirements(asked, held, today)
        expect([...met(check), ...check.missing.map((one) => one.subject)].toSorted()).toEqual(
          asked.toSorted(),
        )
        expect(check.met).toEqual(expect.arrayContaining(check.expiring))
      }),
    )
  })

  it('is never unmet by one more certificate', () => {
    fc.assert(
      fc.property(anyAsked, anyHeld, anyCertificate, (asked, held, more) => {
        const before = checkRequirements(asked, held, today)
        const after = checkRequirements(asked, [...held, more], today)
        expect(met(after)).toEqual(expect.arrayContaining(met(before)))
        for (const one of before.met) {
          const now = after.met.find((other) => other.subject === one.subject)
          expect((now?.validUntil ?? '') >= one.validUntil).toBe(true)
        }
      }),
    )
  })

  it('does not depend on the order of anything', () => {
    fc.assert(
      fc.property(anyAsked, anyHeld, (asked, held) => {
        expect(checkRequirements(asked.toReversed(), held.toReversed(), today)).toEqual(
          checkRequirements(asked, held, today),
        )
      }),
    )
  })

  it('only expires by time alone: what is met later was met today, once all have begun', () => {
    fc.assert(
      fc.property(anyAsked, anyHeld, fc.nat({ max: 900 }), (asked, held, days) => {
        const begun = held.filter((one) => one.validFrom <= today)
        const later = checkRequirements(asked, begun, addDays(today, days))
        expect(met(checkRequirements(asked, begun, today))).toEqual(expect.arrayContaining(met(later)))
      }),
    )
  })

  it('does not count the revoked, nor what has not begun', () => {
    const one = { subject: 'POLICY', validFrom: today, validUntil: addDays(today, 500) } as const
    const asked = ['POLICY'] as const
    expect(met(checkRequirements(asked, [one], today))).toEqual(['POLICY'])
    expect(met(checkRequirements(asked, [{ ...one, revokedAt: noon }], today))).toEqual([])
    expect(met(checkRequirements(asked, [one], addDays(today, -1)))).toEqual([])
  })
})

describe('rules of regions', () => {
  const county = regionCode.parse('990101')
  const codes = (code: string) => along(regionCode.parse(code), (one) => regionCode.parse(one))

  it('are looked for from the most specific on', () => {
    expect(codes('990101203')).toEqual(['990101203', '990101', '9901', '99'])
    expect(codes('990101')).toEqual(['990101', '9901', '99'])
    expect(codes('99')).toEqual(['99'])
  })

  it('hold each subject once, in the order of the policy; without a rule all three are asked', () => {
    const rule = changedRule(undefined, county, 0, ['STANDARDS', 'POLICY', 'STANDARDS'])
    expect(rule).toEqual({ region: county, version: 0, subjects: ['POLICY', 'STANDARDS'] })
    expect([subjectsIn(rule), subjectsIn(undefined)]).toEqual([
      ['POLICY', 'STANDARDS'],
      ['POLICY', 'SKILLS', 'STANDARDS'],
    ])
  })

  it('are not overwritten unseen', () => {
    const rule = { region: county, version: 2, subjects: all }
    expect(() => changedRule(rule, county, 1, ['POLICY'])).toThrow('changed-meanwhile')
    expect(() => changedRule(undefined, county, 1, ['POLICY'])).toThrow('changed-meanwhile')
    expect(changedRule(rule, county, 2, ['POLICY']).version).toBe(2)
  })
})
