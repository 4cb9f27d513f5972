import type { PersonId, SignedInId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { type Account, newAccount } from './account.ts'
import { deviceOf } from './device.ts'
import { hasFactor } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'
import { startedWith, type Started } from './new-token.ts'
import type { Accounts, Codes, SignedIn, Spending } from './ports.ts'
import { beginSession, levelOf, type SessionFacts } from './session.ts'

type Needs = {
  accounts: Accounts
  codes: Codes
  spending: Spending
  signedIn: SignedIn
  factors: Pick<FactorStore, 'find'>
  newPersonId: () => PersonId
  newSignedInId: () => SignedInId
  newToken: () => string
  now: Clock
}

export type SignInInput = {
  address: string
  code: string
  /** The cookie of the browser that asked for the code. */
  browser: string | undefined
  /** The session that this browser had: it ends. */
  previous: string | undefined
  userAgent: string | undefined
  language: Language
  source: string | undefined
}

type Answer = Started & { personId: PersonId; level: SessionFacts['level'] }

/**
 * Exchanges a code for a session; the first sign-in with an address opens an account. Whoever may not sign in gets the
 * same answer as for a wrong code, even with the right one.
 */
export const signIn =
  (needs: Needs) =>
  async (input: SignInInput): Promise<Answer> => {
    const { address, code, browser, language } = input
    if (!(await needs.spending.signInOfSource(input.source))) throw new Failure('too-many-requests')
    if (browser === undefined || !(await needs.codes.take(address, browser, code)))
      throw new Failure('code-wrong')
    const account =
      (await needs.accounts.findByAddress(address)) ?? (await openAccount(needs, address, language))
    if (account.standing !== 'ACTIVE') throw new Failure('code-wrong')
    return begun(needs, account, input)
  }

async function begun(needs: Needs, account: Account, { previous, userAgent }: SignInInput): Promise<Answer> {
  const asksFactor = hasFactor(await needs.factors.find(account.personId))
  const at = needs.now()
  const beginning = { id: needs.newSignedInId(), device: deviceOf(userAgent), asksFactor }
  const session = beginSession(beginning, account, at)
  const token = needs.newToken()
  await needs.signedIn.start({ token, session })
  if (previous !== undefined) await needs.signedIn.end(previous)
  return {
    personId: account.personId,
    level: levelOf(session, account),
    ...startedWith(token, session, at),
  }
}

async function openAccount({ accounts, newPersonId, now }: Needs, address: string, language: Language) {
  const at = now()
  const account = newAccount(newPersonId(), address, language, at)
  const by = { personId: account.personId }
  await accounts.create(account, { name: 'identity.account-opened', by, at })
  return account
}
