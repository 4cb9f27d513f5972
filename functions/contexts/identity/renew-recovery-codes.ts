import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { hasFactor } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'
import { newRecoveryCodes, type NewRecoveryCode } from './recovery-codes.ts'

type Needs = { factors: FactorStore; newRecoveryCode: NewRecoveryCode; now: Clock }

/** Makes ten new recovery codes; the ones before work no more. The route asks for a step-up first. */
export const renewRecoveryCodes =
  (needs: Needs) =>
  async (actor: Actor): Promise<string[]> => {
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    const own = await needs.factors.find(actor.personId)
    if (!hasFactor(own)) throw new Failure('second-factor-needed')
    const { codes, hashes } = newRecoveryCodes(needs, actor.personId)
    const happening = { name: 'identity.recovery-codes-made', by: actor, at: needs.now() } as const
    await needs.factors.save({ ...own, recoveryHashes: hashes }, happening)
    return codes
  }
