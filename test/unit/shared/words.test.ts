import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { role } from '../../../shared/access.ts'
import { inputError, nameOfIssue } from '../../../shared/input-words.ts'
import { regionCode } from '../../../shared/ids.ts'
import { countiesIn, liesIn, type Region } from '../../../shared/regions.ts'
import * as vocabulary from '../../../shared/vocabulary.ts'
import { application } from '../../../shared/volunteers.ts'
import { words } from '../../../shared/words.ts'

describe('words', () => {
  it.each(Object.entries(words))('%s: every value in both languages', (_, table) => {
    for (const [value, { zh, en }] of Object.entries(table)) {
      expect(zh, value).toMatch(/\p{Script=Han}|\d/u)
      expect(en, value).toMatch(/^[\x20-\x7e’–]+$/)
    }
  })

  it('has a table for each enumeration of that name', () => {
    const enumerations: [string, z.core.$ZodType][] = [
      ...Object.entries(vocabulary),
      ['role', role] as const,
    ].flatMap(([name, one]): [string, z.core.$ZodType][] =>
      typeof one === 'object' && 'options' in one ? [[name, one]] : [],
    )
    for (const [name, one] of enumerations)
      if (name in words && 'options' in one)
        expect(Object.keys(Object.entries(words).find(([key]) => key === name)?.[1] ?? {}), name).toEqual(
          one.options,
        )
  })
})

describe('what is wrong with an answer', () => {
  it('has one name under zod and zod/mini: our own, else the kind of issue', () => {
    const found = z.safeParse(application, {
      name: '1',
      idNumber: '1',
      helpFields: [],
      mostGroups: 9,
      background: 'X',
      availability: ['MON_AM'],
    })
    const names = Object.fromEntries(
      (found.error?.issues ?? []).map((issue) => [issue.path.join('.'), nameOfIssue(issue)]),
    )
    expect(names).toMatchObject({
      name: 'person-name',
      idNumber: 'id-number',
      helpFields: 'too_small',
      mostGroups: 'too_big',
      background: 'invalid_value',
      county: 'invalid_type',
    })
  })

  it('is said in the reader’s language', () => {
    expect(inputError('idNumber', 'adult-only', 'zh')).toEqual({
      path: 'idNumber',
      name: 'adult-only',
      message: '须年满 18 周岁才能报名。',
    })
  })
})

describe('regions', () => {
  const at = (code: string): Region => ({ code: regionCode.parse(code), zh: code, en: code })
  const regions = ['9901', '990101', '990102', '990101001', '9902', '990201'].map(at)

  it('a scope holds its counties', () => {
    expect(countiesIn(regions, regionCode.parse('9901'))).toEqual(['990101', '990102'])
    expect(countiesIn(regions, regionCode.parse('99'))).toEqual(['990101', '990102', '990201'])
    expect(countiesIn(regions, regionCode.parse('990102'))).toEqual(['990102'])
    expect(liesIn('990101001', '990101')).toBe(true)
    expect(liesIn('990101', '990101001')).toBe(false)
  })
})
