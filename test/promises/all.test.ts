import { describe, expect, it } from 'vitest'
import { load, programsIn, table, type PromiseCheck } from '../support/figures.ts'

/** The same programs as `npm run promises`, at a small N and one fixed seed. */
describe.each(programsIn('test/promises'))('%s', (name) => {
  it('is kept, and its control is noticed', async () => {
    const run = await load<PromiseCheck>('test/promises', name)
    const outcomes = await run({ full: false, seed: 1 })
    expect(outcomes.length).toBeGreaterThan(0)
    expect(outcomes.filter((one) => !one.kept || !one.noticed)).toEqual([])
  })
})

it('the table aligns Chinese and Latin', () => {
  const lines = table(
    ['a', 'N'],
    [
      ['席位', '10'],
      ['seats', '9'],
    ],
  ).split('\n')
  expect(lines).toEqual(['a     | N', '------|---', '席位  | 10', 'seats | 9'])
})
