import type * as z from 'zod'
import { nameOfIssue, wordsOfIssue } from '../../../shared/input-words.ts'
import { fill, type Lang } from '../i18n/both.ts'
import type { MessageWords } from '../i18n/messages.ts'

/** One answer that needs correcting: the field's path (`seats.0.background`) and what to do. */
export type FieldError = { path: string; message: string }

/** `['seats', 0, 'role']` or `/seats/0/role` → `seats.0.role`. */
export const fieldPath = (path: readonly PropertyKey[] | string): string =>
  typeof path === 'string' ? path.replace(/^\//, '').replace(/\//g, '.') : path.map(String).join('.')

type Issue = z.core.$ZodIssue

const isEmpty = (issue: Issue): boolean =>
  issue.code === 'too_small' &&
  (issue.origin === 'string' || issue.origin === 'array') &&
  Number(issue.minimum) <= 1

/**
 * What an issue says in the person's language. zod/mini has no texts of its own: a schema's own refusal
 * carries its name, for which `shared/input-words.ts` has a sentence; the common ones name the field, so
 * that they can be understood in the summary too.
 */
export function messageOf(issue: Issue, label: string, words: MessageWords, lang: Lang): string {
  if (nameOfIssue(issue) !== issue.code) return wordsOfIssue(issue)[lang]
  if (isEmpty(issue) || issue.code === 'invalid_type') return fill(words.missing, { label })
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return fill(words.choose, { label })
  if (issue.code === 'too_small') {
    return fill(issue.origin === 'string' ? words.tooShort : words.tooLow, {
      label,
      n: String(issue.minimum),
    })
  }
  if (issue.code === 'too_big') {
    return fill(issue.origin === 'string' ? words.tooLong : words.tooHigh, {
      label,
      n: String(issue.maximum),
    })
  }
  return fill(words.wrong, { label })
}
