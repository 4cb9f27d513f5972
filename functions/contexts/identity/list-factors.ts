import type { Actor } from '../../../shared/access.ts'
import type { FactorsView } from '../../../shared/factors.ts'
import type { FactorId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { mustHaveFactor } from './factor.ts'
import { isOpenReset } from './lost-device.ts'
import type { FactorResets } from './lost-device-ports.ts'
import type { FactorStore } from './factor-ports.ts'

type Needs = { factors: FactorStore; resets: FactorResets; now: Clock }

/** What one can prove oneself with, and when it last did. */
export const listFactors =
  ({ factors, resets, now }: Needs) =>
  async (actor: Actor): Promise<FactorsView> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const [own, reset] = await Promise.all([factors.find(actor.personId), resets.find(actor.personId)])
    const uses = await factors.usesOf(own)
    const used = (id: FactorId) => {
      const use = uses.get(id)
      return use ? { lastUsedAt: use.usedAt } : {}
    }
    return {
      passkeys: own.passkeys.map(({ id, name, addedAt }) => ({ id, name, addedAt, ...used(id) })),
      ...(own.totp ? { totp: { id: own.totp.id, addedAt: own.totp.addedAt, ...used(own.totp.id) } } : {}),
      ...(reset && isOpenReset(reset, now())
        ? { reset: { status: reset.status, expiresAt: reset.expiresAt } }
        : {}),
      recoveryCodesLeft: own.recoveryHashes.length,
      required: mustHaveFactor(actor.grants),
    }
  }
