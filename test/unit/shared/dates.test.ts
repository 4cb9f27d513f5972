import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { root } from '../../support/machine.ts'
import {
  addDays,
  addMinutes,
  addMonths,
  ageOn,
  day,
  dayOf,
  instant,
  instantOf,
  type Day,
} from '../../../shared/dates.ts'

const on = (text: string): Day => day.parse(text)
const at = (text: string) => instant.parse(text)

describe('day', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (text) =>
    expect(z.safeParse(day, text).success).toBe(true),
  )
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '2026-11-24T00:00:00Z',
    '',
  ])('%s does not', (text) => expect(z.safeParse(day, text).success).toBe(false))
})

describe('instant', () => {
  it.each(['2026-11-24T06:30:00.000Z'])('%s is one', (text) =>
    expect(z.safeParse(instant, text).success).toBe(true),
  )
  it.each([
    '2026-11-24T06:30:00Z',
    '2026-11-24T06:30:00.000+08:00',
    '2026-11-24',
    '2026-11-24T25:00:00.000Z',
    '2026-11-24T24:00:00.000Z',
    '2026-02-30T00:00:00.000Z',
  ])('%s is not, so that instants sort as text', (text) =>
    expect(z.safeParse(instant, text).success).toBe(false),
  )
})

describe('the Beijing day', () => {
  it('begins at 16:00 UTC', () => {
    expect(dayOf(at('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24')
    expect(dayOf(at('2026-11-24T16:00:00.000Z'))).toBe('2026-11-25')
    expect(instantOf(on('2026-11-25'))).toBe('2026-11-24T16:00:00.000Z')
    expect(instantOf(on('2026-11-25'), '09:30')).toBe('2026-11-25T01:30:00.000Z')
  })

  it('is the same whatever the zone of the machine', () => {
    const script = `
      import { addMonths, dayOf, instantOf } from './shared/dates.ts'
      const local = new Date(2026, 0, 1).toISOString()
      console.log(JSON.stringify([local, dayOf('2026-11-24T16:00:00.000Z'), instantOf('2026-11-25', '09:30'), addMonths('2026-01-31', 1)]))`
    const answers = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      const options = {
        cwd: root,
        env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
        encoding: 'utf8',
      } as const
      const [local, ...ours]: string[] = JSON.parse(
        execFileSync(process.execPath, ['--input-type=module', '-e', script], options),
      )
      return { local, ours: ours.join() }
    })
    expect(new Set(answers.map(({ local }) => local)).size).toBe(4)
    expect(new Set(answers.map(({ ours }) => ours))).toEqual(
      new Set(['2026-11-25,2026-11-25T01:30:00.000Z,2026-02-28']),
    )
  })

  it('turns the year in Beijing, not in Greenwich', () => {
    expect(dayOf(at('2026-12-31T15:59:59.999Z'))).toBe('2026-12-31')
    expect(dayOf(at('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01')
    expect(addDays(on('2026-12-31'), 1)).toBe('2027-01-01')
  })

  it('has no daylight saving: every day is 1440 minutes', () => {
    for (const text of ['1988-04-10', '1988-09-11', '2026-03-29', '2026-10-25'])
      expect(dayOf(addMinutes(instantOf(on(text)), 1440))).toBe(addDays(on(text), 1))
  })

  it('comes back from its own beginning', () => {
    for (let ahead = 0; ahead < 1500; ahead++) {
      const one = addDays(on('2023-12-25'), ahead)
      expect(dayOf(instantOf(one))).toBe(one)
    }
  })
})

describe('adding', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-24', 24, '2028-11-24'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(on(from), months)).toBe(to))

  it('days over month ends and 29 February', () => {
    expect(addDays(on('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(on('2026-02-28'), 1)).toBe('2026-03-01')
    expect(addDays(on('2026-03-01'), -1)).toBe('2026-02-28')
  })
})

describe('age', () => {
  it.each([
    ['2008-11-24', '2026-11-23', 17],
    ['2008-11-24', '2026-11-24', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['1999-12-31', '2026-01-01', 26],
  ])('born %s, on %s: %i', (born, today, age) => expect(ageOn(on(born), on(today))).toBe(age))
})
