import type { RequirementsCheck } from '../../../shared/certifications.ts'
import type { Day } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Reason, Refusal } from '../../../shared/matching.ts'
import type { Background } from '../../../shared/vocabulary.ts'
import type { Bar, Case, Volunteer } from './ports.ts'
import { refusalsOf } from './rules.ts'
import { reasonsOf, scoreOf } from './score.ts'

/** A volunteer with what other contexts say of them. */
export type Known = {
  volunteer: Volunteer
  standing: RequirementsCheck
  load: number
  metres: number | undefined
}

export type Fitting = { known: Known; seat: number; reasons: Reason[]; score: number }

export type Asked = { group: Case; open: readonly number[]; bars: ReadonlyMap<PersonId, Bar>; on: Day }

/** The open seats that a volunteer's profession fits: looked up, so that nobody is tried on every seat. */
export function seatsByBackground({
  group,
  open,
}: Pick<Asked, 'group' | 'open'>): ReadonlyMap<Background, number[]> {
  const seats = new Map<Background, number[]>()
  for (const seat of open) {
    const background = group.seats[seat]?.background
    if (background !== undefined) seats.set(background, [...(seats.get(background) ?? []), seat])
  }
  return seats
}

export type Refused = { known: Known; refusals: Refusal[] }

/** All pairs of volunteer and open seat that may be, best first; and who of a fitting profession is refused everywhere, and why. */
export function candidatesFor(
  asked: Asked,
  people: readonly Known[],
): { fitting: Fitting[]; refused: Refused[] } {
  const seats = seatsByBackground(asked)
  const fitting: Fitting[] = []
  const refused: Refused[] = []
  for (const known of people) {
    const tried = (seats.get(known.volunteer.background) ?? []).map((seat) => tryOn(asked, known, seat))
    const ok = tried.flatMap((one) => ('score' in one ? [one] : []))
    fitting.push(...ok)
    const [first] = tried.flatMap((one) => ('refusals' in one ? [one] : []))
    if (ok.length === 0 && first) refused.push(first)
  }
  return { fitting: fitting.toSorted(bestFirst), refused }
}

/** One pair by the hard rules and then, if none refuses, by its reasons. */
export function tryOn({ group, bars, on }: Asked, known: Known, position: number): Fitting | Refused {
  const seat = group.seats[position]
  if (!seat) throw new RangeError(`the group has no seat ${position}`)
  const pair = { ...known, group, seat, bar: bars.get(known.volunteer.personId), on }
  const refusals = refusalsOf(pair)
  if (refusals.length > 0) return { known, refusals }
  const reasons = reasonsOf(pair)
  return { known, seat: position, reasons, score: scoreOf(reasons) }
}

/** Equal scores are ordered by id: random, and the same each time. */
const bestFirst = (a: Fitting, b: Fitting): number =>
  b.score - a.score || a.seat - b.seat || (a.known.volunteer.personId < b.known.volunteer.personId ? -1 : 1)
