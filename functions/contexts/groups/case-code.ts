import type { Day } from '../../../shared/dates.ts'

/** For a prefecture without letters of its own: 帮教. */
const defaultLetters = 'BJ'

/**
 * The name of an anonymous case, `AL-0103-2026-0413`: letters of the prefecture, last four digits of the county, year,
 * and four random digits, so that neither order nor number of cases can be read from it.
 */
export const caseCode = (letters: string | undefined, county: string, on: Day, digits: string): string =>
  [letters ?? defaultLetters, county.slice(-4), on.slice(0, 4), digits.slice(0, 4)].join('-')
