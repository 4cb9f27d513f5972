import type { Actor } from '../../../shared/access.ts'
import type { FactorId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { withoutFactor } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'

type Needs = { factors: FactorStore; now: Clock }

/** Takes away a passkey or the authenticator app; the route asks for a step-up first. */
export const removeFactor =
  ({ factors, now }: Needs) =>
  async (actor: Actor, id: FactorId): Promise<Receipt[]> => {
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    const left = withoutFactor(await factors.find(actor.personId), id, actor.grants)
    const happening = { name: 'identity.factor-removed', by: actor, at: now() } as const
    return factors.save(left, happening, { gone: [id] })
  }
