import * as z from 'zod'
import { grant, role } from './access.ts'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { address } from './formats.ts'
import { invitationId, organizationId, personId, regionCode } from './ids.ts'
import { language } from './language.ts'
import { receipt } from './receipt.ts'

/** One-time codes: six digits, valid five minutes, five tries. */
export const codeMinutes = 5
export const codeTries = 5

export const requestCode = contract({
  id: 'requestCode',
  method: 'post',
  path: '/api/sign-in/code',
  allows: 'public',
  body: z.object({ address, language: z.optional(language) }),
  /** The same for known, unknown and suspended addresses. */
  answer: z.object({ sent: z.literal(true), minutes: z.int() }),
})

export const signIn = contract({
  id: 'signIn',
  method: 'post',
  path: '/api/sign-in',
  allows: 'public',
  body: z.object({
    address,
    code: z
      .pipe(
        z.string(),
        z.transform((raw: string) => raw.normalize('NFKC').replace(/\D/g, '')),
      )
      .check(z.regex(/^\d{6}$/)),
  }),
  /** 'partial': a second factor is asked for next; until it is shown the session may do nothing else. */
  answer: z.object({ personId, level: z.enum(['partial', 'full']) }),
})

export const signOut = contract({
  id: 'signOut',
  method: 'post',
  path: '/api/sign-out',
  session: 'partial',
  allows: ['identity.see-self'],
  answer: z.object({ signedOut: z.literal(true) }),
})

export const invitation = z.object({
  id: invitationId,
  version: z.int(),
  role,
  organizationId: z.optional(organizationId),
  organizationName: z.optional(z.string()),
  region: z.optional(regionCode),
  regionName: z.optional(z.string()),
  from: grant.shape.from,
  until: grant.shape.until,
  expiresAt: instant,
})
export type InvitationView = z.infer<typeof invitation>

const named = { ...grant.shape, organizationName: z.optional(z.string()), regionName: z.optional(z.string()) }

const held = z.object({ ...named, givenAt: z.optional(instant) })

export const me = z.object({
  personId,
  version: z.int(),
  /** One's own addresses, in clear: they are one's own. */
  addresses: z.array(z.string()),
  language,
  /** Masked name once one has applied as a volunteer. */
  greeting: z.optional(z.string()),
  /** The roles in force today. */
  grants: z.array(held),
  /** Roles that begin later, or have come to their end. */
  notInForce: z.array(held),
  /** What was taken back, with its reason. */
  revoked: z.array(z.object({ ...named, at: instant, reason: z.string() })),
  invitations: z.array(invitation),
})
export type Me = z.infer<typeof me>

export const getMe = contract({ id: 'getMe', method: 'get', path: '/api/me', allows: ['identity.see-self'], answer: me })

export const changeLanguage = contract({
  id: 'changeLanguage',
  method: 'put',
  path: '/api/me/language',
  allows: ['identity.change-self'],
  body: z.object({ language }),
  answer: receipt,
})

export const answerInvitationToRole = contract({
  id: 'answerInvitationToRole',
  method: 'post',
  path: '/api/invitations/{invitationId}/answer',
  renewsSession: true,
  allows: ['identity.answer-invitation'],
  params: z.object({ invitationId }),
  body: z.object({ accept: z.boolean() }),
  answer: receipt,
})

/** What one owes and can do next, with a page to do it: the first thing after sign-in, for every role. */
export const task = z.object({
  kind: z.enum([
    'finish-application',
    'mend-application',
    'book-training',
    'renew-certificate',
    'answer-group-invitation',
    'answer-role-invitation',
    'verify-volunteer',
    'approve-organization',
    'reset-factors',
    'appoint-volunteer',
    'record-session',
    'award-certificates',
    'fill-group',
    'confirm-placement',
    'answer-corrections',
    'answer-training-corrections',
    'renew-consents',
    'register-or-apply',
    'plan-training',
  ]),
  /** How many things wait, where they are counted together. */
  count: z.int(),
  /** The thing itself where it is one: an id for the page's query. */
  id: z.optional(z.string()),
  /** A public title or a code; never a name. */
  title: z.optional(z.string()),
  /** Since when it waits, or until when it can be done. */
  since: z.optional(instant),
  until: z.optional(instant),
})
export type Task = z.infer<typeof task>

export const listTasks = contract({
  id: 'listTasks',
  method: 'get',
  path: '/api/me/tasks',
  allows: ['identity.see-self'],
  answer: z.object({ tasks: z.array(task) }),
})
