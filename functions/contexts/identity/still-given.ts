import type { Instant } from '../../../shared/dates.ts'
import type { Belief } from '../../kernel/belief.ts'
import { Failure } from '../../kernel/failure.ts'
import { actorOf, type Invitation } from './account.ts'
import { grantToGive } from './grants.ts'
import type { Accounts, Roster } from './ports.ts'

type Needs = { accounts: Accounts; roster: Roster }

/**
 * Whoever offered a role must still be able to give it when it is taken up: else one who was removed would go on
 * appointing by the offers left behind. The belief is that this has not changed at the commit.
 */
export async function stillGiven(
  { accounts, roster }: Needs,
  { invitedBy, grant }: Invitation,
  at: Instant,
): Promise<Belief[]> {
  if (invitedBy === 'system') return []
  const giver = await accounts.find(invitedBy)
  const under = giver?.standing === 'ACTIVE' ? grantToGive(actorOf(giver, at), grant) : undefined
  const entry = under && (await roster.holdersOf(under)).find(({ personId }) => personId === invitedBy)
  if (!entry) throw new Failure('invitation-ended')
  return [entry.remains]
}
