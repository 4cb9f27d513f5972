import { words } from '../../../shared/words.ts'
import { paths } from '../paths.ts'
import type { Lang } from './both.ts'
import { coordinator } from './coordinator.ts'
import { inLanguage } from './enumeration.ts'
import { href } from './languages.ts'
import { parts } from './parts.ts'

/** What every page of the coordinator hands to its island. Only for pages: it holds both languages. */
export const coordinatorProps = (lang: Lang) => ({
  lang,
  words: coordinator[lang],
  parts: parts[lang],
  enums: {
    background: inLanguage(lang, words.background),
    helpField: inLanguage(lang, words.helpField),
    sex: inLanguage(lang, words.sex),
    ageBand: inLanguage(lang, words.ageBand),
    pairing: inLanguage(lang, words.pairing),
    priority: inLanguage(lang, words.priority),
    seatRole: inLanguage(lang, words.seatRole),
    subject: inLanguage(lang, words.subject),
    groupStatus: inLanguage(lang, words.groupStatus),
    placementStatus: inLanguage(lang, words.placementStatus),
  },
  links: {
    my: href(lang, paths.my),
    board: href(lang, paths.coordinatorBoard),
    group: href(lang, paths.coordinatorGroup),
    groups: href(lang, paths.coordinatorGroups),
    newGroup: href(lang, paths.coordinatorNewGroup),
  },
})
