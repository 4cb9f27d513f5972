import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import { Failure } from '../../kernel/failure.ts'
import type { FactorStore, PasskeyChecks } from './factor-ports.ts'
import type { Here } from './here.ts'

type Needs = { factors: FactorStore; passkeys: PasskeyChecks; newToken: () => string }

/** How long a challenge waits for its answer. */
export const challengeMinutes = 5

/** Asks for a proof by one of the person’s passkeys: a new challenge for this session. */
export const askPasskey =
  ({ factors, passkeys, newToken }: Needs) =>
  async (actor: Actor, { session, site }: Here): Promise<object> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const own = await factors.find(actor.personId)
    if (own.passkeys.length === 0) throw new Failure('factor-wrong')
    const challenge = newToken()
    await factors.expect(
      { session: session.id, what: 'passkey-to-use' },
      actor.personId,
      challenge,
      challengeMinutes,
    )
    return passkeys.toUse(site, challenge, own.passkeys)
  }
