import { augment, movePrices } from './augment.ts'
import { int, num } from './arrays.ts'
import { assertRange, type Instance, type Pair } from './instance.ts'
import { open, searchFrom } from './search.ts'
import type { Solution } from './solution.ts'
import { type State, startState } from './state.ts'
import { rank, type TieRule } from './tie-rule.ts'

/** A best assignment, the prices that prove it, what it is worth, and the arcs looked at on the way. */
export type Solved = Solution & { readonly objective: number; readonly work: number }

/** Solves exactly (sparse Jonker–Volgenant): slot units one at a time, each by a shortest path. Throws BadInstance. */
export function solve(instance: Instance, tieRule: TieRule = { seed: 1 }): Solved {
  assertRange(instance)
  const ranking = rank(instance, tieRule)
  const state = startState(instance, ranking.volunteers)
  for (const slot of ranking.slots) {
    open(state, slot)
    // At price 0 nobody can be won for the slot any more: the units left stay unfilled.
    for (let unit = 0; unit < int(instance.need, slot) && num(state.q, slot) > 0; unit++)
      insertUnit(state, slot)
  }
  return solved(state)
}

function insertUnit(state: State, slot: number): void {
  searchFrom(state, slot)
  augment(state, slot)
  movePrices(state)
}

function solved({ instance, heldStarts, held, heldSlot, heldValue, u, q, work }: State): Solved {
  const pairs: Pair[] = []
  let objective = 0
  for (let volunteer = 0; volunteer < instance.volunteers; volunteer++) {
    const first = int(heldStarts, volunteer)
    const slots = heldSlot.slice(first, first + int(held, volunteer)).sort()
    for (const slot of slots) pairs.push({ volunteer, slot })
    for (let at = first; at < first + slots.length; at++) objective += num(heldValue, at)
  }
  return { pairs, u, q, objective, work }
}
