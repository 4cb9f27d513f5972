import { type FoundEntry, mostSearchDays, searchDays } from '../../../shared/audit.ts'
import { addDays, type Day, dayOf, type Instant, instantOf } from '../../../shared/dates.ts'
import { Failure } from '../../kernel/failure.ts'

/** An event with its place in the order of time: `<at>#<id>`; `<at>#~` is above all events of an instant. */
export type Found = { readonly place: string; readonly entry: FoundEntry }

/** The newest events of one source below a place; `reached` is where it stopped reading, if there may be more. */
export type Slice = { readonly found: readonly Found[]; readonly reached?: string | undefined }

/** A search goes back over these months, and in them from the first place down to (not including) the last. */
export type Span = { readonly from: Instant; readonly below: string; readonly months: readonly string[] }

const placePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#(evt_[0-9A-Za-z]+|~)$/

type Asked = { from?: Day | undefined; to?: Day | undefined; cursor?: string | undefined }

/** The span of the days asked for, both included; without any, the last month. A cursor goes on below itself. */
export function spanOf({ from, to, cursor }: Asked, now: Instant): Span {
  if (cursor !== undefined && !placePattern.test(cursor)) throw new Failure('bad-cursor')
  const last = to ?? dayOf(now)
  const longest = addDays(last, 1 - mostSearchDays)
  const wanted = from ?? addDays(last, 1 - searchDays)
  const first = instantOf(wanted < longest ? longest : wanted)
  const end = instantOf(addDays(last, 1))
  const below = cursor !== undefined && cursor < end ? cursor : end
  return { from: first, below, months: monthsBack(below, first) }
}

/** `2026-11`, `2026-10`, …: events are listed by the month of their instant in UTC. */
function monthsBack(from: string, to: Instant): string[] {
  const months: string[] = []
  for (let [year, month] = yearAndMonth(from); textOf(year, month) >= to.slice(0, 7); month--) {
    if (month === 0) [year, month] = [year - 1, 12]
    months.push(textOf(year, month))
  }
  return months.filter((one) => one >= to.slice(0, 7))
}

const yearAndMonth = (text: string): [number, number] => [Number(text.slice(0, 4)), Number(text.slice(5, 7))]
const textOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

/**
 * The newest of all slices in one order. What lies below the place that some source has reached is left for the next
 * round: that source may hold something newer.
 */
export function merged(slices: readonly Slice[]): Slice {
  const reached = slices.reduce(
    (most, one) => (one.reached !== undefined && one.reached > most ? one.reached : most),
    '',
  )
  const found = slices
    .flatMap((one) => one.found)
    .filter(({ place }) => place >= reached)
    .toSorted((a, b) => (a.place < b.place ? 1 : -1))
  return reached === '' ? { found } : { found, reached }
}
