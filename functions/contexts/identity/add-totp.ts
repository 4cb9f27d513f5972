import type { Actor } from '../../../shared/access.ts'
import type { FactorId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { withTotp } from './factor.ts'
import { type Added, mayAdd, saveAdded } from './factor-adding.ts'
import type { FactorStore, TotpChecks } from './factor-ports.ts'
import type { CompleteSecondFactor, Here } from './here.ts'
import type { NewRecoveryCode } from './recovery-codes.ts'

type Needs = {
  factors: FactorStore
  totp: TotpChecks
  newFactorId: () => FactorId
  newRecoveryCode: NewRecoveryCode
  completeSecondFactor: CompleteSecondFactor
  now: Clock
}

/** Confirms a new authenticator app by its first code, which then has served; an app before it counts no more. */
export const addTotp =
  (needs: Needs) =>
  async (actor: Actor, here: Here, code: string): Promise<Added> => {
    const { session } = here
    const { factors, totp, newFactorId, now } = needs
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    const own = await factors.find(actor.personId)
    mayAdd(own, session)
    const waiting = { session: session.id, what: 'totp' } as const
    const secret = await factors.expected(waiting, actor.personId)
    if (secret === undefined) throw new Failure('factor-refused')
    if (!(await factors.spendTry(actor.personId))) throw new Failure('too-many-requests')
    const mark = await totp.step(secret, code, now())
    if (mark === undefined) throw new Failure('factor-wrong')
    await factors.giveBackTry(actor.personId)
    if (!(await factors.take(waiting))) throw new Failure('factor-refused')
    const id = newFactorId()
    const next = withTotp(own, { id, secret, addedAt: now() })
    const gone = own.totp ? [own.totp.id] : []
    return saveAdded(needs, {
      actor,
      here,
      own: next,
      made: { id, mark },
      gone,
      name: 'identity.totp-added',
      factor: 'TOTP',
    })
  }
