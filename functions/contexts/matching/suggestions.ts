import { maskName } from '../../../shared/formats.ts'
import type { Candidate, Suggestions } from '../../../shared/matching.ts'
import type { Fitting, Refused } from './candidates.ts'

/** More than a person can weigh; the team is chosen from all. */
const mostOfSeat = 20
const mostRefused = 50

/** The best of each seat, in the order given: best first. */
export function bestOfEachSeat(fitting: readonly Fitting[]): Fitting[] {
  const counts = new Map<number, number>()
  return fitting.filter(({ seat }) => {
    const count = (counts.get(seat) ?? 0) + 1
    counts.set(seat, count)
    return count <= mostOfSeat
  })
}

export function candidateView({
  known: { volunteer, standing, load, metres },
  seat,
  reasons,
  score,
}: Fitting): Candidate {
  const [firstEnd] = standing.met.map((one) => one.validUntil).toSorted()
  return {
    personId: volunteer.personId,
    name: maskName(volunteer.name),
    background: volunteer.background,
    seat,
    score,
    reasons,
    distanceMetres: metres,
    groups: load,
    certificatesUntil: firstEnd,
  }
}

/** Those with the fewest things in the way first: they are the ones that something can be done about. */
export const refusedView = (refused: readonly Refused[]): Suggestions['refused'] =>
  refused
    .toSorted((a, b) => a.refusals.length - b.refusals.length)
    .slice(0, mostRefused)
    .map(({ known: { volunteer }, refusals }) => ({
      personId: volunteer.personId,
      name: maskName(volunteer.name),
      background: volunteer.background,
      refusals,
    }))
