import * as z from 'zod'
import { contract } from './contract.ts'
import { instant, plannedDay, plannedInstant } from './dates.ts'
import { text } from './formats.ts'
import { certificateId, countyCode, organizationId, personId, programmeId, regionCode, sessionId } from './ids.ts'
import { pageOf, pageQuery, receipt } from './receipt.ts'
import { attendance, booking, result, sessionStatus, subject } from './vocabulary.ts'

export const programmeInput = z.object({
  subject,
  title: text(60),
  titleEn: z.optional(text(120)),
  content: text(2000),
  /** Teaching time; 45 minutes make one 学时. */
  taughtMinutes: z.int().check(z.gte(30), z.lte(6000)),
  /** How long its certificate is valid, in months. */
  validMonths: z.int().check(z.gte(1), z.lte(60)),
})
export type ProgrammeInput = z.infer<typeof programmeInput>

export const programmeView = z.object({ id: programmeId, version: z.int(), organizationId, ...programmeInput.shape })
export type ProgrammeView = z.infer<typeof programmeView>

export const createProgramme = contract({
  id: 'createProgramme',
  method: 'post',
  path: '/api/organizations/{organizationId}/programmes',
  allows: ['training.plan'],
  params: z.object({ organizationId }),
  body: programmeInput,
  answer: receipt,
})
export const changeProgramme = contract({
  id: 'changeProgramme',
  method: 'put',
  path: '/api/training/programmes/{programmeId}',
  allows: ['training.plan'],
  params: z.object({ programmeId }),
  body: z.object({ version: z.int(), programme: programmeInput }),
  answer: receipt,
})
export const listProgrammes = contract({
  id: 'listProgrammes',
  method: 'get',
  path: '/api/organizations/{organizationId}/programmes',
  allows: ['training.plan'],
  params: z.object({ organizationId }),
  query: z.object(pageQuery),
  answer: pageOf(programmeView),
})

const facts = {
  place: text(100),
  county: countyCode,
  trainer: text(60),
  capacity: z.int().check(z.gte(1), z.lte(500)),
}
/** `closesAt`: enrolment closes. */
const planned = { startsAt: plannedInstant, endsAt: plannedInstant, closesAt: plannedInstant }
const stored = { startsAt: instant, endsAt: instant, closesAt: instant }
const inOrder = z.refine<{ startsAt: string; endsAt: string; closesAt: string }>((it) => it.startsAt < it.endsAt && it.closesAt <= it.startsAt, {
  error: 'times-in-order',
  path: ['endsAt'],
})

export const sessionInput = z.object({ ...facts, ...planned }).check(inOrder)
export type SessionInput = z.infer<typeof sessionInput>

/** What a clock and a count can tell is computed, not stored (2-domain §9). */
export const sessionPhase = z.enum(['OPEN', 'FULL', 'CLOSED', 'ONGOING', 'ENDED', 'CANCELLED'])
export type SessionPhase = z.infer<typeof sessionPhase>

export const sessionView = z.object({
  id: sessionId,
  version: z.int(),
  programmeId,
  organizationId,
  organizationName: z.string(),
  subject,
  title: z.string(),
  titleEn: z.optional(z.string()),
  ...facts,
  ...stored,
  region: regionCode,
  taken: z.int(),
  status: sessionStatus,
  phase: sessionPhase,
  /** Why it was cancelled. */
  reason: z.optional(z.string()),
})
export type SessionView = z.infer<typeof sessionView>

export const scheduleSession = contract({
  id: 'scheduleSession',
  method: 'post',
  path: '/api/training/programmes/{programmeId}/sessions',
  allows: ['training.plan'],
  params: z.object({ programmeId }),
  body: sessionInput,
  answer: receipt,
})
export const changeSession = contract({
  id: 'changeSession',
  method: 'put',
  path: '/api/training/sessions/{sessionId}',
  allows: ['training.plan'],
  params: z.object({ sessionId }),
  body: z.object({ version: z.int(), session: sessionInput }),
  answer: receipt,
})
export const cancelSession = contract({
  id: 'cancelSession',
  method: 'post',
  path: '/api/training/sessions/{sessionId}/cancellation',
  allows: ['training.plan'],
  params: z.object({ sessionId }),
  body: z.object({ version: z.int(), reason: text(300) }),
  answer: receipt,
})

