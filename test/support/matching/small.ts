import fc from 'fast-check'
import type { Instance, Pair } from '../../../functions/contexts/matching/solver/instance.ts'
import { chance, shuffled, whole } from './chance.ts'
import { anInstance, type Draft } from './instances.ts'

/** Few scores, so that ties are common. */
const score = fc.constantFrom(0, 1, 2, 500, 999, 1000)

/** Small instances, dense in what is hard: several slots of a group per volunteer, scarce room, ties, empty sides. */
export const anySmallInstance: fc.Arbitrary<Instance> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 4 }))
  .chain(([volunteers, slots, groups]) =>
    fc.record({
      capacity: listOf(fc.constantFrom(0, 1, 1, 2, 3), volunteers),
      slots: listOf(
        fc.record({
          group: fc.integer({ min: 0, max: groups - 1 }),
          need: fc.constantFrom(0, 1, 1, 2, 3),
          priority: fc.integer({ min: 1, max: 2 }),
        }),
        slots,
      ),
      scores: listOf(fc.option(score, { freq: 2 }), volunteers * slots),
    }),
  )
  .map(({ capacity, slots, scores }) =>
    anInstance({
      capacity,
      slots,
      arcs: scores.flatMap((score, at) =>
        score === null ? [] : [[Math.floor(at / slots.length), at % slots.length, score] as const],
      ),
    }),
  )

const listOf = <T>(one: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: length, maxLength: length })

/** The same instance with other ids, and for each new id the old one as its name. */
export function relabelled(instance: Instance, seed: number) {
  const random = chance(seed)
  const volunteers = shuffled(random, instance.volunteers)
  const slots = shuffled(random, instance.slots)
  const groups = shuffled(random, instance.groups)
  const draft: Draft = {
    capacity: volunteers.map((old) => instance.capacity[old] ?? 0),
    slots: slots.map((old) => ({
      group: groups[instance.group[old] ?? 0] ?? 0,
      need: instance.need[old] ?? 0,
      priority: instance.priority[old] ?? 1,
    })),
    arcs: Array.from({ length: instance.arcs }, (_, arc) => [
      volunteers.indexOf(instance.arcVolunteer[arc] ?? -1),
      slots.indexOf(instance.arcSlot[arc] ?? -1),
      instance.arcScore[arc] ?? 0,
    ]),
  }
  return { instance: anInstance(draft), volunteerNames: volunteers.map(String), slotNames: slots.map(String) }
}

/** A seeded medium instance, too large for shrinking, small enough for the oracle. */
export function aMediumInstance(seed: number): Instance {
  const random = chance(seed)
  const slots = Array.from({ length: 12 + whole(random, 20) }, () => ({
    group: whole(random, 9),
    need: 1 + whole(random, 2),
    priority: 1 + whole(random, 2),
  }))
  const capacity = Array.from({ length: 15 + whole(random, 15) }, () => 1 + whole(random, 3))
  const arcs = capacity.flatMap((_, volunteer) =>
    slots.flatMap((_, slot) => (random() < 0.2 ? [[volunteer, slot, whole(random, 1001)] as const] : [])),
  )
  return anInstance({ capacity, slots, arcs })
}

type Names = { readonly volunteerNames?: readonly string[]; readonly slotNames?: readonly string[] }

/** An assignment in lasting names, in one order: two of them compare across other ids. */
export const named = (pairs: readonly Pair[], names: Names = {}): readonly string[] =>
  pairs
    .map(
      ({ volunteer, slot }) =>
        `${names.volunteerNames?.[volunteer] ?? volunteer} ${names.slotNames?.[slot] ?? slot}`,
    )
    .sort()

/** One arc of an instance, any. */
export function arcAt(instance: Instance, at: number): { arc: number; pair: Pair } | undefined {
  if (instance.arcs === 0) return undefined
  const arc = at % instance.arcs
  return { arc, pair: { volunteer: instance.arcVolunteer[arc] ?? -1, slot: instance.arcSlot[arc] ?? -1 } }
}
