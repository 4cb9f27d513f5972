import { words } from '../../../shared/words.ts'
import { paths } from '../paths.ts'
import type { Lang } from './both.ts'
import { inLanguage } from './enumeration.ts'
import { href } from './languages.ts'
import { messages } from './messages.ts'
import { office } from './office.ts'
import { organization } from './organization.ts'
import { parts } from './parts.ts'

/** What every page of an organization hands to its island. Only for pages: it holds both languages. */
export const organizationProps = (lang: Lang) => ({
  lang,
  words: organization[lang],
  office: office[lang],
  parts: parts[lang],
  messages: messages[lang],
  links: {
    home: href(lang, paths.organization),
    register: href(lang, paths.registerOrganization),
    programmes: href(lang, paths.organizationProgrammes),
    sessions: href(lang, paths.organizationSessions),
    session: href(lang, paths.organizationSession),
    corrections: href(lang, paths.organizationCorrections),
  },
  enums: {
    kind: inLanguage(lang, words.organizationKind),
    status: inLanguage(lang, words.organizationStatus),
    subject: inLanguage(lang, words.subject),
    role: inLanguage(lang, words.role),
  },
})
