import type { Words } from '../../../shared/language.ts'
import type { Lang } from './both.ts'

/**
 * The words of one enumeration of `shared/words.ts` in one language: pages hand islands only what they show,
 * instead of every word in both languages. What has no word shows itself, so that it is seen.
 */
export function inLanguage<K extends string>(lang: Lang, table: Readonly<Record<K, Words>>): Record<K, string>
export function inLanguage(lang: Lang, table: Readonly<Record<string, Words>>): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([key, words]) => [key, words[lang]]))
}

/** The same, each beginning with a capital: where a word is a label, and not part of a sentence. */
export const asLabels = (lang: Lang, table: Readonly<Record<string, Words>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table).map(([key, { [lang]: text }]) => [
      key,
      text.charAt(0).toUpperCase() + text.slice(1),
    ]),
  )
