import type { Candidate } from '../../../../shared/matching.ts'
import { count, fill } from '../../i18n/both.ts'
import type { CoordinatorWords } from '../../i18n/coordinator.ts'

const kilometres = (metres: number): string =>
  metres < 10_000 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000))

/** How far it is, between the centres of two townships. */
export const distanceText = (
  { distanceMetres: metres }: Candidate,
  words: CoordinatorWords['candidates'],
): string => {
  if (metres === undefined) return words.far
  return metres === 0 ? words.near : fill(words.km, { n: kilometres(metres) })
}

/** What tells two people of one family name apart: how far, how busy, certified until when. */
export const candidateHint = (it: Candidate, words: CoordinatorWords['candidates']): string =>
  [
    distanceText(it, words),
    it.groups === 0 ? words.free : count(it.groups, words.groups),
    ...(it.certificatesUntil === undefined ? [] : [fill(words.until, { day: it.certificatesUntil })]),
  ].join(' · ')
