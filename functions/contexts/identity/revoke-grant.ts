import type { Actor, Grant } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { liveGrant, requireRank, revoked } from './grants.ts'
import { anotherKeeps } from './keep-one.ts'
import type { Accounts, Roster } from './ports.ts'

type Needs = { accounts: Accounts; roster: Roster; now: Clock }

/**
 * Takes a role back at once, with a reason that the person reads: in the own region below the own rank, or in the own
 * organization. It ends the person's sessions in the same transaction.
 */
export const revokeGrant =
  ({ accounts, roster, now }: Needs) =>
  async (actor: Actor, personId: PersonId, wanted: Grant, reason: string): Promise<Receipt[]> => {
    const need = wanted.organizationId === undefined ? 'identity.change-official' : 'identity.change-staff'
    authorize(actor, { anyOf: [need] }, wanted)
    const at = now()
    const account = await accounts.find(personId)
    const held = account && liveGrant(account, wanted, dayOf(at))
    if (!held) throw notFound()
    if (personId === actor.personId) throw new Failure('own-grant')
    requireRank(actor, held)
    const beliefs = await anotherKeeps(roster, personId, held, undefined, dayOf(at))
    const after = revoked(account, held, reason, actor.personId, at)
    return accounts.save(
      after,
      { name: 'identity.role-revoked', by: actor, at, region: held.region },
      beliefs,
    )
  }
