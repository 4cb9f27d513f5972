import { words } from '../../../shared/words.ts'
import { paths } from '../paths.ts'
import type { Lang } from './both.ts'
import { inLanguage } from './enumeration.ts'
import { href } from './languages.ts'
import { messages } from './messages.ts'
import { office } from './office.ts'
import { parts } from './parts.ts'
import { reviewer } from './reviewer.ts'

/** What every page of a reviewer hands to its island. Only for pages: it holds both languages. */
export const reviewerProps = (lang: Lang) => ({
  lang,
  words: reviewer[lang],
  office: office[lang],
  parts: parts[lang],
  messages: messages[lang],
  roleName: words.role.REVIEWER[lang],
  links: { queue: href(lang, paths.reviewer), case: href(lang, paths.reviewerVolunteer) },
  enums: {
    background: inLanguage(lang, words.background),
    sex: inLanguage(lang, words.sex),
    credentialKind: inLanguage(lang, words.credentialKind),
    credentialHint: inLanguage(lang, words.credentialHint),
    checkMethod: inLanguage(lang, words.checkMethod),
    helpField: inLanguage(lang, words.helpField),
    stage: inLanguage(lang, words.volunteerStage),
    standing: inLanguage(lang, words.standing),
  },
})
