import type { Actor } from '../../../shared/access.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { startedReset } from './lost-device.ts'
import type { FactorResets } from './lost-device-ports.ts'

type Needs = { resets: FactorResets; now: Clock }

/** The first of two administrators: has made sure of the person, and says how. */
export const startReset =
  ({ resets, now }: Needs) =>
  async (
    actor: Actor,
    personId: PersonId,
    given: { version: number; reason: string },
  ): Promise<Receipt[]> => {
    const reset = await resets.find(personId)
    if (!reset) throw notFound()
    authorize(actor, { anyOf: ['identity.reset-factors'] }, { region: reset.region })
    if (reset.version !== given.version) throw new Failure('changed-meanwhile')
    const at = now()
    const started = startedReset(reset, actor.personId, given.reason, at)
    return resets.save(started, { name: 'identity.reset-started', by: actor, at })
  }
