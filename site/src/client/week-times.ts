import { dayParts, type WeekSlot, weekdays } from '../../../shared/vocabulary.ts'
import type { PartWords } from '../i18n/parts.ts'

/** Times of a week in words, one line a day: `周六 上午、下午`. */
export const weekTimes = (slots: readonly WeekSlot[], parts: PartWords, list: string): string[] =>
  weekdays.flatMap((weekday, row) => {
    const free = dayParts.filter((part) => slots.includes(`${weekday}_${part}`))
    const names = free.map((part) => parts.dayPart[dayParts.indexOf(part)] ?? '').join(list)
    return free.length === 0 ? [] : [`${parts.weekday[row] ?? ''} ${names}`]
  })
