import * as z from 'zod'
import { grant, role } from './access.ts'
import { contract } from './contract.ts'
import { instant, plannedDay } from './dates.ts'
import { address, text } from './formats.ts'
import { organizationId, personId, regionCode } from './ids.ts'
import { receipt } from './receipt.ts'

/** The roles that a manager gives in an organization, and those that an administrator gives in a region. */
export const staffRole = z.enum(['ORG_MANAGER', 'TRAINER'])
export const officialRole = z.enum(['COORDINATOR', 'REVIEWER', 'ADMINISTRATOR', 'EVALUATOR', 'AUDITOR'])

/** A grant as it is kept: who gave it, and when. */
export const heldGrant = z.object({
  ...grant.shape,
  givenBy: z.optional(z.union([personId, z.literal('system')])),
  givenAt: z.optional(instant),
})
export type HeldGrant = z.infer<typeof heldGrant>

/** A role that was taken back, with the reason that the person reads. */
export const revokedGrant = z.object({ grant: heldGrant, at: instant, reason: z.string() })
export type RevokedGrant = z.infer<typeof revokedGrant>

/** First and last day in Beijing, both included; without a first day from today, without a last day without end. */
export const term = { from: z.optional(plannedDay), until: z.optional(plannedDay) }

/** A role that somebody holds or will hold, or that waits for an answer: masked addresses. */
const held = {
  personId,
  address: z.string(),
  role,
  from: grant.shape.from,
  until: grant.shape.until,
  since: instant,
}
const invited = {
  address: z.string(),
  role,
  from: grant.shape.from,
  until: grant.shape.until,
  expiresAt: instant,
}

/** Who works in a region and in what lies in it, and who is invited to. */
export const listOfficials = contract({
  id: 'listOfficials',
  method: 'get',
  path: '/api/officials',
  allows: ['identity.see-officials'],
  query: z.object({ region: regionCode }),
  answer: z.object({
    /** Who is suspended keeps the role and cannot sign in. */
    officials: z.array(z.object({ ...held, region: regionCode, suspended: z.optional(z.literal(true)) })),
    invited: z.array(z.object({ ...invited, region: regionCode })),
  }),
})
export type Official = z.infer<typeof listOfficials.answer>['officials'][number]
export type InvitedOfficial = z.infer<typeof listOfficials.answer>['invited'][number]

/** Staff of one organization, for its own managers. */
export const listStaff = contract({
  id: 'listStaff',
  method: 'get',
  path: '/api/organizations/{organizationId}/staff',
  allows: ['identity.see-staff'],
  params: z.object({ organizationId }),
  answer: z.object({ staff: z.array(z.object(held)), invited: z.array(z.object(invited)) }),
})

const reason = text(300)

/** A role that has begun keeps its first day. */
export const changeOfficial = contract({
  id: 'changeOfficial',
  method: 'post',
  path: '/api/officials/{personId}/term',
  allows: ['identity.change-official'],
  stepUp: true,
  params: z.object({ personId }),
  body: z.object({ role: officialRole, region: regionCode, ...term }),
  answer: receipt,
})

export const revokeOfficial = contract({
  id: 'revokeOfficial',
  method: 'post',
  path: '/api/officials/{personId}/revocation',
  allows: ['identity.change-official'],
  insists: true,
  stepUp: true,
  params: z.object({ personId }),
  body: z.object({ role: officialRole, region: regionCode, reason }),
  answer: receipt,
})

export const changeStaff = contract({
  id: 'changeStaff',
  method: 'post',
  path: '/api/organizations/{organizationId}/staff/{personId}/term',
  allows: ['identity.change-staff'],
  stepUp: true,
  params: z.object({ organizationId, personId }),
  body: z.object({ role: staffRole, ...term }),
  answer: receipt,
})

export const revokeStaff = contract({
  id: 'revokeStaff',
  method: 'post',
  path: '/api/organizations/{organizationId}/staff/{personId}/revocation',
  allows: ['identity.change-staff'],
  insists: true,
  stepUp: true,
  params: z.object({ organizationId, personId }),
  body: z.object({ role: staffRole, reason }),
  answer: receipt,
})

/** Gives up a role of one's own. A volunteer leaves by the file, which has its own states. */
export const leaveRole = contract({
  id: 'leaveRole',
  method: 'post',
  path: '/api/me/roles/end',
  allows: ['identity.change-self'],
  stepUp: true,
  renewsSession: true,
  body: z.discriminatedUnion('role', [z.object({ role: staffRole, organizationId }), z.object({ role: officialRole, region: regionCode })]),
  answer: receipt,
})

/** Invites someone to a role by address; they sign in with it and accept. Organization roles by a manager, region roles by an administrator. */
export const inviteToRole = contract({
  id: 'inviteToRole',
  method: 'post',
  path: '/api/invitations',
  allows: ['identity.invite-staff', 'identity.invite-official'],
  stepUp: true,
  body: z.discriminatedUnion('role', [
    z.object({ role: staffRole, organizationId, address, ...term }),
    z.object({ role: officialRole, region: regionCode, address, ...term }),
  ]),
  answer: receipt,
})
