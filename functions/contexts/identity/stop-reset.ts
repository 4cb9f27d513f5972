import type { Actor } from '../../../shared/access.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { endedReset } from './lost-device.ts'
import type { FactorResets } from './lost-device-ports.ts'

type Needs = { resets: FactorResets; now: Clock }

/** The person stops a reset of their own: the message about it reached who had asked for none. */
export const stopReset =
  ({ resets, now }: Needs) =>
  async (actor: Actor): Promise<Receipt[]> => {
    const reset = await resets.find(actor.personId)
    if (!reset) throw notFound()
    authorize(actor, { anyOf: ['identity.change-self'] }, reset)
    const at = now()
    return resets.save(endedReset(reset, 'STOPPED', at), { name: 'identity.reset-stopped', by: actor, at })
  }
