import * as z from 'zod'
import { nameOfIssue, wordsOfIssue } from '../../../shared/input-words.ts'
import { fill, type Lang } from '../i18n/both.ts'
import type { MessageWords } from '../i18n/messages.ts'
import { type FieldError, fieldPath } from './field-error.ts'

/** What messages are made of. */
export type Saying = {
  /** Label of each field by its path. */
  labels: Partial<Record<string, string>>
  /** A better sentence for a field, by path. */
  sentences?: Partial<Record<string, string>>
  words: MessageWords
  lang: Lang
}

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
function messageOf(issue: Issue, label: string, words: MessageWords, lang: Lang): string {
  if (nameOfIssue(issue) !== issue.code) return wordsOfIssue(issue)[lang]
  if (isEmpty(issue) || issue.code === 'invalid_type') return fill(words.missing, { label })
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return fill(words.choose, { label })
  if (issue.code === 'too_small') {
    const text = issue.origin === 'string' ? words.tooShort : words.tooLow
    return fill(text, { label, n: String(issue.minimum) })
  }
  if (issue.code === 'too_big') {
    const text = issue.origin === 'string' ? words.tooLong : words.tooHigh
    return fill(text, { label, n: String(issue.maximum) })
  }
  return fill(words.wrong, { label })
}

/** Checks an input with the schema that the server uses; the first message of each field, in the form's order. */
export function checkInput<S extends z.core.$ZodType>(
  schema: S,
  input: unknown,
  { labels, sentences = {}, words, lang }: Saying,
): { ok: true; data: z.core.output<S> } | { ok: false; errors: FieldError[] } {
  const read = z.safeParse(schema, input)
  if (read.success) return { ok: true, data: read.data }
  const found = new Map<string, FieldError>()
  for (const issue of read.error.issues) {
    const path = fieldPath(issue.path)
    const label = labels[path] ?? labels[path.replace(/\.\d+.*$/, '')] ?? path
    if (!found.has(path))
      found.set(path, { path, message: sentences[path] ?? messageOf(issue, label, words, lang) })
  }
  const order = Object.keys(labels)
  const place = (path: string): number => {
    const at = order.findIndex((name) => path === name || path.startsWith(`${name}.`))
    return at < 0 ? order.length : at
  }
  return { ok: false, errors: [...found.values()].sort((a, b) => place(a.path) - place(b.path)) }
}
