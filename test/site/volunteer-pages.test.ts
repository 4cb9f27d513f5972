import { describe, expect, it } from 'vitest'
import { application } from '../../shared/volunteers.ts'
import { weekSlots } from '../../shared/vocabulary.ts'
import { pathOf } from '../../site/src/client/volunteer-path.ts'
import { parts } from '../../site/src/i18n/parts.ts'
import { comma, weekLines } from '../../site/src/i18n/week.ts'
import { shapeOf, start, stepFields } from '../../site/src/islands/apply/application-values.ts'
import { anIdNumber } from '../support/builders/volunteers.ts'

describe('where a volunteer stands', () => {
  const none = { met: [], missing: [{ subject: 'POLICY' as const }], expiring: [] }
  const all = { met: [], missing: [], expiring: [] }
  it.each([
    ['APPLIED', 'ACTIVE', none, 1, 'applied'],
    ['APPLIED', 'RETURNED', none, 0, 'returned'],
    ['APPLIED', 'REFUSED', none, 1, 'refused'],
    ['VERIFIED', 'ACTIVE', none, 2, 'verified'],
    ['VERIFIED', 'ACTIVE', all, 3, 'trained'],
    ['VERIFIED', 'ACTIVE', undefined, 2, 'verified'],
    ['APPOINTED', 'ACTIVE', all, 4, 'appointed'],
    // An appointment stays when a certificate has run out: the task list says what to renew.
    ['APPOINTED', 'ACTIVE', none, 4, 'appointed'],
    ['APPOINTED', 'PAUSED', all, 4, 'paused'],
  ] as const)('%s, %s', (stage, standing, requirements, current, text) => {
    expect(pathOf({ stage, standing }, requirements)).toEqual({ current, text })
  })
})

describe('a week in lines', () => {
  it('names each day with its parts', () => {
    expect(weekLines(['SUN_EVE', 'SAT_PM', 'SAT_AM'], parts.zh, comma.zh)).toEqual([
      '周六 上午、下午',
      '周日 晚上',
    ])
    expect(weekLines([], parts.en, comma.en)).toEqual([])
    expect(weekLines(weekSlots, parts.en, comma.en)).toHaveLength(7)
  })
})

describe('an application as the form holds it', () => {
  const filled = {
    ...start(),
    name: '林晓岚',
    idNumber: anIdNumber(3),
    background: ['LAW'],
    hasCredential: ['no'],
    // Typed before "no" was chosen: it is not sent.
    number: '123',
    region: '990101001',
    helpFields: ['EMPLOYMENT'],
    availability: weekSlots.slice(0, 1),
    remote: ['no'],
    consents: ['PERSONAL_DATA', 'SENSITIVE_DATA', 'UNDERTAKING', 'CONFIDENTIALITY'],
  }

  it('becomes what the server takes', () => {
    const read = application.parse(shapeOf(filled))
    expect(read).toMatchObject({ county: '990101', township: '990101001', remote: false, mostGroups: 1 })
    expect(read.credential).toBeUndefined()
    expect(read.specialty).toBeUndefined()
  })

  it('asks for every answer in some step', () => {
    const asked = stepFields.flat()
    const read = application.safeParse(shapeOf(start()))
    const missing = read.success ? [] : read.error.issues.map((it) => String(it.path[0]))
    expect(missing.length).toBeGreaterThan(5)
    expect(missing.filter((field) => !asked.some((it) => it === field))).toEqual([])
  })
})
