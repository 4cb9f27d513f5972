import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { signedInId } from './ids.ts'

/** One place where one is signed in: coarse on purpose, and without any address of a network. */
export const signedIn = z.object({
  id: signedInId,
  browser: z.enum(['WECHAT', 'EDGE', 'FIREFOX', 'CHROME', 'SAFARI', 'OTHER']),
  device: z.enum(['PHONE', 'COMPUTER', 'OTHER']),
  startedAt: instant,
  /** At most a minute behind. */
  lastSeenAt: instant,
  /** False while the second factor has not been shown there. */
  isFull: z.boolean(),
  isThisOne: z.boolean(),
})
export type SignedInView = z.infer<typeof signedIn>

export const listSessions = contract({
  id: 'listSessions',
  method: 'get',
  path: '/api/me/sessions',
  allows: ['identity.see-self'],
  answer: z.object({ sessions: z.array(signedIn) }),
})

export const endSession = contract({
  id: 'endSession',
  method: 'delete',
  path: '/api/me/sessions/{signedInId}',
  allows: ['identity.change-self'],
  params: z.object({ signedInId }),
  answer: z.object({ ended: z.literal(true) }),
})

/** All but the one that asks, which gets a new token. */
export const endOtherSessions = contract({
  id: 'endOtherSessions',
  method: 'post',
  path: '/api/me/sessions/end-others',
  allows: ['identity.change-self'],
  insists: true,
  answer: z.object({ ended: z.literal(true) }),
})
