import { describe, expect, it } from 'vitest'
import { publicCount, publicTable } from '../../../shared/statistics.ts'

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, n) => n)

describe('what is shown of a number of people', () => {
  it('nothing under five, else the nearest five', () => {
    expect(upTo(13).map(publicCount)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      5,
      5,
      5,
      10,
      10,
      10,
      10,
      10,
      15,
    ])
  })

  it('one person more or less is seen at one number in five at most, and then as five', () => {
    const seen = upTo(500)
      .slice(5)
      .filter((n) => publicCount(n) !== publicCount(n + 1))
    expect(seen.length).toBeLessThanOrEqual(Math.ceil(496 / 5))
    expect(seen.every((n) => Number(publicCount(n + 1)) - Number(publicCount(n)) === 5)).toBe(true)
    // The control: without rounding each of them is seen.
    expect(upTo(500).filter((n) => n !== n + 1)).toHaveLength(501)
  })
})

describe('a table', () => {
  const shown = (table: Record<string, number>) =>
    JSON.stringify([
      ...publicTable(new Map(Object.entries(table))).rows,
      publicTable(new Map(Object.entries(table))).total,
    ])

  it('says nothing of a row under five: every table that differs only there is shown alike', () => {
    for (const few of upTo(3)) expect(shown({ a: 12, b: few })).toBe(shown({ a: 12, b: few + 1 }))
    // The control: a total of everybody would give it away.
    const leaky = (few: number) => 12 + few
    expect(leaky(1) - 12).toBe(1)
  })

  it('nobody can be taken out of the total', () => {
    expect(
      publicTable(
        new Map([
          ['a', 12],
          ['b', 3],
        ]),
      ),
    ).toEqual({
      rows: new Map([
        ['a', 10],
        ['b', undefined],
      ]),
      total: 10,
    })
    expect(publicTable(new Map([['a', 1]])).total).toBeUndefined()
  })
})
