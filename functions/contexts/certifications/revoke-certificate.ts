import type { Actor } from '../../../shared/access.ts'
import type { CertificateId, PersonId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { revoked } from './certificate.ts'
import type { Certificates, HolderOf } from './ports.ts'

type Needs = { certificates: Certificates; holderOf: HolderOf; now: Clock }
type Input = { version: number; reason: string }

/** Takes a certificate back, with a reason, for good. */
export const revokeCertificate =
  ({ certificates, holderOf, now }: Needs) =>
  async (
    actor: Actor,
    personId: PersonId,
    id: CertificateId,
    { version, reason }: Input,
  ): Promise<Receipt[]> => {
    const certificate = await certificates.find(personId, id)
    if (!certificate) throw notFound()
    // Not the whole certificate: its holder is no party to this.
    authorize(actor, { anyOf: ['certifications.revoke'] }, { organizationId: certificate.organizationId })
    const at = now()
    return certificates.revoke(revoked(certificate, version, reason, at), {
      name: 'certifications.revoked',
      by: actor,
      at,
      region: (await holderOf(personId))?.region,
    })
  }
