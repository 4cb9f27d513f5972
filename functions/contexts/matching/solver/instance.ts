import { int } from './arrays.ts'

/** The best score that the soft reasons of one pair can give. */
export const MAX_SCORE = 1000

/** What the matcher is asked: ids are 0-based; arcs are sorted by volunteer, group, slot, without repetition. */
export type Instance = {
  readonly volunteers: number
  readonly groups: number
  readonly slots: number
  readonly arcs: number
  /** What one filled place of priority 1 is worth in points: more than all scores together. */
  readonly placeWeight: number
  /** By volunteer: groups still free. */
  readonly capacity: Int32Array
  /** By slot. */
  readonly group: Int32Array
  readonly need: Int32Array
  readonly priority: Int32Array
  /** By arc. */
  readonly arcVolunteer: Int32Array
  readonly arcSlot: Int32Array
  readonly arcScore: Int32Array
}

/** A volunteer in a slot: an arc that may be, or is, chosen. */
export type Pair = { readonly volunteer: number; readonly slot: number }

/** An instance that the format or the solver's exact range refuses; `line` counts from 1, 0 is "the whole file". */
export class BadInstance extends Error {
  readonly line: number

  constructor(line: number, reason: string) {
    super(line === 0 ? reason : `line ${line}: ${reason}`)
    this.name = 'BadInstance'
    this.line = line
  }
}

/** W = 1000 · Σ need + 1: one more place of priority 1 outweighs every gain in score. */
export const placeWeightFor = (need: Int32Array): number => sum(need) * MAX_SCORE + 1

/** What choosing an arc is worth: W · priority + score. */
export const arcValue = (instance: Instance, arc: number): number =>
  instance.placeWeight * int(instance.priority, int(instance.arcSlot, arc)) + int(instance.arcScore, arc)

/** The arc of a pair by binary search, or −1. */
export function findArc(instance: Instance, { volunteer, slot }: Pair): number {
  const { arcVolunteer, arcSlot, group } = instance
  const wanted = int(group, slot)
  let low = 0
  let high = instance.arcs - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const other = int(arcSlot, middle)
    const order = int(arcVolunteer, middle) - volunteer || int(group, other) - wanted || other - slot
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Throws when prices, distances or the sums of the certificate could leave the integers that a float64 holds. */
export function assertRange({ placeWeight, priority, need, capacity }: Instance): void {
  const best = placeWeight * priority.reduce((most, one) => Math.max(most, one), 1) + MAX_SCORE
  const total = Math.max(1, sum(need), sum(capacity))
  if (3 * best * total > Number.MAX_SAFE_INTEGER)
    throw new BadInstance(0, 'W, priorities, needs and capacities are too large to be added exactly')
}

const sum = (values: Int32Array): number => values.reduce((total, value) => total + value, 0)

/** The instance in its file format. */
export function writeInstance(instance: Instance): string {
  const { volunteers, groups, slots, arcs, placeWeight } = instance
  const lines = [`p match ${volunteers} ${groups} ${slots} ${arcs} ${placeWeight}`]
  for (let v = 0; v < volunteers; v++) lines.push(`v ${v} ${int(instance.capacity, v)}`)
  for (let s = 0; s < slots; s++)
    lines.push(`s ${s} ${int(instance.group, s)} ${int(instance.need, s)} ${int(instance.priority, s)}`)
  for (let a = 0; a < arcs; a++)
    lines.push(`a ${int(instance.arcVolunteer, a)} ${int(instance.arcSlot, a)} ${int(instance.arcScore, a)}`)
  return `${lines.join('\n')}\n`
}
