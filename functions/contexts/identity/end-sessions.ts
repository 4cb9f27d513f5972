import type { Actor } from '../../../shared/access.ts'
import type { SignedInId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { endingSessions } from './account.ts'
import { startedWith, type Started } from './new-token.ts'
import type { Accounts, SignedIn } from './ports.ts'
import { renewed } from './session.ts'

type Needs = { accounts: Accounts; signedIn: SignedIn; newToken: () => string; now: Clock }

/** Ends one of one's own sessions at once. */
export const endSession =
  ({ signedIn }: Pick<Needs, 'signedIn'>) =>
  async (actor: Actor, id: SignedInId): Promise<void> => {
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    if (!(await signedIn.endOne(actor.personId, id))) throw notFound()
  }

/** Ends all one's sessions but this one, which goes on under a new token: one transaction, and an event. */
export const endOtherSessions =
  ({ accounts, signedIn, newToken, now }: Needs) =>
  async (actor: Actor, token: string | undefined): Promise<Started> => {
    const session = token === undefined ? undefined : await signedIn.find(token)
    const account = await accounts.find(actor.personId)
    if (token === undefined || !session || !account) throw new Failure('sign-in-needed')
    authorize(actor, { anyOf: ['identity.change-self'] }, account)
    // Raised by `system`, so that no other session takes the chance to be renewed.
    const alone = endingSessions(account, 'system')
    const own = { token: newToken(), session: renewed(session, alone) }
    const at = now()
    const happening = { name: 'identity.sessions-ended', by: actor, at } as const
    await accounts.save(alone, happening, signedIn.replacing(token, own))
    return startedWith(own.token, own.session, at)
  }
