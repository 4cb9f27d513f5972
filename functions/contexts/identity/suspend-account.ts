import type { SuspensionReason } from '../../../shared/accounts.ts'
import { type Actor, may } from '../../../shared/access.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { type Account, restored, suspended } from './account.ts'
import { requireRank } from './grants.ts'
import type { RegionOf } from './lost-device-ports.ts'
import type { Accounts, RegionOfVolunteer } from './ports.ts'

type Needs = { accounts: Accounts; regionOf: RegionOf; regionOfVolunteer: RegionOfVolunteer; now: Clock }

/** Suspends the account of somebody who works or helps in the own region, below the own rank, and ends all their sessions. */
export const suspendAccount =
  (needs: Needs) =>
  async (actor: Actor, personId: PersonId, reason: SuspensionReason): Promise<Receipt[]> => {
    const { account, region } = await found(needs, actor, personId)
    authorize(actor, { anyOf: ['identity.suspend'] }, { region })
    mayDecideOn(actor, account)
    const by = {
      name: 'identity.account-suspended',
      by: actor,
      at: needs.now(),
      region,
      details: { reason },
    } as const
    return needs.accounts.save(suspended(account, actor.personId), by)
  }

/** Lets a suspended person sign in again; what was signed in before stays ended. */
export const restoreAccount =
  (needs: Needs) =>
  async (actor: Actor, personId: PersonId): Promise<Receipt[]> => {
    const { account, region } = await found(needs, actor, personId)
    authorize(actor, { anyOf: ['identity.suspend'] }, { region })
    mayDecideOn(actor, account)
    const by = { name: 'identity.account-restored', by: actor, at: needs.now(), region } as const
    return needs.accounts.save(restored(account), by)
  }

/** Nobody decides on themselves, nor on an administrator of the own rank or above. */
function mayDecideOn(actor: Actor, account: Account): void {
  if (account.personId === actor.personId) throw new Failure('not-permitted')
  for (const grant of account.grants) requireRank(actor, grant)
}

/** The account, and a region of the person that is the actor's too: none is as good as no account. */
async function found({ accounts, regionOf, regionOfVolunteer }: Needs, actor: Actor, personId: PersonId) {
  const account = await accounts.find(personId)
  if (!account) throw notFound()
  const asked = [...account.grants.map(regionOf), regionOfVolunteer(personId)]
  return { account, region: (await Promise.all(asked)).find((one) => isOwn(actor, one)) }
}

const isOwn = (actor: Actor, region: RegionCode | undefined): boolean =>
  region !== undefined && may(actor, 'identity.suspend', { region })
