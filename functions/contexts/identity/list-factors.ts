import type { Actor } from '../../../shared/access.ts'
import type { FactorsView } from '../../../shared/factors.ts'
import type { FactorId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import { mustHaveFactor } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'

type Needs = { factors: FactorStore }

/** What one can prove oneself with, and when it last did. */
export const listFactors =
  ({ factors }: Needs) =>
  async (actor: Actor): Promise<FactorsView> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const own = await factors.find(actor.personId)
    const uses = await factors.usesOf(own)
    const used = (id: FactorId) => {
      const use = uses.get(id)
      return use ? { lastUsedAt: use.usedAt } : {}
    }
    return {
      passkeys: own.passkeys.map(({ id, name, addedAt }) => ({ id, name, addedAt, ...used(id) })),
      ...(own.totp ? { totp: { id: own.totp.id, addedAt: own.totp.addedAt, ...used(own.totp.id) } } : {}),
      recoveryCodesLeft: own.recoveryHashes.length,
      required: mustHaveFactor(actor.grants),
    }
  }
