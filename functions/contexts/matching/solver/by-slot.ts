import { gather, int, sortInto, startsOf } from './arrays.ts'
import { type Instance, MAX_SCORE } from './instance.ts'

/** The arcs of each slot, best score first; equal scores in the order of the given volunteers. */
export type ArcsBySlot = {
  /** Arcs of slot s stand at starts[s] … starts[s + 1] − 1. */
  readonly starts: Int32Array
  readonly volunteer: Int32Array
  readonly score: Int32Array
}

/** Turns the arcs, which are sorted by volunteer, to stand by slot. `ranked` holds all volunteers in their order. */
export function arcsBySlot(instance: Instance, ranked: Int32Array): ArcsBySlot {
  const { arcSlot, arcVolunteer, arcScore, slots } = instance
  const shortfall = arcScore.slice()
  for (let arc = 0; arc < shortfall.length; arc++) shortfall[arc] = MAX_SCORE - int(arcScore, arc)
  const byScore = sortInto(startsOf(shortfall, MAX_SCORE + 1), shortfall, inOrderOf(instance, ranked))
  const starts = startsOf(arcSlot, slots)
  const order = sortInto(starts, arcSlot, byScore)
  return { starts, volunteer: gather(arcVolunteer, order), score: gather(arcScore, order) }
}

function inOrderOf({ arcVolunteer, volunteers, arcs }: Instance, ranked: Int32Array): Int32Array {
  const starts = startsOf(arcVolunteer, volunteers)
  const order = new Int32Array(arcs)
  let place = 0
  for (const volunteer of ranked)
    for (let arc = int(starts, volunteer); arc < int(starts, volunteer + 1); arc++) order[place++] = arc
  return order
}
