import type { Words } from '../../../shared/language.ts'

/** The words of one kind of message, and the page that it leads to. */
export type Template = {
  readonly subject: Words
  /** `{when}` and `{role}` are filled in; nothing else of the matter is said. */
  readonly line: Words
  /** Page of the site, without its language. */
  readonly page: string
}

/** In the order page, Chinese subject and line, English subject and line. */
export const template = (page: string, zh: string, lineZh: string, en: string, lineEn: string): Template => ({
  subject: { zh, en },
  line: { zh: lineZh, en: lineEn },
  page,
})
