import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInstance, writeInstance } from '../../../functions/contexts/matching/solver/instance.ts'
import { matchFile } from '../../../functions/contexts/matching/solver/match-file.ts'
import { readInstance } from '../../../functions/contexts/matching/solver/read-instance.ts'
import {
  BadSolution,
  readSolution,
  writeSolution,
} from '../../../functions/contexts/matching/solver/solution.ts'
import { solve } from '../../../functions/contexts/matching/solver/solve.ts'
import { anySmallInstance } from '../../support/matching/small.ts'

const good = [
  'c two volunteers, one group of two slots',
  'p match 2 1 2 3 2001',
  'v 0 1',
  'v 1 1',
  's 0 0 1 2',
  's 1 0 1 1',
  'a 0 0 900',
  'a 0 1 100',
  'a 1 0 800',
]
const withLine = (number: number, line: string | undefined): string =>
  good.flatMap((old, at) => (at !== number - 1 ? [old] : line === undefined ? [] : [line])).join('\n')

describe('instance files', () => {
  it('what is written is read back, whole', () => {
    fc.assert(
      fc.property(anySmallInstance, (instance) => {
        expect(readInstance(writeInstance(instance))).toEqual(instance)
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('reads comments anywhere and both line ends', () => {
    expect(readInstance(`${good.join('\r\nc\r\n')}\r\n`)).toEqual(readInstance(good.join('\n')))
  })

  const refusals: readonly [string, number, string, RegExp][] = [
    ['nothing', 0, '', /empty/],
    ['no p line', 2, withLine(2, 'v 0 1'), /first line must be/],
    ['another problem', 2, withLine(2, 'p assign 2 1 2 3 2001'), /whole number/],
    ['a short p line', 2, withLine(2, 'p match 2 1 2 3'), /takes 5 numbers, found 4/],
    ['a second p line', 3, withLine(3, 'p match 2 1 2 3 2001'), /one p line/],
    ['an absurd count', 2, withLine(2, 'p match 999999999 1 2 3 2001'), /larger than the file/],
    ['W of zero', 2, withLine(2, 'p match 2 1 2 3 0'), /W must be/],
    ['W beyond exactness', 0, withLine(2, 'p match 2 1 2 3 999999999999999'), /too large/],
    ['an unknown line', 3, withLine(3, 'y 0 1'), /starts with v, s, a or c/],
    ['an empty line', 3, withLine(3, ''), /starts with v, s, a or c/],
    ['a fraction', 3, withLine(3, 'v 0 1.5'), /"1.5" is not a whole number/],
    ['a negative number', 3, withLine(3, 'v 0 -1'), /not a whole number/],
    ['two blanks', 3, withLine(3, 'v  0 1'), /not a whole number/],
    ['a volunteer out of range', 4, withLine(4, 'v 2 1'), /volunteer 2 is above 1/],
    ['a volunteer twice', 4, withLine(4, 'v 0 1'), /volunteer 0 is given twice/],
    [
      'a volunteer missing',
      0,
      good
        .filter((line) => line !== 'v 1 1' && line !== 'a 1 0 800')
        .join('\n')
        .replace(' 3 2001', ' 2 2001'),
      /volunteer 1 is missing/,
    ],
    ['a slot missing', 7, withLine(6, undefined), /slot 1 has no s line/],
    ['a group out of range', 5, withLine(5, 's 0 1 1 2'), /group 1 is above 0/],
    ['a score above 1000', 7, withLine(7, 'a 0 0 1001'), /score 1001 is above 1000/],
    ['an arc to nobody', 9, withLine(9, 'a 2 0 800'), /volunteer 2 has no v line/],
    ['arcs out of order', 9, withLine(9, 'a 0 0 800'), /sorted by volunteer, group, slot/],
    ['an arc twice', 8, withLine(8, 'a 0 0 900'), /each once/],
    ['too few arcs', 0, withLine(9, undefined), /3 arcs announced, 2 found/],
    ['too many arcs', 10, `${good.join('\n')}\na 1 1 5`, /more than the 3 arcs/],
  ]
  it.each(refusals)('refuses %s (line %i)', (_, line, text, reason) => {
    const error = refusalOf(() => readInstance(text))
    expect(error).toBeInstanceOf(BadInstance)
    expect(error).toMatchObject({ line, message: expect.stringMatching(reason) })
  })
})

describe('solution files', () => {
  const instance = readInstance(good.join('\n'))

  it('what is written is read back, whole', () => {
    const { pairs, u, q } = solve(instance)
    expect(readSolution(writeSolution({ pairs, u, q }, ['a comment']), instance)).toEqual({ pairs, u, q })
  })

  it('the answer to a file proves itself and says what was gained', () => {
    const lines = matchFile(good.join('\n'), { seed: 1, milliseconds: () => 0 }).split('\n')
    expect(lines.slice(0, 8)).toEqual([
      'c objective 6903',
      'c bound 6903',
      'c certificate ok',
      'c filled 2 of 2 places',
      'c one-by-one 1 places, objective 4902',
      expect.stringMatching(/^c time 0\.0 ms, work \d+ arcs, seed 1$/),
      'x 0 1',
      'x 1 0',
    ])
  })

  const prices = 'u 0 0\nu 1 0\nq 0 0\nq 1 0\n'
  it.each([
    ['a price missing', 'u 0 0\nu 1 0\nq 0 0\n', /slot 1 has no price/],
    ['a price twice', `${prices}u 0 1\n`, /line 5: u 0 is given twice/],
    ['a price of nobody', `${prices}u 2 1\n`, /line 5: u 2 is above 1/],
    ['a negative price', 'u 0 -4\n', /line 1: "-4" is not a whole number/],
    ['a pair of nobody', `${prices}x 2 0\n`, /line 5: there is no volunteer 2/],
    ['an unknown line', 'w 0 0\n', /line 1: a line starts with/],
    ['a short line', 'x 0\n', /line 1: a line holds two numbers/],
  ])('refuses %s', (_, text, reason) => {
    const error = refusalOf(() => readSolution(text, instance))
    expect(error).toBeInstanceOf(BadSolution)
    expect(error).toMatchObject({ message: expect.stringMatching(reason) })
  })
})

function refusalOf(read: () => unknown): unknown {
  try {
    read()
  } catch (error) {
    return error
  }
  return undefined
}
