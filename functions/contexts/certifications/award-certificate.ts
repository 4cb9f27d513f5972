import { dayOf } from '../../../shared/dates.ts'
import type { Actor } from '../../../shared/access.ts'
import type { CertificateId, PersonId, SessionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { awarded, numberOf, renewedBy } from './certificate.ts'
import type { Certificates, OutcomeOf } from './ports.ts'

type Needs = {
  certificates: Certificates
  outcomeOf: OutcomeOf
  newCertificateId: () => CertificateId
  /** 16 random letters of Crockford's base 32. */
  newLetters: () => string
  now: Clock
}

/** Certifies who attended and passed; once for each person and session, which the commit itself refuses. */
export const awardCertificate =
  ({ certificates, outcomeOf, newCertificateId, newLetters, now }: Needs) =>
  async (actor: Actor, sessionId: SessionId, personId: PersonId): Promise<Receipt[]> => {
    const outcome = await outcomeOf(sessionId, personId)
    if (!outcome) throw notFound()
    authorize(actor, { anyOf: ['certifications.award'] }, { organizationId: outcome.answer.organizationId })
    const at = now()
    const renewed = renewedBy(outcome.answer, await certificates.listOf(personId))
    const number = numberOf(dayOf(at), newLetters())
    const certificate = awarded(outcome.answer, {
      id: newCertificateId(),
      number,
      by: actor.personId,
      at,
      renewed,
    })
    const beliefs = [...outcome.beliefs, ...(renewed ? [certificates.stillAs(renewed)] : [])]
    const { region } = outcome.answer
    return certificates.award(certificate, { name: 'certifications.awarded', by: actor, at, region }, beliefs)
  }
