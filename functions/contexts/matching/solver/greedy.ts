import { idsUpTo, int } from './arrays.ts'
import { arcsBySlot } from './by-slot.ts'
import type { Instance, Pair } from './instance.ts'

/** What taking groups one by one reaches. */
export type OneByOne = { readonly pairs: readonly Pair[]; readonly objective: number }

/**
 * What a careful coordinator would do by hand: groups by urgency (the most urgent slot), then in the order of their
 * ids; in each group the urgent slots first, each place to the best-scored volunteer who still has room.
 */
export function takeOneByOne(instance: Instance): OneByOne {
  const arcs = arcsBySlot(instance, idsUpTo(instance.volunteers))
  const room = instance.capacity.slice()
  const lastGroup = new Int32Array(instance.volunteers).fill(-1)
  const pairs: Pair[] = []
  let objective = 0
  for (const slot of slotsInOrder(instance)) {
    const group = int(instance.group, slot)
    let open = int(instance.need, slot)
    for (let at = int(arcs.starts, slot); at < int(arcs.starts, slot + 1) && open > 0; at++) {
      const volunteer = int(arcs.volunteer, at)
      if (int(room, volunteer) === 0 || int(lastGroup, volunteer) === group) continue
      room[volunteer] = int(room, volunteer) - 1
      lastGroup[volunteer] = group
      pairs.push({ volunteer, slot })
      objective += instance.placeWeight * int(instance.priority, slot) + int(arcs.score, at)
      open--
    }
  }
  return { pairs: pairs.sort((a, b) => a.volunteer - b.volunteer || a.slot - b.slot), objective }
}

/** Group after group (all slots of one stand together, so the last group of a volunteer is all one must remember). */
function slotsInOrder({ groups, slots, group, priority }: Instance): readonly number[] {
  const urgency = new Int32Array(groups)
  for (let slot = 0; slot < slots; slot++) {
    const here = int(group, slot)
    urgency[here] = Math.max(int(urgency, here), int(priority, slot))
  }
  return Array.from({ length: slots }, (_, slot) => slot).sort((a, b) => {
    const [g, h] = [int(group, a), int(group, b)]
    return int(urgency, h) - int(urgency, g) || g - h || int(priority, b) - int(priority, a) || a - b
  })
}
