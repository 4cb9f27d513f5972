import { type Line, linesOf } from './lines.ts'
import { num } from './arrays.ts'
import type { Instance, Pair } from './instance.ts'

/** An assignment with the prices that prove it: `u` by volunteer, `q` by slot, integers ≥ 0, in points. */
export type Solution = {
  /** Sorted by volunteer, then slot. */
  readonly pairs: readonly Pair[]
  readonly u: Float64Array
  readonly q: Float64Array
}

/** A solution file that the format refuses; `line` counts from 1, 0 is "the whole file". */
export class BadSolution extends Error {
  readonly line: number

  constructor(line: number, reason: string) {
    super(line === 0 ? reason : `line ${line}: ${reason}`)
    this.name = 'BadSolution'
    this.line = line
  }
}

/** The solution in its file format; comments come first, one line each. */
export function writeSolution({ pairs, u, q }: Solution, comments: readonly string[] = []): string {
  const lines = comments.map((comment) => `c ${comment}`)
  for (const { volunteer, slot } of pairs) lines.push(`x ${volunteer} ${slot}`)
  u.forEach((price, volunteer) => lines.push(`u ${volunteer} ${price}`))
  q.forEach((price, slot) => lines.push(`q ${slot} ${price}`))
  return `${lines.join('\n')}\n`
}

/** Reads a solution of the instance: form and ids only, every price once. Whether it is right, `certify` says. */
export function readSolution(text: string, instance: Instance): Solution {
  const pairs: Pair[] = []
  const u = new Float64Array(instance.volunteers).fill(-1)
  const q = new Float64Array(instance.slots).fill(-1)
  for (const line of linesOf(text, (number, reason) => new BadSolution(number, reason))) {
    const [id = 0, value = 0] = line.numbers
    if (line.numbers.length !== 2) throw new BadSolution(line.number, 'a line holds two numbers')
    if (line.kind === 'x') pairs.push(pairOf(line, instance, id, value))
    else if (line.kind === 'u') setOnce(u, line, id, value)
    else if (line.kind === 'q') setOnce(q, line, id, value)
    else throw new BadSolution(line.number, 'a line starts with x, u, q or c')
  }
  if (u.includes(-1)) throw new BadSolution(0, `volunteer ${u.indexOf(-1)} has no price`)
  if (q.includes(-1)) throw new BadSolution(0, `slot ${q.indexOf(-1)} has no price`)
  return { pairs: pairs.sort((a, b) => a.volunteer - b.volunteer || a.slot - b.slot), u, q }
}

function pairOf(line: Line, instance: Instance, volunteer: number, slot: number): Pair {
  if (volunteer < instance.volunteers && slot < instance.slots) return { volunteer, slot }
  throw new BadSolution(line.number, `there is no volunteer ${volunteer} or no slot ${slot}`)
}

function setOnce(prices: Float64Array, line: Line, id: number, price: number): void {
  if (id >= prices.length)
    throw new BadSolution(line.number, `${line.kind} ${id} is above ${prices.length - 1}`)
  if (num(prices, id) >= 0) throw new BadSolution(line.number, `${line.kind} ${id} is given twice`)
  prices[id] = price
}
