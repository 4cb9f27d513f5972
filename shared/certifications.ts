import * as z from 'zod'
import { contract } from './contract.ts'
import { addDays, day, instant, type Day } from './dates.ts'
import { text } from './formats.ts'
import { certificateId, organizationId, personId, programmeId, regionCode, sessionId } from './ids.ts'
import { receipt } from './receipt.ts'
import { certificateStatus, subject, type CertificateStatus, type TrainingSubject } from './vocabulary.ts'

/** Renewal opens 90 days before the end; for 30 days after it the certificate is in grace (shown, but not valid). */
export const renewalDays = 90
export const graceDays = 30

export type CertificateFacts = { validFrom: Day; validUntil: Day; revokedAt?: string | undefined }

/** Status on any date; `validUntil` is the last valid day. One function for server and browser. */
export function statusOn(it: CertificateFacts, on: Day): CertificateStatus {
  if (it.revokedAt !== undefined) return 'REVOKED'
  if (on > addDays(it.validUntil, graceDays)) return 'EXPIRED'
  if (on > it.validUntil) return 'GRACE'
  return on >= addDays(it.validUntil, -renewalDays) ? 'RENEWABLE' : 'VALID'
}

/** Whether it counts for a requirement on that day. */
export const isValidOn = (it: CertificateFacts, on: Day): boolean => it.revokedAt === undefined && it.validFrom <= on && on <= it.validUntil

/** What a region asks of every volunteer: a valid certificate in each of these subjects. Version 0: it has none of its own. */
export const requirements = z.object({
  region: regionCode,
  version: z.int(),
  subjects: z.array(subject).check(z.minLength(1), z.maxLength(3)),
  /** The region around it whose requirements hold here, when it has none of its own; absent for the default of all subjects. */
  inheritedFrom: z.optional(regionCode),
})
export type Requirements = z.infer<typeof requirements>
export const defaultSubjects = ['POLICY', 'SKILLS', 'STANDARDS'] as const

/** What nobody could be appointed without: subjects without a certificate that counts. */
export const missingSubjects = z.array(z.object({ subject, lapsedOn: z.optional(day) }))

export const requirementsCheck = z.object({
  met: z.array(z.object({ subject, validUntil: day })),
  missing: missingSubjects,
  /** Met, but not beyond the next 90 days. */
  expiring: z.array(z.object({ subject, validUntil: day })),
})
export type RequirementsCheck = z.infer<typeof requirementsCheck>

/** Pure: facts and a date in, answer out. One more certificate never unmeets; order does not matter; time alone only expires. */
export function checkRequirements(
  asked: readonly TrainingSubject[],
  held: readonly (CertificateFacts & { subject: TrainingSubject })[],
  on: Day,
): RequirementsCheck {
  const answer: RequirementsCheck = { met: [], missing: [], expiring: [] }
  for (const one of [...new Set(asked)].sort()) {
    const ends = held
      .filter((it) => it.subject === one && it.revokedAt === undefined && it.validFrom <= on)
      .map((it) => it.validUntil)
      .sort()
    const last = ends[ends.length - 1]
    if (last === undefined || last < on) answer.missing.push(last === undefined ? { subject: one } : { subject: one, lapsedOn: last })
    else {
      answer.met.push({ subject: one, validUntil: last })
      if (last <= addDays(on, renewalDays)) answer.expiring.push({ subject: one, validUntil: last })
    }
  }
  return answer
}

export const certificateView = z.object({
  id: certificateId,
  version: z.int(),
  number: z.string(),
  personId,
  organizationId,
  organizationName: z.string(),
  programmeId,
  sessionId,
  subject,
  title: z.string(),
  titleEn: z.optional(z.string()),
  validFrom: day,
  validUntil: day,
  issuedAt: instant,
  revokedAt: z.optional(instant),
  reason: z.optional(z.string()),
  status: certificateStatus,
})
export type CertificateView = z.infer<typeof certificateView>

/** Needs attendance and a pass in the session; one certificate per person and session. */
export const awardCertificate = contract({
  id: 'awardCertificate',
  method: 'post',
  path: '/api/training/sessions/{sessionId}/enrolments/{personId}/certificate',
  allows: ['certifications.award'],
  params: z.object({ sessionId, personId }),
  answer: receipt,
})
export const revokeCertificate = contract({
  id: 'revokeCertificate',
  method: 'post',
  path: '/api/certificates/{personId}/{certificateId}/revocation',
  allows: ['certifications.revoke'],
  params: z.object({ personId, certificateId }),
  body: z.object({ version: z.int(), reason: text(300) }),
  answer: receipt,
})
export const listMyCertificates = contract({
  id: 'listMyCertificates',
  method: 'get',
  path: '/api/certificates/me',
  allows: ['certifications.see-self'],
  answer: z.object({ certificates: z.array(certificateView), requirements: z.optional(requirementsCheck) }),
})
/** How a volunteer of the region stands to its requirements, with the certificates that show it. */
export const getVolunteerRequirements = contract({
  id: 'getVolunteerRequirements',
  method: 'get',
  path: '/api/volunteers/{personId}/requirements',
  allows: ['certifications.see-region'],
  params: z.object({ personId }),
  answer: requirementsCheck,
  discloses: ['certificate.progress'],
  purpose: 'appointment',
})
/** What holds in a region: its own (`version` above 0), or what it inherits from the region around it. */
export const getRequirements = contract({
  id: 'getRequirements',
  method: 'get',
  path: '/api/requirements/{region}',
  allows: 'public',
  params: z.object({ region: regionCode }),
  answer: requirements,
})
export const setRequirements = contract({
  id: 'setRequirements',
  method: 'put',
  path: '/api/requirements/{region}',
  allows: ['certifications.set-requirements'],
  params: z.object({ region: regionCode }),
  body: z.object({ version: z.int(), subjects: requirements.shape.subjects }),
  answer: receipt,
})

/** Certificate number: TX, the year, then 16 characters of Crockford's base 32 (80 random bits). */
export const certificateNumber = z
  .pipe(
    z.string().check(z.maxLength(60)),
    z.transform((raw: string) =>
      raw
        .normalize('NFKC')
        .replace(/[\s-]/g, '')
        .toUpperCase()
        .replace(/^(TX\d{4})(.*)$/, (_, head: string, rest: string) => head + rest.replace(/O/g, '0').replace(/[IL]/g, '1')),
    ),
  )
  .check(z.regex(/^TX\d{4}[0-9A-HJKMNP-TV-Z]{16}$/, { error: 'certificate-number' }))
/** Public: answers only what the paper shows, the name masked. 80 random bits leave nothing to enumerate. */
export const verifyCertificate = contract({
  id: 'verifyCertificate',
  method: 'get',
  path: '/api/certificates/check/{number}',
  allows: 'public',
  params: z.object({ number: certificateNumber }),
  answer: z.object({
    number: z.string(),
    name: z.string(),
    subject,
    title: z.string(),
    titleEn: z.optional(z.string()),
    organizationName: z.string(),
    validFrom: day,
    validUntil: day,
    status: certificateStatus,
  }),
})
