import { int, num } from './arrays.ts'
import type { State } from './state.ts'

/** Gives a slot, before its first unit, the least price that no arc exceeds. */
export function open(state: State, slot: number): void {
  const { starts, volunteer, score } = state.arcs
  let best = -Infinity
  let leastU = Infinity
  for (let arc = int(starts, slot); arc < int(starts, slot + 1); arc++) {
    const u = num(state.u, int(volunteer, arc))
    best = Math.max(best, int(score, arc) - u)
    leastU = Math.min(leastU, u)
  }
  state.work += int(starts, slot + 1) - int(starts, slot)
  state.q[slot] = Math.max(0, num(state.placeValue, slot) + best)
  state.leastU[slot] = leastU
}

/**
 * Dijkstra over slots on reduced costs, from one more unit of `start`: which volunteer takes it, what that volunteer
 * gives up for it, who takes that, … up to a volunteer with room or a slot that is cheapest left unfilled.
 */
export function searchFrom(state: State, start: number): void {
  const { search } = state
  search.nearest = num(state.q, start)
  search.endSlot = start
  search.endVolunteer = -1
  search.distance[start] = 0
  search.touchedSlots.push(start)
  search.heap.push(start)
  for (let slot = search.heap.pop(); slot >= 0; slot = search.heap.pop()) {
    if (num(search.distance, slot) >= search.nearest) break
    scan(state, slot)
  }
  search.heap.clear()
}

/** Looks at the volunteers who could take the slot, best score first, until none can be near enough. */
function scan(state: State, slot: number): void {
  const { search, u, arcs } = state
  const end = int(arcs.starts, slot + 1)
  const placeValue = num(state.placeValue, slot)
  const base = num(search.distance, slot) + num(state.q, slot) - placeValue
  const floor = base + num(state.leastU, slot)
  let leastU = Infinity
  let arc = int(arcs.starts, slot)
  for (; arc < end; arc++) {
    const score = int(arcs.score, arc)
    if (floor - score >= search.nearest) break
    const volunteer = int(arcs.volunteer, arc)
    const price = num(u, volunteer)
    if (price < leastU) leastU = price
    if (base - score + price < search.nearest) reachVolunteer(state, slot, volunteer, placeValue + score)
  }
  state.work += arc - int(arcs.starts, slot)
  if (arc === end) state.leastU[slot] = leastU
}

/** The volunteer could take `slot`: at once with room left, else for something held. Once per group. */
function reachVolunteer(state: State, slot: number, volunteer: number, value: number): void {
  const { search, heldSlot } = state
  const first = int(state.heldStarts, volunteer)
  const end = first + int(state.held, volunteer)
  const cost = num(search.distance, slot) + num(state.q, slot) - value
  for (let at = first; at < end; at++) {
    if (!sameGroup(state, int(heldSlot, at), slot)) continue
    // Already in this group: the only exchange is with the slot held there (none, if it is this very slot).
    if (int(heldSlot, at) !== slot)
      reachSlot(
        state,
        at,
        cost + num(state.heldValue, at) - num(state.q, int(heldSlot, at)),
        slot,
        volunteer,
        value,
      )
    return
  }
  const distance = cost + num(state.u, volunteer)
  if (distance >= num(search.volunteerDistance, volunteer)) return
  if (num(search.volunteerDistance, volunteer) === Infinity) search.touchedVolunteers.push(volunteer)
  search.volunteerDistance[volunteer] = distance
  if (end - first < int(state.instance.capacity, volunteer)) {
    stopAt(state, distance, slot, volunteer, value)
    return
  }
  for (let at = first; at < end; at++) {
    const pairPrice = num(state.heldValue, at) - num(state.u, volunteer) - num(state.q, int(heldSlot, at))
    reachSlot(state, at, distance + pairPrice, slot, volunteer, value)
  }
}

const sameGroup = ({ instance: { group } }: State, a: number, b: number): boolean =>
  int(group, a) === int(group, b)

/** The held slot at `at` would lose its volunteer to `from`: it needs another, or stays unfilled at its price. */
function reachSlot(
  state: State,
  at: number,
  distance: number,
  from: number,
  volunteer: number,
  value: number,
): void {
  const { search } = state
  const slot = int(state.heldSlot, at)
  const before = num(search.distance, slot)
  if (distance >= search.nearest || distance >= before) return
  if (before === Infinity) search.touchedSlots.push(slot)
  search.distance[slot] = distance
  search.fromSlot[slot] = from
  search.viaVolunteer[slot] = volunteer
  search.viaValue[slot] = value
  search.heap.push(slot)
  if (distance + num(state.q, slot) < search.nearest)
    stopAt(state, distance + num(state.q, slot), slot, -1, 0)
}

function stopAt({ search }: State, distance: number, slot: number, volunteer: number, value: number): void {
  search.nearest = distance
  search.endSlot = slot
  search.endVolunteer = volunteer
  search.endValue = value
}
