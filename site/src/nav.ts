import type { Lang } from './i18n/both.ts'
import { frame } from './i18n/frame.ts'
import { href } from './i18n/languages.ts'
import { type PageName, paths } from './paths.ts'

/** A link of a navigation; `current` on the page itself and on the pages below it. */
export type NavItem = {
  name: PageName
  text: string
  href: string
  current: boolean
  only?: Area | undefined
}

const publicPages = ['home', 'join', 'calendar', 'policy', 'verify', 'help'] as const

/** The side navigation of each kind of work, in the order in which the work is done. */
const staffPages = {
  volunteer: [
    'my',
    'myTraining',
    'myCertificates',
    'myInvitations',
    'myGroups',
    'myRecords',
    'mySecurity',
    'myAccount',
    'myData',
    'myReaders',
    'myConsents',
  ],
  organization: [
    'organization',
    'organizationProgrammes',
    'organizationSessions',
    'organizationStaff',
    'organizationCorrections',
  ],
  coordinator: ['coordinator', 'coordinatorBoard', 'coordinatorGroups'],
  administrator: [
    'administrator',
    'administratorVolunteers',
    'administratorOrganizations',
    'administratorStaff',
    'administratorResets',
    'administratorRules',
  ],
  reviewer: ['reviewer', 'reviewerCorrections'],
  auditor: ['auditor'],
} as const satisfies Record<string, readonly PageName[]>

export type Area = keyof typeof staffPages

const areas = [
  'volunteer',
  'organization',
  'coordinator',
  'administrator',
  'reviewer',
  'auditor',
] as const satisfies Area[]

// A page is linked once its file is there, so that no page links into nothing while the site grows.
const built = new Set(
  Object.keys(import.meta.glob('./pages/**/*.astro')).map((file) =>
    file.replace('./pages/[...lang]', '').replace('.astro', '.html'),
  ),
)

/** Is there a page of this name in the present build? */
export const isBuilt = (name: PageName): boolean => built.has(name === 'home' ? '/index.html' : paths[name])

const items = (lang: Lang, names: readonly PageName[], current: PageName | undefined): NavItem[] =>
  names.filter(isBuilt).map((name) => ({
    name,
    text: frame[lang].pages[name],
    href: href(lang, paths[name]),
    current: name === current,
  }))

/** Links of the header on public pages. */
export const publicNav = (lang: Lang, current: PageName | undefined): NavItem[] =>
  items(lang, publicPages, current)

/** First page of each kind of work, for people with several. */
export const areaLinks = (lang: Lang, except: Area): { area: Area; text: string; href: string }[] =>
  areas
    .filter((area) => area !== except && isBuilt(staffPages[area][0]))
    .map((area) => ({ area, text: frame[lang].areas[area], href: href(lang, paths[staffPages[area][0]]) }))

// The first page and the account are everybody's; the rest of "mine" is for volunteers.
const everybodys: readonly PageName[] = ['my', 'mySecurity', 'myAccount', 'myData', 'myReaders']

/** Links beside the pages of one kind of work. */
export const staffNav = (lang: Lang, area: Area, current: PageName | undefined): NavItem[] =>
  items(lang, staffPages[area], current).map((item) =>
    area === 'volunteer' && !everybodys.includes(item.name) ? { ...item, only: area } : item,
  )
