import type { Language } from '../../../shared/language.ts'

/** The two languages of the site: simplified Chinese at `/`, English at `/en/`. */
export type Lang = Language

/** The value of the `lang` attribute and of `Accept-Language`. */
export const languageTag = { zh: 'zh-CN', en: 'en' } satisfies Record<Lang, string>

/**
 * The words of one area in both languages. The Chinese side gives the shape: a key that is missing
 * or unknown on the English side is a type error.
 */
export const both = <W>(words: { zh: W; en: NoInfer<W> }): { zh: W; en: W } => words

/** Puts values into a text: `fill('还有 {n} 个', { n: 3 })`. An unknown name is left as it is, so that it is seen. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** English needs a word for one and a word for many; in Chinese both are the same. */
export const count = (n: number, words: { one: string; many: string }): string =>
  fill(n === 1 ? words.one : words.many, { n })
