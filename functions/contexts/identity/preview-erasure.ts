import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import { barsOf, type Erasure, type Held } from './my-data-ports.ts'
import type { Accounts } from './ports.ts'

type Needs = { accounts: Accounts; held: Held; erasure: Erasure }

/** What erasing would take, what a law keeps, and what stands in its way. */
export const previewErasure =
  ({ accounts, held, erasure }: Needs) =>
  async (actor: Actor) => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.see-self'] }, account)
    const bars = barsOf(account, await erasure.openPlacesOf(actor.personId))
    return { bars, ...(await held.partsOf(actor.personId)) }
  }
