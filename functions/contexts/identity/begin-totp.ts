import type { Actor } from '../../../shared/access.ts'
import { maskAddress } from '../../../shared/formats.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import { mayAdd } from './factor-adding.ts'
import type { FactorStore, TotpChecks } from './factor-ports.ts'
import type { Accounts } from './ports.ts'
import type { Here } from './here.ts'

type Needs = { accounts: Accounts; factors: FactorStore; totp: TotpChecks }

/** How long a new secret waits for its first code: an app may have to be installed first. */
const secretMinutes = 15

/** Makes a secret for an authenticator app. It waits outside the person’s factors until a code of it has come. */
export const beginTotp =
  ({ accounts, factors, totp }: Needs) =>
  async (actor: Actor, { session }: Here): Promise<{ secret: string; uri: string }> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.change-self'] }, actor)
    mayAdd(await factors.find(actor.personId), session)
    const secret = await totp.newSecret()
    await factors.expect({ session: session.id, what: 'totp' }, actor.personId, secret, secretMinutes)
    return { secret, uri: await totp.address(secret, maskAddress(account.addresses[0] ?? '')) }
  }
