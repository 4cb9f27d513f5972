import type { Candidate } from '../../../../shared/matching.ts'
import { count, fill } from '../../i18n/both.ts'
import type { CoordinatorWords } from '../../i18n/coordinator.ts'

/** Kilometres to show: under ten with one place. */
export const kilometres = (metres: number): string => (metres < 10_000 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000)))

/** What tells two people of one family name apart: how far, how busy, certified until when. */
export const candidateHint = (it: Candidate, words: CoordinatorWords['candidates']): string =>
  [
    it.distanceMetres === undefined ? words.far : fill(words.km, { n: kilometres(it.distanceMetres) }),
    it.groups === 0 ? words.free : count(it.groups, words.groups),
    ...(it.certificatesUntil === undefined ? [] : [fill(words.until, { day: it.certificatesUntil })]),
  ].join(' · ')
