import type { Lang } from './both.ts'

const weekdays = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

// Beijing is UTC+8 all year. Shifting and reading in UTC gives the same text on every machine,
// whatever its zone and its language data.
const inBeijing = (at: string): Date =>
  new Date(Date.parse(at.length === 10 ? `${at}T00:00:00+08:00` : at) + 28_800_000)
const two = (n: number): string => String(n).padStart(2, '0')

/** `14:30`, Beijing time. */
export const clockTime = (at: string): string => {
  const t = inBeijing(at)
  return `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`
}

/** `2026-11-24`: the Beijing day of an instant, for tables and for keys. */
export const isoDay = (at: string): string => inBeijing(at).toISOString().slice(0, 10)

/** `2026-11-24 14:30`, for tables. */
export const isoMinute = (at: string): string => `${isoDay(at)} ${clockTime(at)}`

/** `星期二` / `Tuesday` of an instant or a day. */
const weekday = (lang: Lang, at: string): string => weekdays[lang][inBeijing(at).getUTCDay()] ?? ''

/** `2026年11月24日 星期二` / `Tuesday 24 November 2026`, of an instant or a day. */
export const longDay = (lang: Lang, at: string): string => {
  const t = inBeijing(at)
  if (lang === 'en') {
    return `${weekday(lang, at)} ${t.getUTCDate()} ${months[t.getUTCMonth()]} ${t.getUTCFullYear()}`
  }
  return `${t.getUTCFullYear()}年${t.getUTCMonth() + 1}月${t.getUTCDate()}日 ${weekday(lang, at)}`
}

/** `12月5日 周六` / `Sat 5 Dec`, where the year is plain from the context. */
export const shortDay = (lang: Lang, at: string): string => {
  const t = inBeijing(at)
  if (lang === 'en') {
    return `${weekday(lang, at).slice(0, 3)} ${t.getUTCDate()} ${(months[t.getUTCMonth()] ?? '').slice(0, 3)}`
  }
  return `${t.getUTCMonth() + 1}月${t.getUTCDate()}日 周${weekday(lang, at).slice(2)}`
}

/** `2026年11月` / `November 2026`, of a day. */
export const longMonth = (lang: Lang, at: string): string => {
  const t = inBeijing(at)
  return lang === 'en'
    ? `${months[t.getUTCMonth()]} ${t.getUTCFullYear()}`
    : `${t.getUTCFullYear()}年${t.getUTCMonth() + 1}月`
}

/** `2026年11月24日 星期二 14:30` / `Tuesday 24 November 2026, 14:30`. */
export const longInstant = (lang: Lang, at: string): string =>
  `${longDay(lang, at)}${lang === 'en' ? ', ' : ' '}${clockTime(at)}`

/** The instant of a day and a time in Beijing, as forms hold them; `''` while either is missing or no date. */
export const toInstant = (day: string, time: string): string => {
  const at = Date.parse(`${day}T${time}:00+08:00`)
  return Number.isNaN(at) ? '' : new Date(at).toISOString()
}
