import type { CertificateStatus } from '../../../../shared/vocabulary.ts'

const kinds = {
  VALID: 'good',
  RENEWABLE: 'wait',
  GRACE: 'wait',
  EXPIRED: 'plain',
  REVOKED: 'bad',
} as const satisfies Record<CertificateStatus, string>

/** The shape of a certificate's status word. */
export const certificateKind = (status: CertificateStatus): (typeof kinds)[CertificateStatus] => kinds[status]
