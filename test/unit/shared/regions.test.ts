import { expect, it } from 'vitest'
import { regionCode } from '../../../shared/ids.ts'
import { countiesIn, isPartOf, liesIn, prefectureOf } from '../../../shared/regions.ts'
import { regions } from '../../support/builders/regions.ts'

const code = (text: string) => regionCode.parse(text)

it.each([
  ['its prefecture', '9901', true],
  ['a county of it', '990102', true],
  ['a township of it', '990102001', true],
  ['the province in which it lies', '99', true],
  ['another prefecture of that province', '9902', false],
  ['a county that only sounds like one of it', '990109', false],
  ['a township of a county of it', '990102009', false],
])('of the deployment is, or is not, %s', (_, text, is) => {
  expect(isPartOf(regions, code(text))).toBe(is)
})

it('a county of which only townships are listed is none: no list would show it', () => {
  const townships = regions.filter((one) => one.code.length === 9)
  expect(isPartOf(townships, code('990101'))).toBe(false)
  expect(isPartOf(townships, code('9901'))).toBe(true)
})

it('counties of a scope are itself, or those that lie in it', () => {
  expect(countiesIn(regions, code('9901'))).toEqual(['990101', '990102'])
  expect(countiesIn(regions, code('99'))).toEqual(['990101', '990102'])
  expect(countiesIn(regions, code('990102'))).toEqual(['990102'])
  expect(countiesIn(regions, code('9902'))).toEqual([])
})

it('a township lies in its county and prefecture', () => {
  expect([liesIn('990102001', '990102'), liesIn('990102001', '990101')]).toEqual([true, false])
  expect(prefectureOf(code('990102001'))).toBe('9901')
})
