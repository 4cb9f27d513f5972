import * as z from 'zod'
import { contract } from './contract.ts'
import { regionCode } from './ids.ts'

/** Metres on a plane of the deployment's own: east and north of an agreed origin. */
export const point = z.object({ east: z.int(), north: z.int() })
export type Point = z.infer<typeof point>

/** A prefecture, county or township of the deployment; its code's prefix is the region it lies in. */
export const region = z.object({ code: regionCode, zh: z.string(), en: z.string(), centre: z.optional(point) })
export type Region = z.infer<typeof region>

export const listRegions = contract({
  id: 'listRegions',
  method: 'get',
  path: '/api/regions',
  allows: 'public',
  answer: z.object({ regions: z.array(region) }),
})

/** Whether `inner` lies in (or is) `outer`. */
export const liesIn = (inner: string, outer: string): boolean => inner.startsWith(outer)
