import type { Actor } from '../../../shared/access.ts'
import type { MyData } from '../../../shared/my-data.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Held } from './my-data-ports.ts'
import type { Accounts } from './ports.ts'

type Needs = { accounts: Accounts; held: Held; now: Clock }

/** Everything held about oneself, in clear (PIPL art. 45). That it left goes into the trail first. */
export const exportMyData =
  ({ accounts, held, now }: Needs) =>
  async (actor: Actor, form: 'json' | 'page'): Promise<MyData> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.see-self'] }, account)
    const at = now()
    const details = { form, reason: 'asked-by-person' } as const
    await accounts.save(account, { name: 'identity.data-exported', by: actor, at, details })
    return { personId: actor.personId, madeAt: at, ...(await held.everythingOf(actor.personId)) }
  }
