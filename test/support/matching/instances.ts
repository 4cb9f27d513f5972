import { type Instance, placeWeightFor } from '../../../functions/contexts/matching/solver/instance.ts'

/** What a builder states: volunteers by capacity, slots, and arcs in any order. */
export type Draft = {
  readonly capacity: readonly number[]
  readonly slots: readonly { readonly group: number; readonly need?: number; readonly priority?: number }[]
  readonly arcs: readonly (readonly [volunteer: number, slot: number, score: number])[]
}

/** An instance from its parts; sorts the arcs and sets W. */
export function anInstance({ capacity, slots, arcs }: Draft): Instance {
  const groupOf = (slot: number): number => slots[slot]?.group ?? -1
  const sorted = [...arcs].sort((a, b) => a[0] - b[0] || groupOf(a[1]) - groupOf(b[1]) || a[1] - b[1])
  const need = Int32Array.from(slots, (slot) => slot.need ?? 1)
  return {
    volunteers: capacity.length,
    groups: slots.reduce((most, slot) => Math.max(most, slot.group + 1), 0),
    slots: slots.length,
    arcs: sorted.length,
    placeWeight: placeWeightFor(need),
    capacity: Int32Array.from(capacity),
    group: Int32Array.from(slots, (slot) => slot.group),
    need,
    priority: Int32Array.from(slots, (slot) => slot.priority ?? 1),
    arcVolunteer: Int32Array.from(sorted, (arc) => arc[0]),
    arcSlot: Int32Array.from(sorted, (arc) => arc[1]),
    arcScore: Int32Array.from(sorted, (arc) => arc[2]),
  }
}
