import * as z from 'zod'
import { role } from './access.ts'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { text } from './formats.ts'
import { personId, regionCode } from './ids.ts'
import { receipt } from './receipt.ts'

/** How long an asked or a started reset waits for the next administrator. */
export const resetHours = 24

/** Whoever has lost every second factor asks for help, signed in by the code alone. */
export const askReset = contract({
  id: 'askReset',
  method: 'post',
  path: '/api/sign-in/lost-device',
  allows: ['identity.change-self'],
  session: 'partial',
  answer: receipt,
})

/** Stops a reset of one's own: nothing was lost, or somebody else asked for it. Needs the second factor. */
export const stopReset = contract({
  id: 'stopReset',
  method: 'post',
  path: '/api/me/reset/stop',
  allows: ['identity.change-self'],
  answer: receipt,
})

export const resetView = z.object({
  personId,
  version: z.int(),
  /** Masked. */
  address: z.string(),
  /** Masked name of a person who is a volunteer too. */
  name: z.optional(z.string()),
  region: regionCode,
  roles: z.array(z.object({ role, organizationName: z.optional(z.string()), regionName: z.optional(z.string()) })),
  status: z.enum(['ASKED', 'STARTED']),
  askedAt: instant,
  /** Why the first administrator started it: how they made sure that it is the person. */
  reason: z.optional(z.string()),
  startedAt: z.optional(instant),
  /** Whether one started it oneself: then somebody else confirms. */
  startedByMe: z.boolean(),
  expiresAt: instant,
})
export type ResetView = z.infer<typeof resetView>

/** The resets that wait in the administrator's regions. */
export const listResets = contract({
  id: 'listResets',
  method: 'get',
  path: '/api/factor-resets',
  allows: ['identity.reset-factors'],
  answer: z.object({ resets: z.array(resetView) }),
  discloses: ['account.resetReason'],
  purpose: 'restoring-access',
})

const params = z.object({ personId })

export const startReset = contract({
  id: 'startReset',
  method: 'post',
  path: '/api/factor-resets/{personId}/start',
  allows: ['identity.reset-factors'],
  stepUp: true,
  params,
  body: z.object({ version: z.int(), reason: text(300) }),
  answer: receipt,
})

export const confirmReset = contract({
  id: 'confirmReset',
  method: 'post',
  path: '/api/factor-resets/{personId}/confirm',
  allows: ['identity.reset-factors'],
  stepUp: true,
  params,
  body: z.object({ version: z.int() }),
  answer: receipt,
})

export const refuseReset = contract({
  id: 'refuseReset',
  method: 'post',
  path: '/api/factor-resets/{personId}/refusal',
  allows: ['identity.reset-factors'],
  params,
  body: z.object({ version: z.int() }),
  answer: receipt,
})
