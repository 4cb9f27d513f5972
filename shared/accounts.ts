import * as z from 'zod'
import { contract } from './contract.ts'
import { personId } from './ids.ts'
import { receipt } from './receipt.ts'

/** Why an account was suspended: a code, because reasons in words would name people in the trail. */
export const suspensionReason = z.enum(['LEFT_POST', 'MISCONDUCT', 'ACCOUNT_AT_RISK', 'OTHER'])
export type SuspensionReason = z.infer<typeof suspensionReason>

/** Ends everything that the person has signed in, at once, and keeps them from signing in. */
export const suspendAccount = contract({
  id: 'suspendAccount',
  method: 'post',
  path: '/api/people/{personId}/suspension',
  allows: ['identity.suspend'],
  insists: true,
  params: z.object({ personId }),
  body: z.object({ reason: suspensionReason }),
  answer: receipt,
})

export const restoreAccount = contract({
  id: 'restoreAccount',
  method: 'post',
  path: '/api/people/{personId}/restoration',
  allows: ['identity.suspend'],
  stepUp: true,
  params: z.object({ personId }),
  answer: receipt,
})
