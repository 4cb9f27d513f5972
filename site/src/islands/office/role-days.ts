import { fill } from '../../i18n/both.ts'

/** One role of one person, as the pages of staff show it. */
export type RoleRow = {
  id: string
  personId: string
  address: string
  role: string
  roleName: string
  where: string
  region?: string | undefined
  from?: string | undefined
  until?: string | undefined
  /** The account is suspended: the role is kept, and cannot be used. */
  suspended?: boolean | undefined
  /** Why nothing can be done here, when nothing can. */
  kept?: string | undefined
}

type Days = { from?: string | undefined; until?: string | undefined }

type DayWords = { always: string; since: string; span: string; till: string }

/** Its days in words: both are included. */
export function daysOf({ from, until }: Days, words: DayWords): string {
  if (from === undefined && until === undefined) return words.always
  if (until === undefined) return fill(words.since, { from: from ?? '' })
  return from === undefined ? fill(words.till, { until }) : fill(words.span, { from, until })
}
