import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type {
  CertificateId,
  OrganizationId,
  PersonId,
  ProgrammeId,
  RegionCode,
  SessionId,
} from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief, Believed } from '../../kernel/belief.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Enrolment, Learner } from './enrolment.ts'
import type { Programme } from './programme.ts'
import type { Seats, Session } from './session.ts'

type Happening = {
  name: EventName
  by: Pick<Actor, 'personId'> | 'system'
  at: Instant
  /** Where it happened, for the auditor of that region, where the thing itself does not say. */
  region?: RegionCode | undefined
}

export type Programmes = {
  find(id: ProgrammeId): Promise<Programme | undefined>
  listOf(organizationId: OrganizationId, page: PageRequest): Promise<Page<Programme>>
  save(programme: Programme, happening: Happening, beliefs: readonly Belief[]): Promise<Receipt[]>
}

export type Sessions = {
  find(id: SessionId): Promise<Session | undefined>
  seatsOf(id: SessionId): Promise<Seats>
  /** Those of a county that start in this time, earliest first; `to` is not included. */
  listIn(county: RegionCode, from: Instant, to: Instant): Promise<Session[]>
  /** Latest first. */
  listOf(organizationId: OrganizationId, page: PageRequest): Promise<Page<Session>>
  /** Those that start in this time, earliest first, at most 200; `to` is not included. */
  listBetween(organizationId: OrganizationId, from: Instant, to: Instant): Promise<Session[]>
  /** Opens its seats too. */
  schedule(session: Session, happening: Happening, beliefs: readonly Belief[]): Promise<Receipt[]>
  /** Carries the capacity to the seats; refused when more are taken. */
  change(session: Session, happening: Happening): Promise<Receipt[]>
  /** Closes its seats too. */
  cancel(session: Session, happening: Happening): Promise<Receipt[]>
  /** That nobody has moved or cancelled it meanwhile. */
  unchanged(session: Session): Belief
}

export type Enrolments = {
  find(sessionId: SessionId, personId: PersonId): Promise<Enrolment | undefined>
  /** Everyone who is enrolled now. */
  listIn(sessionId: SessionId): Promise<Enrolment[]>
  /** The same in pages; those who withdrew are left out, so that one may hold fewer than were asked for. */
  pageIn(sessionId: SessionId, page: PageRequest): Promise<Page<Enrolment>>
  /** Latest session first. */
  listOf(personId: PersonId, page: PageRequest): Promise<Page<Enrolment>>
  /** Takes a seat in the same transaction, while there is one and enrolment is open. */
  enrol(enrolment: Enrolment, happening: Happening, beliefs: readonly Belief[]): Promise<Receipt[]>
  /** Frees the seat in the same transaction, until the start. */
  withdraw(enrolment: Enrolment, happening: Happening): Promise<Receipt[]>
  record(enrolment: Enrolment, happening: Happening, beliefs: readonly Belief[]): Promise<Receipt[]>
}

/** Believes that an enrolment is still at this version. */
export type EnrolmentBelief = (enrolment: Enrolment) => Belief

/** Whether an organization may work here; the belief is that it still may. Asked of organizations. */
export type ApprovalOf = (organizationId: OrganizationId) => Promise<Believed<boolean>>

export type OrganizationName = (organizationId: OrganizationId) => Promise<string | undefined>

/** What a volunteer may learn by; the belief is that their file has not changed. Asked of volunteers. */
export type LearnerOf = (personId: PersonId) => Promise<Believed<Learner> | undefined>

/** A volunteer's name in clear, for the attendance sheet. */
export type NameOf = (personId: PersonId) => Promise<string | undefined>

/** Whether this training has its certificate; the belief is that it still has none. Asked of certifications. */
export type Certified = (personId: PersonId, sessionId: SessionId) => Promise<Believed<boolean>>

/** The certificate of a person's training, as the roster names it. Asked of certifications. */
export type CertificateOf = (personId: PersonId, sessionId: SessionId) => Promise<CertificateLine | undefined>
export type CertificateLine = {
  readonly id: CertificateId
  readonly version: number
  readonly number: string
  readonly revokedAt?: Instant | undefined
}

/** Codes of all counties of the deployment. Asked of regions. */
export type Counties = () => Promise<RegionCode[]>

/** Asked of regions: refuses those that the deployment does not have, each with its path in the input. */
export type RequireRegions = (
  said: Readonly<Record<string, RegionCode | undefined>>,
  language: Language,
) => Promise<void>
