import { words } from '../../../shared/words.ts'
import { paths } from '../paths.ts'
import { administrator } from './administrator.ts'
import type { Lang } from './both.ts'
import { inLanguage } from './enumeration.ts'
import { href } from './languages.ts'
import { messages } from './messages.ts'
import { office } from './office.ts'
import { parts } from './parts.ts'

/** What every page of an administrator hands to its island. Only for pages: it holds both languages. */
export const administratorProps = (lang: Lang) => ({
  lang,
  words: administrator[lang],
  office: office[lang],
  parts: parts[lang],
  messages: messages[lang],
  roleName: words.role.ADMINISTRATOR[lang],
  links: {
    organizations: href(lang, paths.administratorOrganizations),
    resets: href(lang, paths.administratorResets),
    volunteers: href(lang, paths.administratorVolunteers),
  },
  enums: {
    role: inLanguage(lang, words.role),
    organizationKind: inLanguage(lang, words.organizationKind),
    organizationStatus: inLanguage(lang, words.organizationStatus),
    background: inLanguage(lang, words.background),
    stage: inLanguage(lang, words.volunteerStage),
    subject: inLanguage(lang, words.subject),
  },
})
