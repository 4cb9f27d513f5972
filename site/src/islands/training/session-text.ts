import type { SessionView } from '../../../../shared/training.ts'
import type { Lang } from '../../i18n/both.ts'
import { clockTime, longDay, shortDay } from '../../i18n/dates.ts'

/** The public title in the page's language, where there is one. */
export const titleOf = (lang: Lang, it: { title: string; titleEn?: string | undefined }): string =>
  lang === 'en' ? (it.titleEn ?? it.title) : it.title

/** `14:00–17:00`. */
export const hoursOf = (it: Pick<SessionView, 'startsAt' | 'endsAt'>): string =>
  `${clockTime(it.startsAt)}–${clockTime(it.endsAt)}`

/** `2026年12月5日 星期六 14:00–17:00`. */
export const whenOf = (lang: Lang, it: Pick<SessionView, 'startsAt' | 'endsAt'>): string =>
  `${longDay(lang, it.startsAt)} ${hoursOf(it)}`

/** `12月5日 周六 14:00–17:00`. */
export const shortWhenOf = (lang: Lang, it: Pick<SessionView, 'startsAt' | 'endsAt'>): string =>
  `${shortDay(lang, it.startsAt)} ${hoursOf(it)}`
