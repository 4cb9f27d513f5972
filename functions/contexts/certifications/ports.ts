import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { CertificateId, OrganizationId, PersonId, RegionCode, SessionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Standing, TrainingSubject, VolunteerStage } from '../../../shared/vocabulary.ts'
import type { Belief, Believed } from '../../kernel/belief.ts'
import type { Certificate, Outcome } from './certificate.ts'
import type { Rule } from './rule.ts'

type Happening = {
  name: EventName
  by: Pick<Actor, 'personId'> | 'system'
  at: Instant
  /** Where it happened, for the auditor of that region, where the thing itself does not say. */
  region?: RegionCode | undefined
}

export type Certificates = {
  find(personId: PersonId, id: CertificateId): Promise<Certificate | undefined>
  findByNumber(number: string): Promise<Certificate | undefined>
  /** The one of this training, revoked or not. */
  findOfSession(personId: PersonId, sessionId: SessionId): Promise<Certificate | undefined>
  /** Latest end first, the revoked too. */
  listOf(personId: PersonId): Promise<Certificate[]>
  /** Whether this training has its certificate; the belief is that it still has none. */
  certified(personId: PersonId, sessionId: SessionId): Promise<Believed<boolean>>
  /** One per person and session, and one per number. */
  award(certificate: Certificate, happening: Happening, beliefs: readonly Belief[]): Promise<Receipt[]>
  revoke(certificate: Certificate, happening: Happening): Promise<Receipt[]>
  /** The belief that this certificate, as it was read, still stands. */
  stillAs(certificate: Certificate): Belief
}

export type Rules = {
  find(region: RegionCode): Promise<Rule | undefined>
  /** The most specific rule along the region's code; the belief is that it still is, as it was read. */
  inForce(region: RegionCode): Promise<Believed<Rule | undefined>>
  save(rule: Rule, happening: Happening): Promise<Receipt[]>
}

/** What a session came to for a person; the belief is that it still does. Asked of training. */
export type OutcomeOf = (sessionId: SessionId, personId: PersonId) => Promise<Believed<Outcome> | undefined>

/** Subjects that a volunteer has under way. Asked of training. */
export type BookedSubjects = (personId: PersonId) => Promise<TrainingSubject[]>

/** Where a volunteer lives and stands. Asked of volunteers. */
export type HolderOf = (personId: PersonId) => Promise<Holder | undefined>
export type Holder = {
  readonly region: RegionCode
  readonly stage: VolunteerStage
  readonly standing: Standing
}

/** A volunteer's name in clear. */
export type NameOf = (personId: PersonId) => Promise<string | undefined>

export type OrganizationName = (organizationId: OrganizationId) => Promise<string | undefined>
