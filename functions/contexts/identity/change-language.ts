import type { Actor } from '../../../shared/access.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Accounts } from './ports.ts'

type Needs = { accounts: Accounts; now: Clock }

/** The language in which messages reach this person. */
export const changeLanguage =
  ({ accounts, now }: Needs) =>
  async (actor: Actor, language: Language): Promise<Receipt[]> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.change-self'] }, account)
    return accounts.save({ ...account, language }, { name: 'identity.account-changed', by: actor, at: now() })
  }
