import * as z from 'zod'
import { role } from './access.ts'
import { contract } from './contract.ts'
import { day, instant } from './dates.ts'
import { type EventName, events } from './events.ts'
import { organizationId, personId, regionCode } from './ids.ts'
import { personalField } from './privacy.ts'
import { purpose, readReason } from './purposes.ts'
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
  discloses: [],
  purpose: 'auditing',
  always: true,
})

/** Checks every chain of a thing anew: hashes, order, and that the state is what its events lead to. */
export const verifyTrail = contract({
  id: 'verifyTrail',
  method: 'get',
  path: '/api/audit/{aggregate}/verification',
  allows: ['audit.read'],
  params: z.object({ aggregate: aggregateId }),
  answer: z.object({
    ok: z.boolean(),
    /** Events that were checked, and in how many chains they stand. */
    entries: z.int(),
    chains: z.int(),
    /** The first entry that does not hold: its part (absent for the thing itself) and version (absent for the state). */
    firstBad: z.optional(z.object({ part: z.optional(z.string()), version: z.optional(z.int()) })),
    checkedAt: instant,
    /** The number of the latest signed checkpoint; absent before the first. Only the offline check compares with it. */
    checkpoint: z.optional(z.int()),
  }),
  discloses: [],
  purpose: 'auditing',
  always: true,
})

/** Who read: what a read in the trail says beyond who and when. */
const read = {
  purpose,
  /** In which role, and for which organization or region. */
  role: z.union([role, z.literal('PERSON')]),
  reason: z.optional(readReason),
}

/** An event as a search finds it, with the thing that it belongs to where that has a public id. */
export const foundEntry = z.object({
  ...trailEntry.shape,
  thing: z.optional(aggregateId),
  /** Only on `audit.read`: why, as what, and of whom which fields. */
  read: z.optional(z.object({ ...read, subjects: z.array(z.string()), fields: z.array(z.string()) })),
})
export type FoundEntry = z.infer<typeof foundEntry>

/** How many days a search looks back when it says nothing, and at most. */
export const searchDays = 31
export const mostSearchDays = 366

const isEventName = (name: string): name is EventName => name in events
const eventName = z.enum(Object.keys(events).filter(isEventName))

/** Newest first. `region` is the own one or one within it; `about` a thing or person, also as somebody who was read. */
export const searchTrail = contract({
  id: 'searchTrail',
  method: 'get',
  path: '/api/audit/events',
  allows: ['audit.read'],
  query: z.object({
    region: regionCode,
    about: z.optional(aggregateId),
    by: z.optional(personId),
    name: z.optional(eventName),
    from: z.optional(day),
    to: z.optional(day),
    ...pageQuery,
  }),
  answer: pageOf(foundEntry),
  discloses: [],
  purpose: 'auditing',
  always: true,
})

/** One reading of one's own data, by whom in which role, never by name. */
export const readingOfMine = z.object({
  id: z.string(),
  at: instant,
  role: read.role,
  organizationName: z.optional(z.string()),
  regionName: z.optional(z.string()),
  purpose,
  reason: z.optional(readReason),
  fields: z.array(personalField),
})
export type ReadingOfMine = z.infer<typeof readingOfMine>

/** 谁看过我的数据, newest first; with an organization that one manages: who has read its data. */
export const listReaders = contract({
  id: 'listReaders',
  method: 'get',
  path: '/api/me/readers',
  allows: ['identity.see-self'],
  query: z.object({ organizationId: z.optional(organizationId), ...pageQuery }),
  answer: pageOf(readingOfMine),
})
