import type { Instant } from '../../../shared/dates.ts'
import type { OrganizationId, PersonId, SessionId } from '../../../shared/ids.ts'
import {
  volunteerStage,
  type Attendance,
  type Booking,
  type Result,
  type Standing,
  type VolunteerStage,
} from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'
import { hasStarted, placesLeft, type Seats, type Session } from './session.ts'

/** One person in one session, from enrolling to the result. Its own aggregate: a session may be hot. */
export type Enrolment = {
  readonly sessionId: SessionId
  readonly personId: PersonId
  readonly version: number
  readonly organizationId: OrganizationId
  readonly startsAt: Instant
  readonly status: Booking
  readonly enrolledAt: Instant
  readonly attendance?: Attendance | undefined
  readonly result?: Result | undefined
}

/** What training must know of a volunteer. */
export type Learner = { readonly stage: VolunteerStage; readonly standing: Standing }

/** From VERIFIED on, and only while the standing is ACTIVE (2-domain §9). */
export const mayLearn = (learner: Learner | undefined): boolean =>
  learner !== undefined &&
  learner.standing === 'ACTIVE' &&
  volunteerStage.options.indexOf(learner.stage) >= volunteerStage.options.indexOf('VERIFIED')

type Asked = {
  session: Session
  seats: Seats
  /** Withdrawn before: the same enrolment goes on. */
  before: Enrolment | undefined
  personId: PersonId
  learner: Learner | undefined
}

/** The seat itself is taken by the store's guard in the same transaction; this says why not, in words. */
export function enrolled({ session, seats, before, personId, learner }: Asked, now: Instant): Enrolment {
  if (before?.status === 'ENROLLED') throw new Failure('already-enrolled')
  if (session.status === 'CANCELLED' || now >= session.closesAt) throw new Failure('session-closed')
  if (!mayLearn(learner)) throw new Failure('wrong-stage')
  if (placesLeft(seats) === 0) throw new Failure('session-full')
  const { id: sessionId, organizationId, startsAt } = session
  return {
    sessionId,
    personId,
    version: before?.version ?? 0,
    organizationId,
    startsAt,
    status: 'ENROLLED',
    enrolledAt: now,
  }
}

/** Until the session starts, and without a reason. */
export function withdrawn(enrolment: Enrolment, session: Session, now: Instant): Enrolment {
  if (session.status === 'CANCELLED') throw new Failure('session-closed')
  if (enrolment.status !== 'ENROLLED' || hasStarted(session, now)) throw new Failure('wrong-stage')
  return { ...enrolment, status: 'WITHDRAWN' }
}

/** Who records, and against which version. */
type Recording = { readonly by: PersonId; readonly version: number; readonly at: Instant }

/** Absent or excused has no result: one that was recorded before goes. */
export function attended(
  enrolment: Enrolment,
  session: Session,
  attendance: Attendance,
  on: Recording,
): Enrolment {
  requireRecordable(enrolment, session, on)
  return { ...enrolment, attendance, result: wasThere(attendance) ? enrolment.result : undefined }
}

/** Assessed is who was there. */
export function assessed(enrolment: Enrolment, session: Session, result: Result, on: Recording): Enrolment {
  requireRecordable(enrolment, session, on)
  if (!wasThere(enrolment.attendance)) throw new Failure('wrong-stage')
  return { ...enrolment, result }
}

function requireRecordable(enrolment: Enrolment, session: Session, { by, version, at }: Recording): void {
  // Nobody examines themselves: a trainer who learns in the own organization needs a colleague.
  if (by === enrolment.personId) throw new Failure('not-permitted')
  if (version !== enrolment.version) throw new Failure('changed-meanwhile')
  if (session.status === 'CANCELLED') throw new Failure('session-closed')
  if (enrolment.status !== 'ENROLLED') throw new Failure('wrong-stage')
  if (!hasStarted(session, at)) throw new Failure('session-not-started')
}

export const wasThere = (attendance: Attendance | undefined): boolean =>
  attendance === 'PRESENT' || attendance === 'LATE' || attendance === 'LEFT_EARLY'

/** Nothing more to record: absent, or there and assessed. */
export const isRecorded = ({ attendance, result }: Pick<Enrolment, 'attendance' | 'result'>): boolean =>
  attendance !== undefined && (!wasThere(attendance) || result !== undefined)

export const hasPassed = ({ status, attendance, result }: Enrolment): boolean =>
  status === 'ENROLLED' && wasThere(attendance) && result === 'PASSED'
