import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { personId } from './ids.ts'
import { pageOf, pageQuery } from './receipt.ts'

/** One event of one thing's chain, without values: who did what, when, to which fields. */
export const trailEntry = z.object({
  id: z.string(),
  name: z.string(),
  at: instant,
  by: z.union([personId, z.literal('system')]),
  version: z.int(),
  /** The part of the thing that has its own chain, as an enrolment in a session; absent for the thing itself. */
  part: z.optional(z.string()),
  fields: z.array(z.string()),
  hash: z.string(),
})
export type TrailEntry = z.infer<typeof trailEntry>

/** A public id of what has a trail in a region: a volunteer, organization, programme, session or group. */
export const aggregateId = z
  .string()
  .check(z.regex(/^(per|org|prg|ses|grp)_[0-9A-Za-z]{16,32}$/))
  .brand<'AggregateId'>()
export type AggregateId = z.infer<typeof aggregateId>

/** The thing's own events first, then those of its parts, each oldest first. */
export const readTrail = contract({
  id: 'readTrail',
  method: 'get',
  path: '/api/audit/{aggregate}',
  allows: ['audit.read'],
  params: z.object({ aggregate: aggregateId }),
  query: z.object(pageQuery),
  answer: pageOf(trailEntry),
})
