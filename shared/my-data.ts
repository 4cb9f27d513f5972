import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { personId } from './ids.ts'
import { language } from './language.ts'
import { personalField, privacyClass } from './privacy.ts'
import { receipt } from './receipt.ts'

const words = z.object({ zh: z.string(), en: z.string() })

/** One attribute as it is stored, in clear. */
export const heldField = z.object({ name: z.string(), class: privacyClass, field: z.optional(personalField), value: z.unknown() })
export type HeldField = z.infer<typeof heldField>

/** One stored thing about a person. */
export const heldRecord = z.object({ noun: z.string(), title: words, fields: z.array(heldField) })
export type HeldRecord = z.infer<typeof heldRecord>

/** What happened to it, without values: when, what, by whom, which attributes. */
export const heldEvent = z.object({ at: instant, noun: z.string(), name: z.string(), by: z.enum(['SELF', 'SYSTEM', 'OTHER']), fields: z.array(z.string()) })
export type HeldEvent = z.infer<typeof heldEvent>

/** Who read it: role, purpose and fields, not the name. */
export const heldReading = z.object({ at: instant, role: z.string(), purpose: z.string(), fields: z.array(personalField) })
export type HeldReading = z.infer<typeof heldReading>

/** Everything that is held about oneself. */
export const myData = z.object({
  personId,
  madeAt: instant,
  records: z.array(heldRecord),
  events: z.array(heldEvent),
  readings: z.array(heldReading),
})
export type MyData = z.infer<typeof myData>

/** That a fresh proof was given: for the next minutes the files can be fetched by a plain link. */
export const readyToExport = contract({
  id: 'readyToExport',
  method: 'get',
  path: '/api/me/data/ready',
  allows: ['identity.see-self'],
  stepUp: true,
  answer: z.object({ ready: z.literal(true) }),
})

/** Everything held about oneself, in clear; made at once, noted in the trail, and handed out as a file. */
export const exportMyData = contract({
  id: 'exportMyData',
  method: 'get',
  path: '/api/me/data',
  allows: ['identity.see-self'],
  stepUp: true,
  file: 'tongxing-my-data.json',
  answer: myData,
})

/** The same as a page to read. */
export const exportMyDataAsPage = contract({
  id: 'exportMyDataAsPage',
  method: 'get',
  path: '/api/me/data.html',
  allows: ['identity.see-self'],
  stepUp: true,
  file: 'tongxing-my-data.html',
  query: z.object({ language: z.optional(language) }),
  answer: z.string(),
})

/** What erasure waits for: give up these first. */
export const erasureBar = z.enum(['roles-held', 'places-open'])
export type ErasureBar = z.infer<typeof erasureBar>

/** What goes and what stays, before one decides. */
export const previewErasure = contract({
  id: 'previewErasure',
  method: 'get',
  path: '/api/me/erasure',
  allows: ['identity.see-self'],
  answer: z.object({
    bars: z.array(erasureBar),
    /** How many things of each kind go at once, and how many stay under a random id; see `kept` of privacy.ts. */
    gone: z.array(z.object({ noun: z.string(), title: words, count: z.int() })),
    kept: z.array(z.object({ noun: z.string(), title: words, count: z.int() })),
  }),
})

/** What one types, in either language, to show that it is meant. */
export const erasureWords = { zh: '注销', en: 'ERASE' } as const

/** One's account and everything personal in it, for good. */
export const eraseMe = contract({
  id: 'eraseMe',
  method: 'post',
  path: '/api/me/erasure',
  allows: ['identity.change-self'],
  stepUp: true,
  body: z.object({ confirm: z.enum([erasureWords.zh, erasureWords.en]) }),
  answer: receipt,
})
