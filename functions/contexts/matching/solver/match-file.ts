import { certify } from './certify.ts'
import { takeOneByOne } from './greedy.ts'
import type { Instance } from './instance.ts'
import { readInstance } from './read-instance.ts'
import { writeSolution } from './solution.ts'
import { type Solved, solve } from './solve.ts'

/** What is asked beside the file: the tie rule's seed, and a stopwatch in milliseconds. */
export type Asked = { readonly seed: number; readonly milliseconds: () => number }

/** From an instance file to its solution file, proven before it is written. Throws BadInstance. */
export function matchFile(text: string, { seed, milliseconds }: Asked): string {
  const instance = readInstance(text)
  const before = milliseconds()
  const solution = solve(instance, { seed })
  const time = `time ${(milliseconds() - before).toFixed(1)} ms, work ${solution.work} arcs, seed ${seed}`
  return writeSolution(solution, [...summary(instance, solution), time])
}

function summary(instance: Instance, solution: Solved): readonly string[] {
  const { ok, primal, dual, reason } = certify(instance, solution)
  if (!ok) throw new Error(`the solver failed its own certificate: ${reason}`)
  const byHand = takeOneByOne(instance)
  const places = instance.need.reduce((sum, need) => sum + need, 0)
  return [
    `objective ${primal}`,
    `bound ${dual}`,
    'certificate ok',
    `filled ${solution.pairs.length} of ${places} places`,
    `one-by-one ${byHand.pairs.length} places, objective ${byHand.objective}`,
  ]
}
