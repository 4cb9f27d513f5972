import { dayParts, type WeekSlot, weekdays } from '../../../shared/vocabulary.ts'
import type { Lang } from './both.ts'
import type { PartWords } from './parts.ts'

/** Between the entries of a list within a line. */
export const comma = { zh: '、', en: ', ' } satisfies Record<Lang, string>

/** Parts of a week as lines, one for each day: `周六 上午、下午`. */
export const weekLines = (slots: readonly WeekSlot[], words: PartWords, between: string): string[] =>
  weekdays.flatMap((weekday, row) => {
    const names = dayParts
      .filter((part) => slots.includes(`${weekday}_${part}`))
      .map((part) => words.dayPart[dayParts.indexOf(part)])
    return names.length === 0 ? [] : [`${words.weekday[row] ?? ''} ${names.join(between)}`]
  })