/** How far the calendar looks when no end is asked for, and at most. */
export const calendarDays = 60
export const mostCalendarDays = 184

/** The public calendar: one county, or a prefecture by its code (its counties are asked in parallel), from a day (today) on. */
export const listCalendar = contract({
  id: 'listCalendar',
  method: 'get',
  path: '/api/training/calendar',
  allows: 'public',
  query: z.object({ region: z.optional(regionCode), from: z.optional(plannedDay), to: z.optional(plannedDay), subject: z.optional(subject) }),
  answer: z.object({ sessions: z.array(sessionView) }),
})
export const getSession = contract({
  id: 'getSession',
  method: 'get',
  path: '/api/training/sessions/{sessionId}',
  allows: 'public',
  params: z.object({ sessionId }),
  answer: sessionView,
})
export const listOrganizationSessions = contract({
  id: 'listOrganizationSessions',
  method: 'get',
  path: '/api/organizations/{organizationId}/sessions',
  allows: ['training.plan'],
  params: z.object({ organizationId }),
  query: z.object(pageQuery),
  answer: pageOf(sessionView),
})

export const enrolVolunteer = contract({
  id: 'enrolVolunteer',
  method: 'post',
  path: '/api/training/sessions/{sessionId}/enrolments',
  allows: ['training.enrol-self'],
  params: z.object({ sessionId }),
  answer: receipt,
})
export const withdrawEnrolment = contract({
  id: 'withdrawEnrolment',
  method: 'delete',
  path: '/api/training/sessions/{sessionId}/enrolments/me',
  allows: ['training.enrol-self'],
  params: z.object({ sessionId }),
  answer: receipt,
})

export const enrolmentView = z.object({
  sessionId,
  personId,
  version: z.int(),
  status: booking,
  enrolledAt: instant,
  attendance: z.optional(attendance),
  result: z.optional(result),
  certified: z.boolean(),
})
export const myEnrolment = z.object({ ...enrolmentView.shape, session: sessionView })
export type MyEnrolment = z.infer<typeof myEnrolment>
/** Latest session first. */
export const listMyEnrolments = contract({
  id: 'listMyEnrolments',
  method: 'get',
  path: '/api/training/enrolments/me',
  allows: ['training.enrol-self'],
  query: z.object(pageQuery),
  answer: pageOf(myEnrolment),
})

/** Rows of a page of the roster, at most and usually. */
export const mostOnRoster = 100

export const rosterRow = z.object({
  ...enrolmentView.shape,
  name: z.string(),
  /** Where there is one: what a revocation names, and since when it is revoked. */
  certificate: z.optional(z.object({ id: certificateId, version: z.int(), number: z.string(), revokedAt: z.optional(instant) })),
})
export type RosterRow = z.infer<typeof rosterRow>
/** Only who is enrolled; names in clear, for the attendance sheet. At most 100 a page: so many a read may name. */
export const listRoster = contract({
  id: 'listRoster',
  method: 'get',
  path: '/api/training/sessions/{sessionId}/roster',
  allows: ['training.see-roster'],
  params: z.object({ sessionId }),
  query: z.object({ limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(mostOnRoster))), cursor: pageQuery.cursor }),
  answer: z.object({ session: sessionView, rows: z.array(rosterRow), next: z.optional(z.string()) }),
  discloses: ['volunteer.name', 'enrolment.progress', 'certificate.progress'],
  purpose: 'training',
})

export const recordAttendance = contract({
  id: 'recordAttendance',
  method: 'put',
  path: '/api/training/sessions/{sessionId}/enrolments/{personId}/attendance',
  allows: ['training.record'],
  params: z.object({ sessionId, personId }),
  body: z.object({ version: z.int(), attendance }),
  answer: receipt,
})
export const recordResult = contract({
  id: 'recordResult',
  method: 'put',
  path: '/api/training/sessions/{sessionId}/enrolments/{personId}/result',
  allows: ['training.record'],
  params: z.object({ sessionId, personId }),
  body: z.object({ version: z.int(), result }),
  answer: receipt,
})
