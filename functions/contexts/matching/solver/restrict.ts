import { arcValue, findArc, type Instance, type Pair } from './instance.ts'
import { gather, idsUpTo, int } from './arrays.ts'

/** What a person has already decided: these pairs stay, those must not be proposed. */
export type Decided = { readonly locked: readonly Pair[]; readonly excluded: readonly Pair[] }

/** The instance that is left to solve, with the same ids and weights, and what the locked pairs are worth. */
export type Restricted = { readonly instance: Instance; readonly lockedValue: number }

/** A decision that contradicts the instance or another decision. */
export class BadDecision extends Error {
  readonly pair: Pair

  constructor(pair: Pair, reason: string) {
    super(`volunteer ${pair.volunteer}, slot ${pair.slot}: ${reason}`)
    this.name = 'BadDecision'
    this.pair = pair
  }
}

/** Takes locked pairs out (with their room, and the group for that volunteer) and drops excluded ones. */
export function restrict(instance: Instance, { locked, excluded }: Decided): Restricted {
  const capacity = instance.capacity.slice()
  const need = instance.need.slice()
  const banned = new Set(excluded.map((pair) => key(pair.volunteer, pair.slot)))
  const served = new Set<number>()
  let lockedValue = 0
  for (const pair of locked) {
    const arc = findArc(instance, pair)
    const inGroup = key(pair.volunteer, int(instance.group, pair.slot))
    if (arc < 0) throw new BadDecision(pair, 'locked, but not eligible')
    if (banned.has(key(pair.volunteer, pair.slot))) throw new BadDecision(pair, 'both locked and excluded')
    if (served.has(inGroup)) throw new BadDecision(pair, 'locked twice in one group')
    if (int(capacity, pair.volunteer) === 0)
      throw new BadDecision(pair, 'locked beyond the capacity of the volunteer')
    if (int(need, pair.slot) === 0) throw new BadDecision(pair, 'locked beyond the need of the slot')
    capacity[pair.volunteer] = int(capacity, pair.volunteer) - 1
    need[pair.slot] = int(need, pair.slot) - 1
    served.add(inGroup)
    lockedValue += arcValue(instance, arc)
  }
  const keep = arcsWhere(
    instance,
    (volunteer, slot) =>
      !banned.has(key(volunteer, slot)) && !served.has(key(volunteer, int(instance.group, slot))),
  )
  return { instance: { ...withArcs(instance, keep), capacity, need }, lockedValue }
}

/** One number for two ids, exact for ids below 2²⁶. */
const key = (volunteer: number, other: number): number => volunteer * 2 ** 26 + other

const arcsWhere = (
  { arcs, arcVolunteer, arcSlot }: Instance,
  keep: (volunteer: number, slot: number) => boolean,
): Int32Array => idsUpTo(arcs).filter((arc) => keep(int(arcVolunteer, arc), int(arcSlot, arc)))

const withArcs = (instance: Instance, arcs: Int32Array): Instance => ({
  ...instance,
  arcs: arcs.length,
  arcVolunteer: gather(instance.arcVolunteer, arcs),
  arcSlot: gather(instance.arcSlot, arcs),
  arcScore: gather(instance.arcScore, arcs),
})
