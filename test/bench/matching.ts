import { certify } from '../../functions/contexts/matching/solver/certify.ts'
import { takeOneByOne } from '../../functions/contexts/matching/solver/greedy.ts'
import { solve } from '../../functions/contexts/matching/solver/solve.ts'
import type { Figure } from '../support/figures.ts'
import { aRegion, sizes } from '../support/matching/regions.ts'

const repeats = 5
const seed = 1

/** CPU time of solving a seeded region, against taking groups one by one in the same run. Quick: the county only. */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  return quick ? bench('S') : [...bench('S'), ...bench('M')]
}

function bench(size: 'S' | 'M'): Figure[] {
  const instance = aRegion(sizes[size], seed)
  // The first solve runs on code that V8 has not compiled yet; it comes before all else.
  const cold = cpuOf(() => solve(instance))
  const solved = solve(instance)
  const byHand = takeOneByOne(instance)
  if (!certify(instance, solved).ok) throw new Error(`size ${size}: the certificate is refused`)
  const rounds = Array.from({ length: repeats }, () => ({
    solve: cpuOf(() => solve(instance)),
    byHand: cpuOf(() => takeOneByOne(instance)),
    certify: cpuOf(() => certify(instance, solved)),
  }))
  const of = (what: 'solve' | 'byHand' | 'certify'): number => median(rounds.map((round) => round[what]))
  const name = `${size} (${instance.arcs} arcs)`
  return [
    {
      what: `${name}: first solve`,
      value: ms(cold),
      ...(size === 'S' && { wanted: '≤ 50 ms', met: cold <= 50 }),
    },
    {
      what: `${name}: solve`,
      value: ms(of('solve')),
      ...(size === 'S' && { wanted: '≤ 25 ms', met: of('solve') <= 25 }),
    },
    { what: `${name}: solve / one by one`, value: (of('solve') / of('byHand')).toFixed(1) },
    { what: `${name}: check the certificate`, value: ms(of('certify')) },
    { what: `${name}: arcs looked at`, value: String(solved.work) },
    {
      what: `${name}: places filled, one by one → best`,
      value: `${byHand.pairs.length} → ${solved.pairs.length}`,
    },
  ]
}

function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

const ms = (value: number): string => `${value.toFixed(1)} ms`
