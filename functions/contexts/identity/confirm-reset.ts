import type { Actor } from '../../../shared/access.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { endingSessions } from './account.ts'
import { factorIds, noFactors } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'
import { confirmedReset } from './lost-device.ts'
import type { FactorResets } from './lost-device-ports.ts'
import type { Accounts } from './ports.ts'

type Needs = { accounts: Accounts; factors: FactorStore; resets: FactorResets; now: Clock }

/**
 * The second of two administrators agrees: in one transaction the person’s factors are gone and every session of theirs
 * ends. With the next sign-in they add a factor anew.
 */
export const confirmReset =
  ({ accounts, factors, resets, now }: Needs) =>
  async (actor: Actor, personId: PersonId, version: number): Promise<Receipt[]> => {
    const reset = await resets.find(personId)
    if (!reset) throw notFound()
    authorize(actor, { anyOf: ['identity.reset-factors'] }, { region: reset.region })
    if (reset.version !== version) throw new Failure('changed-meanwhile')
    const at = now()
    const done = confirmedReset(reset, actor.personId, at)
    const [account, lost] = await Promise.all([accounts.find(personId), factors.find(personId)])
    if (!account) throw notFound()
    const left = { ...noFactors(personId), version: lost.version }
    return resets.save(done, { name: 'identity.reset-confirmed', by: actor, at }, [
      ...(await factors.riding(left, { name: 'identity.factors-reset', by: actor, at }, factorIds(lost))),
      ...(await accounts.riding(endingSessions(account, actor.personId), {
        name: 'identity.account-changed',
        by: actor,
        at,
      })),
    ])
  }
