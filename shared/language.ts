import * as z from 'zod'

/** Chinese first, English second. */
export const language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof language>

/** A text of ours in both languages. */
export type Words = Readonly<Record<Language, string>>
