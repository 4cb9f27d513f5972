import { certificateId, type OrganizationId, type PersonId } from '../../shared/ids.ts'
import { awardCertificate } from '../contexts/certifications/award-certificate.ts'
import { getRequirements } from '../contexts/certifications/get-requirements.ts'
import { getVolunteerRequirements } from '../contexts/certifications/get-volunteer-requirements.ts'
import { listMyCertificates } from '../contexts/certifications/list-my-certificates.ts'
import { owed } from '../contexts/certifications/owed.ts'
import type { BookedSubjects, Holder, OutcomeOf } from '../contexts/certifications/ports.ts'
import { revokeCertificate } from '../contexts/certifications/revoke-certificate.ts'
import { setRequirements } from '../contexts/certifications/set-requirements.ts'
import { standingOf } from '../contexts/certifications/standing-of.ts'
import { rulesStore } from '../contexts/certifications/store-rules.ts'
import { certificatesStore } from '../contexts/certifications/store.ts'
import { verifyCertificate } from '../contexts/certifications/verify-certificate.ts'
import type { Believed } from '../kernel/belief.ts'
import type { Base } from './base.ts'
import { remembered } from './remembered.ts'

/** What other contexts ask of certifications; needs nobody, so that they can be composed before it. */
export function certificationAnswersOf(base: Base) {
  const certificates = certificatesStore(base)
  const stored = rulesStore(base)
  // A suggestion asks for everyone of a prefecture: the region's rule is read once.
  const rules = { ...stored, inForce: remembered(stored.inForce) }
  return {
    certified: certificates.certified,
    certificateOf: certificates.findOfSession,
    standingOf: standingOf({ certificates, rules }),
  }
}

type Asks = {
  outcomeOf: OutcomeOf
  bookedSubjects: BookedSubjects
  factsOf: (personId: PersonId) => Promise<Believed<Holder> | undefined>
  nameOf: (personId: PersonId) => Promise<string | undefined>
  organizationName: (organizationId: OrganizationId) => Promise<string | undefined>
}

export function certificationsOf(base: Base, asks: Asks) {
  const certificates = certificatesStore(base)
  const rules = rulesStore(base)
  const holderOf = async (personId: PersonId) => (await asks.factsOf(personId))?.answer
  const needs = {
    ...base,
    ...asks,
    certificates,
    rules,
    holderOf,
    standingOf: standingOf({ certificates, rules }),
  }
  const newCertificateId = () => certificateId.parse(base.newId('crt'))
  return {
    awardCertificate: awardCertificate({
      ...needs,
      newCertificateId,
      newLetters: () => lettersOf(base.newToken()),
    }),
    revokeCertificate: revokeCertificate(needs),
    listMyCertificates: listMyCertificates(needs),
    getVolunteerRequirements: getVolunteerRequirements(needs),
    getRequirements: getRequirements(needs),
    setRequirements: setRequirements(needs),
    verifyCertificate: verifyCertificate(needs),
    /** The seed and the demo data work on certificates through these. */
    certificates,
    rules,
    owed: owed(needs),
  }
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 80 bits of a random token, five to a letter. */
function lettersOf(token: string): string {
  const bytes = [...Buffer.from(token, 'base64url').subarray(0, 10)]
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.replace(/.{5}/g, (five) => crockford[Number.parseInt(five, 2)] ?? '')
}
