import * as z from 'zod'
import { missingSubjects } from './certifications.ts'
import { contract } from './contract.ts'
import { day, instant, type Day } from './dates.ts'
import { personName, residentId, text } from './formats.ts'
import { countyCode, personId, regionCode } from './ids.ts'
import { pageOf, pageQuery, receipt } from './receipt.ts'
import {
  background,
  checkMethod,
  consentKind,
  credentialHint,
  credentialKind,
  credentialStatus,
  dialect,
  helpField,
  sex,
  standing,
  volunteerStage,
  weekSlot,
  type Background,
  type CredentialHint,
  type CredentialKind,
} from './vocabulary.ts'

/** The consent texts in force; a new version asks everyone again. The texts stand on the site. */
export const consentVersions = { PERSONAL_DATA: 1, SENSITIVE_DATA: 1, UNDERTAKING: 1, CONFIDENTIALITY: 1, MESSAGES: 1 } as const
/** Without these nobody can be a volunteer; the rest may be refused (PIPL art. 16). */
export const neededConsents = ['PERSONAL_DATA', 'SENSITIVE_DATA', 'UNDERTAKING', 'CONFIDENTIALITY'] as const

export const consent = z.object({ kind: consentKind, version: z.int() })
export type Consent = z.infer<typeof consent>

/** A professional credential that somebody else issued and a reviewer verifies; patterns are soft (2-domain §3). */
export const credentialInput = z.object({
  kind: credentialKind,
  number: text(40),
  issuedOn: day,
  validUntil: z.optional(day),
  /** 学信网 online verification code, for a degree. */
  checkCode: z.optional(z.string().check(z.regex(/^([0-9A-Z]{12}|[0-9A-Z]{16})$/))),
})
export type CredentialInput = z.infer<typeof credentialInput>

const facts = {
  background,
  /** Major or specialty, in one's own words. */
  specialty: z.optional(text(60)),
  county: countyCode,
  township: z.optional(regionCode),
  helpFields: z.array(helpField).check(z.minLength(1), z.maxLength(6)),
  availability: z.array(weekSlot).check(z.minLength(1), z.maxLength(21)),
  dialects: z.array(dialect).check(z.maxLength(8)),
  /** Also for groups too far to visit, by phone or video. */
  remote: z.boolean(),
  /** How many groups one can take on at once. */
  mostGroups: z.int().check(z.gte(1), z.lte(3)),
}

export const application = z
  .object({
    name: personName,
    idNumber: residentId,
    ...facts,
    credential: z.optional(credentialInput),
    consents: z.array(consent),
  })
  .check(
    z.refine((it) => it.township === undefined || it.township.startsWith(it.county), { error: 'township-elsewhere', path: ['township'] }),
    z.refine((it) => neededConsents.every((kind) => it.consents.some((given) => given.kind === kind && given.version === consentVersions[kind])), {
      error: 'consents-needed',
      path: ['consents'],
    }),
  )
export type Application = z.infer<typeof application>

export const credentialView = z.object({
  kind: credentialKind,
  /** Masked for all but oneself and the reviewer on the case. */
  number: z.string(),
  issuedOn: day,
  validUntil: z.optional(day),
  checkCode: z.optional(z.string()),
  status: credentialStatus,
})

/** Usual forms of a number and the profession that a credential proves (2-domain §3); a degree proves any. */
const usual: Record<CredentialKind, { number?: RegExp; background?: Background }> = {
  LEGAL_QUALIFICATION: { number: /^[ABC]\d{12,17}$/, background: 'LAW' },
  LAWYER_LICENCE: { number: /^(\d{17}|\d{12})$/, background: 'LAW' },
  PSYCHOTHERAPIST: { number: /^\d+$/, background: 'PSYCHOLOGY' },
  PSYCHIATRIST: { number: /^(\d{27}|\d{15})$/, background: 'PSYCHOLOGY' },
  PSYCHOLOGICAL_COUNSELLOR: { number: /^\d{16,18}$/, background: 'PSYCHOLOGY' },
  PSYCHOLOGY_TRAINING: { background: 'PSYCHOLOGY' },
  SOCIAL_WORKER: { number: /^[0-9A-Z]{10,32}$/, background: 'SOCIAL_WORK' },
  TEACHER: { number: /^\d{17}$/, background: 'EDUCATION' },
  DEGREE: { number: /^\d{16,18}$/ },
  IN_SERVICE_PROOF: {},
}
/** Left the national catalogue on 2017-09-12; batches were issued until the end of 2018. */
const lastCounsellor = '2018-12-31'

/** What a reviewer should look at twice, on a given day. The forms are hearsay: a hint never blocks. */
export function credentialHints(it: Pick<CredentialInput, 'kind' | 'number' | 'issuedOn' | 'validUntil'>, declared: Background, on: Day): CredentialHint[] {
  const { number, background: proves } = usual[it.kind]
  const plain = it.number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  const found: [CredentialHint, boolean][] = [
    ['NUMBER_UNUSUAL', number !== undefined && !number.test(plain)],
    ['ISSUED_LATE', it.kind === 'PSYCHOLOGICAL_COUNSELLOR' && it.issuedOn > lastCounsellor],
    ['ISSUED_IN_FUTURE', it.issuedOn > on],
    ['LAPSED', it.validUntil !== undefined && it.validUntil < on],
    ['OTHER_BACKGROUND', proves !== undefined && proves !== declared],
  ]
  return found.flatMap(([hint, holds]) => (holds ? [hint] : []))
}

