import type { Actor } from '../../../shared/access.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { endedReset } from './lost-device.ts'
import type { FactorResets } from './lost-device-ports.ts'

type Needs = { resets: FactorResets; now: Clock }

/** An administrator who cannot make sure of the person ends the request; one is enough for a no. */
export const refuseReset =
  ({ resets, now }: Needs) =>
  async (actor: Actor, personId: PersonId, version: number): Promise<Receipt[]> => {
    const reset = await resets.find(personId)
    if (!reset) throw notFound()
    authorize(actor, { anyOf: ['identity.reset-factors'] }, { region: reset.region })
    if (reset.version !== version) throw new Failure('changed-meanwhile')
    const at = now()
    return resets.save(endedReset(reset, 'REFUSED', at), { name: 'identity.reset-refused', by: actor, at })
  }
