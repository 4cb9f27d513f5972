import type { Instant } from '../../../shared/dates.ts'
import type { OrganizationId, ProgrammeId, RegionCode, SessionId } from '../../../shared/ids.ts'
import type { ProgrammeInput, SessionInput, SessionPhase } from '../../../shared/training.ts'
import type { SessionStatus } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Programme } from './programme.ts'

/** What was announced of the programme when the session was scheduled: that is taught, and that is certified. */
type Announced = Pick<ProgrammeInput, 'subject' | 'title' | 'titleEn' | 'validMonths'>

/** One meeting of a programme at a time and place. How many have enrolled stands beside it, in its seats. */
export type Session = SessionInput &
  Announced & {
    readonly id: SessionId
    readonly version: number
    readonly programmeId: ProgrammeId
    readonly organizationId: OrganizationId
    /** Its county: what rules look at. */
    readonly region: RegionCode
    readonly status: SessionStatus
    /** Why it was cancelled. */
    readonly reason?: string | undefined
  }

/** The counter of a session. */
export type Seats = { readonly taken: number; readonly capacity: number }

export function scheduledSession(id: SessionId, programme: Programme, input: SessionInput): Session {
  const { subject, title, titleEn, validMonths, organizationId } = programme
  const of = { programmeId: programme.id, organizationId, region: input.county, status: 'OPEN' } as const
  return { ...input, ...of, id, version: 0, subject, title, titleEn, validMonths }
}

/** A session that has begun stays as it is: attendance was promised for these hours. */
export function changedSession(
  session: Session,
  version: number,
  input: SessionInput,
  now: Instant,
): Session {
  requireOpen(session, version, now)
  return { ...session, ...input, region: input.county }
}

/** Cancelling is final; the reason goes to everyone who has enrolled. */
export function cancelledSession(session: Session, version: number, reason: string, now: Instant): Session {
  requireOpen(session, version, now)
  return { ...session, status: 'CANCELLED', reason }
}

function requireOpen(session: Session, version: number, now: Instant): void {
  if (version !== session.version) throw new Failure('changed-meanwhile')
  if (session.status === 'CANCELLED') throw new Failure('session-closed')
  if (hasStarted(session, now)) throw new Failure('wrong-stage')
}

export const hasStarted = (session: Pick<Session, 'startsAt'>, now: Instant): boolean =>
  now >= session.startsAt

export const hasEnded = (session: Session, now: Instant): boolean => now >= session.endsAt

export const placesLeft = ({ capacity, taken }: Seats): number => Math.max(0, capacity - taken)

/** What a clock and a count can tell; never stored. */
export function phaseOf(session: Session, seats: Seats, now: Instant): SessionPhase {
  if (session.status === 'CANCELLED') return 'CANCELLED'
  if (hasEnded(session, now)) return 'ENDED'
  if (hasStarted(session, now)) return 'ONGOING'
  if (now >= session.closesAt) return 'CLOSED'
  return placesLeft(seats) === 0 ? 'FULL' : 'OPEN'
}