/** One's own file. */
export const volunteerFile = z.object({
  id: personId,
  version: z.int(),
  name: z.string(),
  /** Masked, even for oneself. */
  idNumber: z.string(),
  ...facts,
  sex,
  credential: z.optional(credentialView),
  consents: z.array(z.object({ ...consent.shape, at: instant })),
  /** Refused, or taken back. */
  refused: z.array(z.object({ ...consent.shape, at: instant })),
  stage: volunteerStage,
  standing,
  appliedAt: instant,
  stageSince: instant,
  /** Why it was returned or refused, in the reviewer's words. */
  reason: z.optional(z.string()),
})
export type VolunteerFile = z.infer<typeof volunteerFile>

/** What a list of a region shows: masked. */
export const volunteerRow = z.object({
  id: personId,
  version: z.int(),
  name: z.string(),
  background,
  county: countyCode,
  stage: volunteerStage,
  standing,
  stageSince: instant,
  /** That the account is suspended: told to who may suspend it. */
  suspended: z.optional(z.literal(true)),
  /** What still hinders the appointment of who is verified: told to who may appoint. */
  missing: z.optional(missingSubjects),
})
export type VolunteerRow = z.infer<typeof volunteerRow>

export const applyAsVolunteer = contract({
  id: 'applyAsVolunteer',
  method: 'post',
  path: '/api/volunteers',
  allows: ['volunteers.apply'],
  renewsSession: true,
  body: application,
  answer: receipt,
})

export const getMyVolunteerFile = contract({
  id: 'getMyVolunteerFile',
  method: 'get',
  path: '/api/volunteers/me',
  allows: ['volunteers.see-self'],
  answer: volunteerFile,
})

/** Sends a returned application again with its mended facts. */
export const resubmitApplication = contract({
  id: 'resubmitApplication',
  method: 'put',
  path: '/api/volunteers/me',
  allows: ['volunteers.change-self'],
  body: z.object({ version: z.int(), application }),
  answer: receipt,
})

export const listVolunteers = contract({
  id: 'listVolunteers',
  method: 'get',
  path: '/api/volunteers',
  allows: ['volunteers.see-region'],
  /** Oldest in its stage first. */
  query: z.object({ county: countyCode, stage: volunteerStage, standing: z.optional(standing), ...pageQuery }),
  answer: pageOf(volunteerRow),
})

/** A reviewer's case: identity and credential in clear, to compare with the paper and the official register; masked once decided. */
export const volunteerCase = z.object({
  id: personId,
  version: z.int(),
  name: z.string(),
  idNumber: z.string(),
  ...facts,
  sex,
  bornOn: day,
  credential: z.optional(credentialView),
  /** What to look at twice. */
  hints: z.array(credentialHint),
  stage: volunteerStage,
  standing,
  appliedAt: instant,
  stageSince: instant,
  reason: z.optional(z.string()),
})
export type VolunteerCase = z.infer<typeof volunteerCase>

export const getVolunteerCase = contract({
  id: 'getVolunteerCase',
  method: 'get',
  path: '/api/volunteers/{personId}/case',
  allows: ['volunteers.verify'],
  params: z.object({ personId }),
  answer: volunteerCase,
  discloses: [
    'volunteer.name',
    'volunteer.idNumber',
    'volunteer.bornOn',
    'volunteer.specialty',
    'volunteer.offers',
    'volunteer.progress',
    'volunteer.reason',
    'credential.number',
    'credential.checkCode',
  ],
  purpose: 'verification',
})

export const decision = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('VERIFY'),
    version: z.int(),
    /** The reviewer saw the identity paper itself. */
    paperSeen: z.literal(true),
    /** What became of the credential: needed where there is one, and only there. */
    credential: z.optional(z.object({ status: z.enum(['VERIFIED', 'REJECTED']), method: checkMethod })),
  }),
  z.object({ decision: z.literal('RETURN'), version: z.int(), reason: text(300) }),
  z.object({ decision: z.literal('REFUSE'), version: z.int(), reason: text(300) }),
])
export type Decision = z.infer<typeof decision>

export const decideVolunteer = contract({
  id: 'decideVolunteer',
  method: 'post',
  path: '/api/volunteers/{personId}/decision',
  allows: ['volunteers.verify'],
  params: z.object({ personId }),
  body: decision,
  answer: receipt,
})

/** Whether the region's requirements are met is checked in the same transaction. */
export const appointVolunteer = contract({
  id: 'appointVolunteer',
  method: 'post',
  path: '/api/volunteers/{personId}/appointment',
  allows: ['volunteers.appoint'],
  params: z.object({ personId }),
  body: z.object({ version: z.int() }),
  answer: receipt,
})
