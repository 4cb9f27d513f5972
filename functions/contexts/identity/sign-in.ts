import { addMinutes } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { type Account, signedInMinutes } from './account.ts'
import type { Accounts, Codes, SignedIn } from './ports.ts'

type Needs = {
  accounts: Accounts
  codes: Codes
  signedIn: SignedIn
  newPersonId: () => PersonId
  newToken: () => string
  now: Clock
}

export type SignInInput = { address: string; code: string; browser: string | undefined; language: Language }

/** Exchanges a code for a session; the first sign-in with an address opens an account. */
export const signIn =
  (needs: Needs) =>
  async ({ address, code, browser, language }: SignInInput) => {
    if (browser === undefined || !(await needs.codes.take(address, browser, code)))
      throw new Failure('code-wrong')
    const account =
      (await needs.accounts.findByAddress(address)) ?? (await openAccount(needs, address, language))
    const token = needs.newToken()
    const minutes = signedInMinutes(account)
    await needs.signedIn.start(token, account.personId, addMinutes(needs.now(), minutes))
    return { personId: account.personId, token, seconds: minutes * 60 }
  }

async function openAccount({ accounts, newPersonId, now }: Needs, address: string, language: Language) {
  const personId = newPersonId()
  const at = now()
  const account: Account = { personId, version: 0, addresses: [address], language, grants: [], openedAt: at }
  await accounts.create(account, { name: 'identity.account-opened', by: { personId }, at })
  return account
}
