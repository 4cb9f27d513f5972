import type { PersonId } from '../../../shared/ids.ts'
import type { Suggestions } from '../../../shared/matching.ts'
import type { Priority } from '../../../shared/vocabulary.ts'
import type { Fitting } from './candidates.ts'
import { certify } from './solver/certify.ts'
import { type Instance, placeWeightFor } from './solver/instance.ts'
import { solve } from './solver/solve.ts'

const priorityWeight: Record<Priority, number> = { PRIORITY: 2, ORDINARY: 1 }

/** The seed of the tie rule: equal teams are told apart by the names of persons, always alike. */
const seed = 1

/** The best team for one group's open seats: most seats filled first, then the highest sum of scores; with its proof. */
export function bestTeam(
  open: readonly number[],
  priority: Priority,
  fitting: readonly Fitting[],
): Suggestions['team'] {
  const people = [...new Set(fitting.map((one) => one.known.volunteer.personId))].toSorted()
  const instance = instanceOf(open, priorityWeight[priority], people, fitting)
  const slotNames = open.map(String)
  const solved = solve(instance, { seed, volunteerNames: people, slotNames })
  const verdict = certify(instance, solved)
  const places = solved.pairs.flatMap(({ volunteer, slot }) => {
    const personId = people[volunteer]
    const seat = open[slot]
    return personId === undefined || seat === undefined ? [] : [{ seat, personId }]
  })
  return {
    places: places.toSorted((a, b) => a.seat - b.seat),
    score: places.reduce((sum, place) => sum + scoreOfPlace(fitting, place), 0),
    unfilled: open.filter((seat) => !places.some((one) => one.seat === seat)),
    proof: { objective: verdict.primal, bound: verdict.dual, optimal: verdict.ok },
  }
}

const scoreOfPlace = (
  fitting: readonly Fitting[],
  { seat, personId }: { seat: number; personId: PersonId },
): number => fitting.find((one) => one.seat === seat && one.known.volunteer.personId === personId)?.score ?? 0

/** One group with one slot for each open seat; everybody can take one of them. */
function instanceOf(
  open: readonly number[],
  priority: number,
  people: readonly PersonId[],
  fitting: readonly Fitting[],
): Instance {
  const numbers = new Map(people.map((personId, at) => [personId, at]))
  const arcs = fitting
    .map(({ known, seat, score }) => ({
      volunteer: numbers.get(known.volunteer.personId) ?? -1,
      slot: open.indexOf(seat),
      score,
    }))
    .toSorted((a, b) => a.volunteer - b.volunteer || a.slot - b.slot)
  const need = new Int32Array(open.length).fill(1)
  return {
    volunteers: people.length,
    groups: 1,
    slots: open.length,
    arcs: arcs.length,
    placeWeight: placeWeightFor(need),
    capacity: new Int32Array(people.length).fill(1),
    group: new Int32Array(open.length),
    need,
    priority: new Int32Array(open.length).fill(priority),
    arcVolunteer: Int32Array.from(arcs, (arc) => arc.volunteer),
    arcSlot: Int32Array.from(arcs, (arc) => arc.slot),
    arcScore: Int32Array.from(arcs, (arc) => arc.score),
  }
}
