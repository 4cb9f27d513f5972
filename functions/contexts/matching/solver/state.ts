import { int, startsOf } from './arrays.ts'
import { type ArcsBySlot, arcsBySlot } from './by-slot.ts'
import { SlotHeap } from './heap.ts'
import type { Instance } from './instance.ts'

/** All that the solver keeps. Between two insertions: a best assignment of the units inserted so far, with its prices. */
export type State = {
  readonly instance: Instance
  readonly arcs: ArcsBySlot
  /** Prices by volunteer (only rise) and slot (only fall, once opened). */
  readonly u: Float64Array
  readonly q: Float64Array
  /** By slot: W · priority, the same in all its arcs. */
  readonly placeValue: Float64Array
  /** By slot: no volunteer on its arcs has a smaller u. Stays true because u only rises; lets scans stop early. */
  readonly leastU: Float64Array
  /** What a volunteer holds stands at heldStarts[v] … + held[v] − 1: the slot, and the value of that arc. */
  readonly heldStarts: Int32Array
  readonly held: Int32Array
  readonly heldSlot: Int32Array
  readonly heldValue: Float64Array
  readonly search: Search
  /** Arcs looked at: the work counter. */
  work: number
}

/** One search; all distances are Infinity between searches. */
export type Search = {
  readonly distance: Float64Array
  readonly heap: SlotHeap
  /** How a slot was reached: `viaVolunteer` would give it up and take `fromSlot` instead, an arc worth `viaValue`. */
  readonly fromSlot: Int32Array
  readonly viaVolunteer: Int32Array
  readonly viaValue: Float64Array
  readonly volunteerDistance: Float64Array
  readonly touchedSlots: number[]
  readonly touchedVolunteers: number[]
  /** The nearest end so far: at `endSlot`, which the free `endVolunteer` takes, or which goes unfilled (−1). */
  nearest: number
  endSlot: number
  endVolunteer: number
  endValue: number
}

/** The empty assignment of no units, proved by zero prices. `rankedVolunteers` breaks ties. */
export function startState(instance: Instance, rankedVolunteers: Int32Array): State {
  const { volunteers, slots, priority, placeWeight } = instance
  const heldStarts = heldStartsOf(instance)
  const room = int(heldStarts, volunteers)
  return {
    instance,
    arcs: arcsBySlot(instance, rankedVolunteers),
    u: new Float64Array(volunteers),
    q: new Float64Array(slots),
    placeValue: Float64Array.from(priority, (weight) => placeWeight * weight),
    leastU: new Float64Array(slots),
    heldStarts,
    held: new Int32Array(volunteers),
    heldSlot: new Int32Array(room),
    heldValue: new Float64Array(room),
    search: startSearch(volunteers, slots),
    work: 0,
  }
}

function startSearch(volunteers: number, slots: number): Search {
  const distance = new Float64Array(slots).fill(Infinity)
  return {
    distance,
    heap: new SlotHeap(distance),
    fromSlot: new Int32Array(slots),
    viaVolunteer: new Int32Array(slots),
    viaValue: new Float64Array(slots),
    volunteerDistance: new Float64Array(volunteers).fill(Infinity),
    touchedSlots: [],
    touchedVolunteers: [],
    nearest: Infinity,
    endSlot: -1,
    endVolunteer: -1,
    endValue: 0,
  }
}

/** Room for min(capacity, arcs) held slots each, so that an absurd capacity costs no memory. */
function heldStartsOf({ volunteers, capacity, arcVolunteer }: Instance): Int32Array {
  const arcStarts = startsOf(arcVolunteer, volunteers)
  const starts = new Int32Array(volunteers + 1)
  for (let v = 0; v < volunteers; v++) {
    const arcs = int(arcStarts, v + 1) - int(arcStarts, v)
    starts[v + 1] = int(starts, v) + Math.min(int(capacity, v), arcs)
  }
  return starts
}
