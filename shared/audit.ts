import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { personId } from './ids.ts'
import { pageOf, pageQuery } from './receipt.ts'

/** One event of one thing's chain, without values: who did what, when. */
export const trailEntry = z.object({ id: z.string(), name: z.string(), at: instant, by: z.union([personId, z.literal('system')]), version: z.int(), fields: z.array(z.string()), hash: z.string() })
export type TrailEntry = z.infer<typeof trailEntry>

export const readTrail = contract({
  id: 'readTrail', method: 'get', path: '/api/audit/{aggregate}', allows: ['audit.read'],
  /** A public id: `per_…`, `org_…`, `ses_…`, `grp_…`. */
  params: z.object({ aggregate: z.string().check(z.regex(/^(per|org|prg|ses|grp)_[0-9A-Za-z]{16,32}$/)) }),
  query: z.object(pageQuery), answer: pageOf(trailEntry),
})
