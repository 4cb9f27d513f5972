import * as z from 'zod'
import { instant } from '../../shared/dates.ts'
import { address, text } from '../../shared/formats.ts'
import { groupInput } from '../../shared/groups.ts'
import { regionCode } from '../../shared/ids.ts'
import { language } from '../../shared/language.ts'
import { registration } from '../../shared/organizations.ts'
import { region } from '../../shared/regions.ts'
import { programmeInput, sessionInput } from '../../shared/training.ts'
import { attendance, result } from '../../shared/vocabulary.ts'
import { application, consentVersions } from '../../shared/volunteers.ts'

/** A name inside the file, by which its parts speak of each other; it is not stored. */
const key = z.string().check(z.regex(/^[\w-]{1,40}$/))
const at = z.optional(instant)

/** A role of a person, taken up by invitation and acceptance as on the site. */
const seedRole = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['ORG_MANAGER', 'TRAINER']), organization: key, at }),
  z.object({ role: z.enum(['ADMINISTRATOR', 'REVIEWER', 'COORDINATOR', 'AUDITOR']), region: regionCode, at }),
])
export type SeedRole = z.infer<typeof seedRole>

const everyConsent = Object.entries(consentVersions).map(([kind, version]) => ({ kind, version }))

/** Consents that are left out are all given, in the versions in force. */
const seedApplication = z.preprocess(
  (it) => (typeof it === 'object' && it !== null ? { consents: everyConsent, ...it } : it),
  application,
)

const seedVolunteer = z.object({
  application: seedApplication,
  stage: z._default(z.enum(['APPLIED', 'VERIFIED', 'APPOINTED']), 'APPLIED'),
  standing: z._default(z.enum(['ACTIVE', 'RETURNED', 'REFUSED']), 'ACTIVE'),
  /** Why it was returned or refused. */
  reason: z.optional(text(300)),
  /** What the reviewer found of the credential. */
  credential: z._default(z.enum(['VERIFIED', 'REJECTED']), 'VERIFIED'),
  appliedAt: at,
  decidedAt: at,
  appointedAt: at,
})
export type SeedVolunteer = z.infer<typeof seedVolunteer>

const seedPerson = z.object({
  key,
  address,
  language: z._default(language, 'zh'),
  openedAt: at,
  roles: z._default(z.array(seedRole), []),
  /** Secret of the person's authenticator app in base32 (20 bytes or more), so that tests and the demo pass the second step. */
  totp: z.optional(z.string().check(z.regex(/^[A-Z2-7]{32,128}$/))),
  volunteer: z.optional(seedVolunteer),
})
export type SeedPerson = z.infer<typeof seedPerson>

const seedOrganization = z.object({
  key,
  /** Who registers it and becomes its manager. */
  registeredBy: key,
  registration,
  status: z._default(z.enum(['APPLIED', 'APPROVED', 'REFUSED']), 'APPROVED'),
  reason: z.optional(text(300)),
  registeredAt: at,
  decidedAt: at,
})
export type SeedOrganization = z.infer<typeof seedOrganization>

const seedProgramme = z.object({ key, organization: key, programme: programmeInput, at })

const seedEnrolment = z.object({
  person: key,
  enrolledAt: at,
  withdrawnAt: at,
  attendance: z.optional(attendance),
  result: z.optional(result),
  /** Awarded on this instant, a day after the end unless told; needs attendance and a pass. */
  certificate: z.optional(z.object({ at, revoked: z.optional(z.object({ at, reason: text(300) })) })),
})
export type SeedEnrolment = z.infer<typeof seedEnrolment>

const seedSession = z.object({
  key,
  programme: key,
  session: sessionInput,
  scheduledAt: at,
  cancelled: z.optional(z.object({ at, reason: text(300) })),
  enrolments: z._default(z.array(seedEnrolment), []),
})
export type SeedSession = z.infer<typeof seedSession>

const seedPlacement = z.object({
  person: key,
  /** Position of the seat, from 0. */
  seat: z.int().check(z.gte(0), z.lte(9)),
  status: z.enum(['INVITED', 'ACCEPTED', 'DECLINED', 'CONFIRMED', 'WITHDRAWN', 'ENDED']),
  /** Why it was declined, or why it ended. */
  declined: z._default(z.enum(['NO_TIME', 'TOO_FAR', 'NOT_MY_FIELD', 'CONFLICT', 'OTHER']), 'NO_TIME'),
  ended: z._default(text(300), '服务期满'),
  invitedAt: at,
})
export type SeedPlacement = z.infer<typeof seedPlacement>

const seedGroup = z.object({
  key,
  openedAt: at,
  group: groupInput,
  placements: z._default(z.array(seedPlacement), []),
  closedAt: at,
})
export type SeedGroup = z.infer<typeof seedGroup>

/** What `--seed FILE` holds. Its page is functions/local/README.md. */
export const seed = z.object({
  regions: z.array(region),
  organizations: z._default(z.array(seedOrganization), []),
  people: z._default(z.array(seedPerson), []),
  programmes: z._default(z.array(seedProgramme), []),
  sessions: z._default(z.array(seedSession), []),
  groups: z._default(z.array(seedGroup), []),
})
export type Seed = z.infer<typeof seed>
