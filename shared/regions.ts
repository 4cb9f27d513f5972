import * as z from 'zod'
import { contract } from './contract.ts'
import { regionCode, type RegionCode } from './ids.ts'

/** Metres on a plane of the deployment's own: east and north of an agreed origin. */
export const point = z.object({ east: z.int(), north: z.int() })
export type Point = z.infer<typeof point>

/** A prefecture, county or township of the deployment; its code's prefix is the region it lies in. */
export const region = z.object({
  code: regionCode,
  zh: z.string(),
  en: z.string(),
  centre: z.optional(point),
  /** Two letters with which a prefecture's case codes begin. */
  letters: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
})
export type Region = z.infer<typeof region>

/** Townships of one prefecture are some hundreds. */
export const mostRegions = 2000

export const listRegions = contract({
  id: 'listRegions',
  method: 'get',
  path: '/api/regions',
  allows: 'public',
  answer: z.object({ regions: z.array(region) }),
})

/** The counties of a scope: itself if it is one, else those that lie in it. */
export const countiesIn = (regions: readonly Region[], scope: RegionCode): RegionCode[] =>
  scope.length === 6 ? [scope] : regions.map(({ code }) => code).filter((code) => code.length === 6 && liesIn(code, scope))

/** Whether a code is a region of the deployment, or a province or prefecture that holds some of it. */
export const isPartOf = (regions: readonly Region[], code: RegionCode): boolean =>
  regions.some((one) => one.code === code || (code.length < 6 && liesIn(one.code, code)))

/** Whether `inner` lies in (or is) `outer`. */
export const liesIn = (inner: string, outer: string): boolean => inner.startsWith(outer)

/** The prefecture of a county or township: its first four digits. */
export const prefectureOf = (code: RegionCode): RegionCode => regionCode.parse(code.slice(0, 4))
