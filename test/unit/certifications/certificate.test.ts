import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  awarded,
  numberOf,
  renewedBy,
  revoked,
  termOf,
} from '../../../functions/contexts/certifications/certificate.ts'
import {
  certificateNumber,
  graceDays,
  isValidOn,
  renewalDays,
  statusOn,
} from '../../../shared/certifications.ts'
import { addDays, day } from '../../../shared/dates.ts'
import { personId } from '../../../shared/ids.ts'
import { noon } from '../../support/app.ts'
import { aCertificate, aCertificateNumber } from '../../support/builders/certifications.ts'

const on = (text: string) => day.parse(text)
const manager = personId.parse('per_00000000000manager')
const {
  validFrom: _from,
  validUntil: _until,
  number,
  id,
  version: _v,
  issuedAt: _at,
  ...about
} = aCertificate.valid()
const outcome = { ...about, validMonths: 24, attended: true, passed: true, endsOn: on('2026-11-24') }
const issue = { id, number, by: manager, at: noon, renewed: undefined }

describe('the term', () => {
  it.each([
    ['2026-11-24', 24, '2028-11-23'],
    ['2026-03-01', 12, '2027-02-28'],
    ['2028-03-01', 12, '2029-02-28'],
    ['2028-02-29', 12, '2029-02-27'],
    ['2027-02-28', 12, '2028-02-27'],
    ['2026-01-31', 1, '2026-02-27'],
    ['2026-12-31', 2, '2027-02-27'],
    ['2026-01-01', 1, '2026-01-31'],
  ])('from %s for %i months ends on %s', (from, months, until) => {
    expect(termOf(on(from), months, undefined)).toEqual({ validFrom: from, validUntil: until })
  })

  it('of a renewal is counted from the day after the old one, and valid at once', () => {
    const old = aCertificate.renewable()
    expect(old.validUntil).toBe('2026-12-23')
    expect(termOf(on('2026-11-24'), 24, old)).toEqual({ validFrom: '2026-11-24', validUntil: '2028-12-23' })
  })

  it('never ends earlier for an early renewal, and at most a window later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: renewalDays }),
        fc.integer({ min: 1, max: 60 }),
        (daysLeft, months) => {
          const endsOn = on('2026-11-24')
          const old = { validFrom: on('2020-01-01'), validUntil: addDays(endsOn, daysLeft) }
          const [plain, early] = [termOf(endsOn, months, undefined), termOf(endsOn, months, old)]
          return (
            plain.validUntil <= early.validUntil &&
            early.validUntil <= addDays(plain.validUntil, renewalDays + 4)
          )
        },
      ),
    )
  })
})

describe('what is renewed', () => {
  const renewable = aCertificate.renewable()

  it('is the longest of the same subject inside its window', () => {
    const longer = aCertificate.valid({
      serial: 2,
      validFrom: on('2025-01-01'),
      validUntil: on('2027-01-05'),
    })
    expect(renewedBy(outcome, [renewable, longer])).toBe(longer)
    expect(renewedBy(outcome, [longer, renewable])).toBe(longer)
  })

  it.each([
    ['another subject', aCertificate.renewable({ subject: 'SKILLS' })],
    ['not yet renewable', aCertificate.valid({ endsOn: on('2026-01-01') })],
    ['over', aCertificate.inGrace()],
    ['expired', aCertificate.expired()],
    ['revoked', { ...renewable, revokedAt: noon }],
    ['not begun', { ...renewable, validFrom: on('2026-11-25') }],
  ])('is nothing when the old one is %s', (_, old) => {
    expect(renewedBy(outcome, [old])).toBeUndefined()
  })

  it('opens 90 days before the end and closes with it', () => {
    const at = (endsOn: string) =>
      renewedBy({ ...outcome, endsOn: on(endsOn) }, [
        aCertificate.valid({ validFrom: on('2025-01-01'), validUntil: on('2026-12-31') }),
      ])
    expect([at('2026-10-01'), at('2026-10-02'), at('2026-12-31'), at('2027-01-01')].map(Boolean)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('awarding', () => {
  it('certifies who attended and passed, from the day the training ended', () => {
    expect(awarded(outcome, issue)).toEqual({
      ...about,
      id,
      number,
      version: 0,
      validFrom: '2026-11-24',
      validUntil: '2028-11-23',
      issuedAt: noon,
    })
  })

  it.each([
    ['not-passed', { attended: false }, {}],
    ['not-passed', { passed: false }, {}],
    ['not-permitted', {}, { by: outcome.personId }],
  ])('is refused with %s', (code, facts, by) => {
    expect(() => awarded({ ...outcome, ...facts }, { ...issue, ...by })).toThrow(code)
  })
})

describe('revoking', () => {
  it('is final', () => {
    const one = revoked(aCertificate.valid(), 1, '考核结果有误。', noon)
    expect(one).toEqual({ ...aCertificate.valid(), revokedAt: noon, reason: '考核结果有误。' })
    expect(() => revoked(one, 1, '再次', noon)).toThrow('certificate-revoked')
    expect(() => revoked(aCertificate.valid(), 2, '无', noon)).toThrow('changed-meanwhile')
  })
})

describe('status on every boundary day', () => {
  const until = on('2026-12-31')
  const one = { validFrom: on('2026-01-01'), validUntil: until }

  it.each([
    [-renewalDays - 1, 'VALID', true],
    [-renewalDays, 'RENEWABLE', true],
    [0, 'RENEWABLE', true],
    [1, 'GRACE', false],
    [graceDays, 'GRACE', false],
    [graceDays + 1, 'EXPIRED', false],
  ])('%i days from the end: %s', (days, status, valid) => {
    expect([statusOn(one, addDays(until, days)), isValidOn(one, addDays(until, days))]).toEqual([
      status,
      valid,
    ])
  })

  it('counts from its first day on, and never once revoked', () => {
    expect([isValidOn(one, on('2025-12-31')), isValidOn(one, on('2026-01-01'))]).toEqual([false, true])
    const gone = { ...one, revokedAt: noon }
    expect([statusOn(gone, until), statusOn(gone, on('2030-01-01')), isValidOn(gone, until)]).toEqual([
      'REVOKED',
      'REVOKED',
      false,
    ])
  })
})

describe('the number', () => {
  it('is TX, the year, 16 letters; it is read with spaces, hyphens, small and look-alike letters', () => {
    expect(numberOf(on('2026-11-24'), '0123456789ABCDEF')).toBe('TX20260123456789ABCDEF')
    const typed = ['tx2026 0123 4567 89ab cdef', 'TX2026-OI23-4567-89AB-CDEF', 'ＴＸ2026０l23456789ABCDEF']
    expect(typed.map((text) => certificateNumber.parse(text))).toEqual(
      Array(3).fill('TX20260123456789ABCDEF'),
    )
    expect(
      ['TX2026012345678', 'TX2026U123456789ABCDEF', ''].map(
        (text) => certificateNumber.safeParse(text).success,
      ),
    ).toEqual([false, false, false])
    expect(certificateNumber.parse(aCertificateNumber(7))).toBe(aCertificateNumber(7))
  })
})
