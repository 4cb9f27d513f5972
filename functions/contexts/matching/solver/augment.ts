import { int, num } from './arrays.ts'
import type { State } from './state.ts'

/** After a search: raise u and lower q by how much nearer than the end each was; then forget the distances. */
export function movePrices(state: State): void {
  const { search, u, q } = state
  for (const slot of search.touchedSlots) {
    const nearer = search.nearest - num(search.distance, slot)
    if (nearer > 0) q[slot] = num(q, slot) - nearer
    search.distance[slot] = Infinity
  }
  for (const volunteer of search.touchedVolunteers) {
    const nearer = search.nearest - num(search.volunteerDistance, volunteer)
    if (nearer > 0) u[volunteer] = num(u, volunteer) + nearer
    search.volunteerDistance[volunteer] = Infinity
  }
  search.touchedSlots.length = 0
  search.touchedVolunteers.length = 0
}

/** Carries out what the search found, from its end back to `start`. */
export function augment(state: State, start: number): void {
  const { search } = state
  if (search.endVolunteer >= 0) hold(state, search.endVolunteer, search.endSlot, search.endValue)
  for (let slot = search.endSlot; slot !== start; slot = int(search.fromSlot, slot))
    exchange(
      state,
      int(search.viaVolunteer, slot),
      slot,
      int(search.fromSlot, slot),
      num(search.viaValue, slot),
    )
}

function hold(state: State, volunteer: number, slot: number, value: number): void {
  const at = int(state.heldStarts, volunteer) + int(state.held, volunteer)
  state.held[volunteer] = int(state.held, volunteer) + 1
  state.heldSlot[at] = slot
  state.heldValue[at] = value
}

function exchange(state: State, volunteer: number, old: number, taken: number, value: number): void {
  let at = int(state.heldStarts, volunteer)
  while (int(state.heldSlot, at) !== old) at++
  state.heldSlot[at] = taken
  state.heldValue[at] = value
}
