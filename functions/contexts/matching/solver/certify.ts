import type { Instance, Pair } from './instance.ts'
import type { Solution } from './solution.ts'

// Shares no code with the solver, only the shape of its data: what it says must not depend on what it checks.

/** Why a claimed optimum was refused. */
export type Refusal =
  | 'arcs-not-sorted'
  | 'price-missing'
  | 'price-not-a-whole-number'
  | 'price-negative'
  | 'out-of-range'
  | 'pair-not-offered'
  | 'twice-in-a-group'
  | 'capacity-exceeded'
  | 'need-exceeded'
  | 'not-optimal'

/** `ok` proves that no other assignment of these arcs is worth more. `primal` is reached, `dual` is the bound. */
export type Verdict = {
  readonly ok: boolean
  readonly primal: number
  readonly dual: number
  readonly reason?: Refusal
}

type Sums = { primal: number; dual: number; reason: Refusal | undefined }

/** Checks feasibility and Σ c·x = Σ capacity·u + Σ need·q + Σ w in one exact pass (weak duality; no tolerance). */
export function certify(instance: Instance, solution: Solution): Verdict {
  const { pairs, u, q } = solution
  if (u.length !== instance.volunteers || q.length !== instance.slots) return refuse('price-missing')
  const sums: Sums = { primal: 0, dual: 0, reason: undefined }
  addPrices(sums, u, instance.capacity)
  addPrices(sums, q, instance.need)
  sums.reason ??= overfull(
    pairs.map((pair) => pair.volunteer),
    instance.capacity,
    'capacity-exceeded',
  )
  sums.reason ??= overfull(
    pairs.map((pair) => pair.slot),
    instance.need,
    'need-exceeded',
  )
  if (sums.reason === undefined) passArcs(sums, instance, solution)
  // All terms are ≥ 0, so a sum that was ever rounded ends beyond the exact integers and is seen here.
  if (!Number.isSafeInteger(sums.primal) || !Number.isSafeInteger(sums.dual)) sums.reason ??= 'out-of-range'
  if (sums.primal !== sums.dual) sums.reason ??= 'not-optimal'
  const { primal, dual, reason } = sums
  return reason === undefined ? { ok: true, primal, dual } : { ok: false, primal, dual, reason }
}

const refuse = (reason: Refusal): Verdict => ({ ok: false, primal: 0, dual: 0, reason })

function addPrices(sums: Sums, prices: Float64Array, limits: Int32Array): void {
  prices.forEach((price, id) => {
    if (!Number.isSafeInteger(price)) sums.reason ??= 'price-not-a-whole-number'
    if (price < 0) sums.reason ??= 'price-negative'
    sums.dual += price * (limits[id] ?? 0)
  })
}

function overfull(ids: readonly number[], limits: Int32Array, refusal: Refusal): Refusal | undefined {
  const used = new Map<number, number>()
  for (const id of ids) {
    const count = (used.get(id) ?? 0) + 1
    if (count > (limits[id] ?? 0)) return refusal
    used.set(id, count)
  }
  return undefined
}

/** One pass over the arcs, pair (volunteer, group) by pair: the forced price w, what is chosen, and order itself. */
function passArcs(sums: Sums, instance: Instance, solution: Solution): void {
  const { arcVolunteer, arcSlot, arcScore, group, priority, placeWeight } = instance
  const { u, q } = solution
  const chosen = [...solution.pairs].sort((a, b) => compare(instance, a, b))
  let next = 0
  let before: Pair = { volunteer: -1, slot: -1 }
  let best = 0
  let taken = 0
  for (let arc = 0; arc < instance.arcs; arc++) {
    const here = { volunteer: arcVolunteer[arc] ?? -1, slot: arcSlot[arc] ?? -1 }
    if (arc > 0 && compare(instance, before, here) >= 0) sums.reason ??= 'arcs-not-sorted'
    if (before.volunteer !== here.volunteer || group[before.slot] !== group[here.slot]) {
      sums.dual += best
      best = 0
      taken = 0
    }
    const value = placeWeight * (priority[here.slot] ?? 0) + (arcScore[arc] ?? 0)
    if (!Number.isSafeInteger(value)) sums.reason ??= 'out-of-range'
    best = Math.max(best, value - (u[here.volunteer] ?? 0) - (q[here.slot] ?? 0))
    const pick = chosen[next]
    if (pick?.volunteer === here.volunteer && pick.slot === here.slot) {
      next++
      sums.primal += value
      if (++taken > 1) sums.reason ??= 'twice-in-a-group'
    }
    before = here
  }
  sums.dual += best
  if (next < chosen.length) sums.reason ??= 'pair-not-offered'
}

const compare = ({ group }: Instance, a: Pair, b: Pair): number =>
  a.volunteer - b.volunteer || (group[a.slot] ?? -1) - (group[b.slot] ?? -1) || a.slot - b.slot
