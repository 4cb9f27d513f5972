import type { Actor, Grant } from '../../../shared/access.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { withGrant } from './grants.ts'
import type { Accounts } from './ports.ts'

type Needs = { accounts: Accounts; now: Clock }

/**
 * Answers a port of other contexts: the role that comes with what they are about to save (an application makes a
 * VOLUNTEER, a registration an ORG_MANAGER), as beliefs for their own transaction. Authorized by the asking verb.
 */
export const grantRole =
  ({ accounts, now }: Needs) =>
  async (actor: Actor, grant: Grant): Promise<Belief[]> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    const at = now()
    const granted = withGrant(account, grant, { givenBy: 'system', by: actor.personId, at })
    if (granted === account) return []
    return accounts.riding(granted, { name: 'identity.role-granted', by: actor, at, region: grant.region })
  }
