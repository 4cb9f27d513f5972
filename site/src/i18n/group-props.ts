import { words } from '../../../shared/words.ts'
import { paths } from '../paths.ts'
import type { Lang } from './both.ts'
import { inLanguage } from './enumeration.ts'
import { href } from './languages.ts'
import { messages } from './messages.ts'
import { myGroups } from './my-groups.ts'
import { parts } from './parts.ts'

/** What every page about a volunteer's groups hands to its island. Only for pages: it holds both languages. */
export const groupProps = (lang: Lang) => ({
  lang,
  words: myGroups[lang],
  parts: parts[lang],
  messages: messages[lang],
  enums: {
    background: inLanguage(lang, words.background),
    helpField: inLanguage(lang, words.helpField),
    sex: inLanguage(lang, words.sex),
    ageBand: inLanguage(lang, words.ageBand),
    timeOfWeek: inLanguage(lang, words.timeOfWeek),
    pairing: inLanguage(lang, words.pairing),
    seatRole: inLanguage(lang, words.seatRole),
    groupStatus: inLanguage(lang, words.groupStatus),
  },
  links: {
    my: href(lang, paths.my),
    invitation: href(lang, paths.myInvitation),
    invitations: href(lang, paths.myInvitations),
    group: href(lang, paths.myGroup),
    groups: href(lang, paths.myGroups),
    join: href(lang, paths.join),
  },
})
