import type { Actor, Grant } from '../../../shared/access.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { clashes, withGrant } from './account.ts'
import type { Accounts, Invitations } from './ports.ts'

type Needs = { accounts: Accounts; invitations: Invitations; now: Clock }

/**
 * Answers a port of other contexts: the role that comes with what they are about to save (an application makes a
 * VOLUNTEER, a registration an ORG_MANAGER), as a belief for their own transaction. Authorized by the asking verb.
 */
export const grantRole =
  ({ accounts, invitations, now }: Needs) =>
  async (actor: Actor, grant: Grant): Promise<Belief[]> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    const granted = withGrant(account, grant)
    if (granted === account) return []
    if (clashes(account.grants, grant)) throw new Failure('not-permitted')
    const happening = { name: 'identity.role-granted', by: actor, at: now() } as const
    return [
      await accounts.riding(granted, happening),
      ...(await invitations.joining(grant, granted, happening)),
    ]
  }
