import type { Actor, Grant } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { left, liveGrant } from './grants.ts'
import { anotherKeeps } from './keep-one.ts'
import type { Accounts, Roster } from './ports.ts'

type Needs = { accounts: Accounts; roster: Roster; now: Clock }

/** Gives up a role of one's own; the last one who keeps a region or an organization stays. */
export const leaveRole =
  ({ accounts, roster, now }: Needs) =>
  async (actor: Actor, wanted: Grant): Promise<Receipt[]> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.change-self'] }, account)
    const at = now()
    const held = liveGrant(account, wanted, dayOf(at))
    if (!held) throw notFound()
    const beliefs = await anotherKeeps(roster, actor.personId, held, undefined, dayOf(at))
    return accounts.save(
      left(account, held),
      { name: 'identity.role-left', by: actor, at, region: held.region },
      beliefs,
    )
  }
