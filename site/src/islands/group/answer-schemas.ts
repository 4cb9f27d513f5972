import * as z from 'zod'
import { declineReason } from '../../../../shared/groups.ts'

/** What a yes to an invitation declares. Loaded when somebody begins to answer. */
export const yes = z.object({ noConflict: z.literal(true), riskRead: z.literal(true) })

/** What a no says. */
export const no = z.object({ reason: declineReason })
