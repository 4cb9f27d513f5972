import type { Instance } from '../../../functions/contexts/matching/solver/instance.ts'
import type { Solution } from '../../../functions/contexts/matching/solver/solution.ts'
import { whole } from './chance.ts'

/** A solution changed in one place, as an error or a cheat would: a pair dropped, moved, doubled, a price changed. */
export function tampered(instance: Instance, solution: Solution, random: () => number): Solution {
  const { pairs, u, q } = solution
  const at = whole(random, pairs.length)
  const victim = pairs[at]
  const others = pairs.filter((_, index) => index !== at)
  if (victim === undefined) return { ...solution, u: changed(u, random) }
  switch (whole(random, 6)) {
    case 0:
      return { ...solution, pairs: others }
    case 1:
      return { ...solution, pairs: [...others, { ...victim, volunteer: whole(random, instance.volunteers) }] }
    case 2:
      return { ...solution, pairs: [...others, { ...victim, slot: whole(random, instance.slots) }] }
    case 3:
      return { ...solution, pairs: [...pairs, anyArc(instance, random)] }
    case 4:
      return { ...solution, u: changed(u, random) }
    default:
      return { ...solution, q: changed(q, random) }
  }
}

function anyArc({ arcs, arcVolunteer, arcSlot }: Instance, random: () => number) {
  const arc = whole(random, arcs)
  return { volunteer: arcVolunteer[arc] ?? 0, slot: arcSlot[arc] ?? 0 }
}

function changed(prices: Float64Array, random: () => number): Float64Array {
  const copy = prices.slice()
  const at = whole(random, copy.length)
  const before = copy[at] ?? 0
  copy[at] = random() < 0.5 ? before + 1 + whole(random, 5_000) : before - 1 - whole(random, 5_000)
  return copy
}
