import { idsUpTo, int, num } from './arrays.ts'
import { arcsBySlot } from './by-slot.ts'
import { arcValue, findArc, type Instance, type Pair } from './instance.ts'
import { restrict } from './restrict.ts'
import type { Solution } from './solution.ts'
import { solve } from './solve.ts'

/** A loss in words: `places` (weighted by priority) and `points` of score; negative points are a gain beside the loss. */
export type Loss = { readonly total: number; readonly places: number; readonly points: number }

/**
 * The least that the whole would lose if this pair were chosen: u + q + w − value, one look at the prices. Valid for
 * any proven solution, but may be weak. 0 for a chosen pair; undefined for a pair that was never eligible.
 */
export function costOfChoosing(instance: Instance, { u, q }: Solution, pair: Pair): Loss | undefined {
  const arc = findArc(instance, pair)
  if (arc < 0) return undefined
  const gainOf = (other: number): number =>
    arcValue(instance, other) - num(u, pair.volunteer) - num(q, int(instance.arcSlot, other))
  const pairPrice = Math.max(0, ...arcsOfSameGroup(instance, arc).map(gainOf))
  return inWords(pairPrice - gainOf(arc), instance)
}

/** Exactly what the whole loses if this pair is chosen, by solving again: for one group or a county, not for a list. */
export function lossOfChoosing(
  instance: Instance,
  best: { readonly objective: number },
  pair: Pair,
): Loss | undefined {
  if (findArc(instance, pair) < 0) return undefined
  const { instance: rest, lockedValue } = restrict(instance, { locked: [pair], excluded: [] })
  return inWords(best.objective - lockedValue - solve(rest).objective, instance)
}

function inWords(total: number, { placeWeight }: Instance): Loss {
  const places = Math.round(total / placeWeight)
  return { total, places, points: total - places * placeWeight }
}

/** Why a place is empty, so that a person knows whom to ask or where to recruit. */
export type Shortage = {
  /** Eligible for the slot, but all their room is taken. */
  readonly full: readonly number[]
  /** Eligible for the slot, but already in the same group. */
  readonly inSameGroup: readonly number[]
  /** Others, also full, whom an exchange would have to pass through. */
  readonly fullBehind: readonly number[]
  /** One more person for any one of these slots would fill a place. */
  readonly oneMoreFor: readonly number[]
}

/** Follows every exchange that could start at the slot: in a proven optimum none of them ends at someone with room. */
export function whyUnfilled(instance: Instance, { pairs }: Solution, slot: number): Shortage {
  const held = new Map<number, number[]>()
  for (const pair of pairs) held.set(pair.volunteer, [...(held.get(pair.volunteer) ?? []), pair.slot])
  const { starts, volunteer } = arcsBySlot(instance, idsUpTo(instance.volunteers))
  const direct = { full: new Set<number>(), inSameGroup: new Set<number>() }
  const behind = new Set<number>()
  const reached = new Set([slot])
  for (const here of reached) {
    for (const someone of volunteer.subarray(starts[here], starts[here + 1])) {
      const slots = held.get(someone) ?? []
      const inGroup = slots.find((other) => int(instance.group, other) === int(instance.group, here))
      if (inGroup === here) continue
      if (inGroup === undefined && slots.length < int(instance.capacity, someone)) continue
      if (here !== slot) behind.add(someone)
      else (inGroup === undefined ? direct.full : direct.inSameGroup).add(someone)
      for (const other of inGroup === undefined ? slots : [inGroup]) reached.add(other)
    }
  }
  return {
    full: sorted(direct.full),
    inSameGroup: sorted(direct.inSameGroup),
    fullBehind: sorted(behind).filter((id) => !direct.full.has(id) && !direct.inSameGroup.has(id)),
    oneMoreFor: sorted(reached),
  }
}

const sorted = (ids: Iterable<number>): readonly number[] => [...ids].sort((a, b) => a - b)

function arcsOfSameGroup({ arcs, arcVolunteer, arcSlot, group }: Instance, arc: number): readonly number[] {
  const same = (other: number): boolean =>
    int(arcVolunteer, other) === int(arcVolunteer, arc) &&
    int(group, int(arcSlot, other)) === int(group, int(arcSlot, arc))
  let first = arc
  while (first > 0 && same(first - 1)) first--
  const found: number[] = []
  for (let other = first; other < arcs && same(other); other++) found.push(other)
  return found
}
