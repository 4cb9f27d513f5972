import type { Actor } from '../../../shared/access.ts'
import { maskAddress } from '../../../shared/formats.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import { challengeMinutes } from './ask-passkey.ts'
import { mayAdd } from './factor-adding.ts'
import type { FactorStore, PasskeyChecks } from './factor-ports.ts'
import type { Accounts } from './ports.ts'
import type { Here } from './here.ts'

type Needs = { accounts: Accounts; factors: FactorStore; passkeys: PasskeyChecks; newToken: () => string }

/** Asks the browser for a new passkey: a new challenge for this session. */
export const beginPasskey =
  ({ accounts, factors, passkeys, newToken }: Needs) =>
  async (actor: Actor, { session, site }: Here): Promise<object> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    const own = await factors.find(actor.personId)
    mayAdd(own, session)
    const challenge = newToken()
    await factors.expect(
      { session: session.id, what: 'passkey-to-make' },
      actor.personId,
      challenge,
      challengeMinutes,
    )
    return passkeys.toMake({
      site,
      challenge,
      userId: actor.personId,
      // The device shows it in its own list, over which we have no say: masked, it still tells accounts apart.
      userName: maskAddress(account.addresses[0] ?? ''),
      known: own.passkeys,
    })
  }
