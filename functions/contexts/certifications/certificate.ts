import { type CertificateFacts, statusOn } from '../../../shared/certifications.ts'
import { addDays, addMonths, type Day, type Instant } from '../../../shared/dates.ts'
import type {
  CertificateId,
  OrganizationId,
  PersonId,
  ProgrammeId,
  RegionCode,
  SessionId,
} from '../../../shared/ids.ts'
import type { TrainingSubject } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'

/** Proof that a person was trained in a subject, for a time. */
export type Certificate = {
  readonly id: CertificateId
  readonly version: number
  readonly number: string
  readonly personId: PersonId
  readonly organizationId: OrganizationId
  readonly programmeId: ProgrammeId
  readonly sessionId: SessionId
  readonly subject: TrainingSubject
  readonly title: string
  readonly titleEn?: string | undefined
  readonly validFrom: Day
  /** The last valid day. */
  readonly validUntil: Day
  readonly issuedAt: Instant
  readonly revokedAt?: Instant | undefined
  /** Why it was revoked. */
  readonly reason?: string | undefined
}

/** What a session came to for a person, and what was announced of it. */
export type Outcome = Pick<
  Certificate,
  'personId' | 'sessionId' | 'programmeId' | 'organizationId' | 'subject' | 'title' | 'titleEn'
> & {
  readonly validMonths: number
  readonly attended: boolean
  readonly passed: boolean
  readonly endsOn: Day
  /** Where it took place. */
  readonly region?: RegionCode | undefined
}

type Term = { readonly validFrom: Day; readonly validUntil: Day }

/**
 * Valid from the day the training ended, not from the day somebody found the time to award: a late award neither
 * lengthens nor shortens it, and all of one session are equal. A renewal inside the window of the old certificate
 * is valid at once, but its months are counted from the day after the old one ends: nobody loses by being early.
 */
export function termOf(endsOn: Day, validMonths: number, renewed: CertificateFacts | undefined): Term {
  const counted = renewed ? addDays(renewed.validUntil, 1) : endsOn
  return { validFrom: endsOn, validUntil: addDays(addMonths(counted, validMonths), -1) }
}

/** The certificate that this outcome renews: of the same subject, inside its window, the one that lasts longest. */
export const renewedBy = (
  { subject, endsOn }: Outcome,
  held: readonly Certificate[],
): Certificate | undefined =>
  held
    .filter(
      (one) => one.subject === subject && one.validFrom <= endsOn && statusOn(one, endsOn) === 'RENEWABLE',
    )
    .toSorted((a, b) => a.validUntil.localeCompare(b.validUntil))
    .at(-1)

type Issue = {
  id: CertificateId
  number: string
  by: PersonId
  at: Instant
  renewed: Certificate | undefined
}

export function awarded(outcome: Outcome, { id, number, by, at, renewed }: Issue): Certificate {
  // Nobody approves their own request, a manager who learns in the own organization neither.
  if (by === outcome.personId) throw new Failure('not-permitted')
  if (!outcome.attended || !outcome.passed) throw new Failure('not-passed')
  const { personId, sessionId, programmeId, organizationId, subject, title, titleEn, endsOn, validMonths } =
    outcome
  const about = { personId, sessionId, programmeId, organizationId, subject, title, titleEn }
  return { id, version: 0, number, ...about, ...termOf(endsOn, validMonths, renewed), issuedAt: at }
}

/** Final: a certificate that was revoked by mistake is replaced by another training. */
export function revoked(certificate: Certificate, version: number, reason: string, at: Instant): Certificate {
  if (certificate.revokedAt !== undefined) throw new Failure('certificate-revoked')
  if (version !== certificate.version) throw new Failure('changed-meanwhile')
  return { ...certificate, revokedAt: at, reason }
}

/** `TX`, the year of the award, and 16 letters of Crockford's base 32, which hold 80 random bits. */
export const numberOf = (issuedOn: Day, letters: string): string => `TX${issuedOn.slice(0, 4)}${letters}`
