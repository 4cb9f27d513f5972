import type { Actor } from '../../../shared/access.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { barsOf, type Erasure } from './my-data-ports.ts'
import type { Accounts } from './ports.ts'

type Needs = { accounts: Accounts; erasure: Erasure; now: Clock }

/** Forgets a person (PIPL art. 47). Roles and confirmed places are given up first: others rely on them. */
export const eraseMe =
  ({ accounts, erasure, now }: Needs) =>
  async (actor: Actor): Promise<Receipt[]> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.change-self'] }, account)
    const [bar] = barsOf(account, await erasure.openPlacesOf(actor.personId))
    if (bar) throw new Failure(bar)
    return erasure.erase(account, actor, now())
  }
