import type { Actor } from '../../../shared/access.ts'
import type { PasskeyMade } from '../../../shared/factors.ts'
import type { FactorId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { withPasskey } from './factor.ts'
import { type Added, mayAdd, saveAdded } from './factor-adding.ts'
import type { FactorStore, PasskeyChecks } from './factor-ports.ts'
import type { CompleteSecondFactor, Here } from './here.ts'
import type { NewRecoveryCode } from './recovery-codes.ts'

type Needs = {
  factors: FactorStore
  passkeys: PasskeyChecks
  newFactorId: () => FactorId
  newRecoveryCode: NewRecoveryCode
  completeSecondFactor: CompleteSecondFactor
  now: Clock
}

type NewPasskey = { name: string; response: PasskeyMade }

/** Adds a passkey that the browser has just made for this session’s challenge. */
export const addPasskey =
  (needs: Needs) =>
  async (actor: Actor, here: Here, given: NewPasskey): Promise<Added> => {
    const { session, site } = here
    const { factors, passkeys, newFactorId, now } = needs
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    const own = await factors.find(actor.personId)
    mayAdd(own, session)
    const waiting = { session: session.id, what: 'passkey-to-make' } as const
    const challenge = await factors.expected(waiting, actor.personId)
    if (challenge === undefined || !(await factors.take(waiting))) throw new Failure('factor-refused')
    const made = await passkeys.made(given.response, { site, challenge })
    if (!made) throw new Failure('factor-refused')
    const { counter, ...passkey } = made
    const id = newFactorId()
    const next = withPasskey(own, { ...passkey, id, name: given.name, addedAt: now() })
    return saveAdded(needs, {
      actor,
      here,
      own: next,
      made: { id, mark: counter },
      name: 'identity.passkey-added',
      factor: 'PASSKEY',
    })
  }
