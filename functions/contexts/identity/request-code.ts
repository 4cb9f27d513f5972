import { addMinutes } from '../../../shared/dates.ts'
import { codeMinutes } from '../../../shared/identity.ts'
import type { Language } from '../../../shared/language.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Codes, SendCode, Spending } from './ports.ts'

type Needs = {
  codes: Codes
  spending: Spending
  sendCode: SendCode
  newCode: () => string
  newToken: () => string
  now: Clock
}

export type CodeRequest = {
  /** The cookie of the browser that asks: the code works there alone. */
  browser: string
  address: string
  language: Language
  source: string | undefined
}

/**
 * Sends a one-time code. Known, unknown, suspended and erased addresses are treated alike: whether there is an account
 * is first asked when the code comes back. What is refused for its source or address spends nothing of the total.
 */
export const requestCode =
  ({ codes, spending, sendCode, newCode, newToken, now }: Needs) =>
  async ({ browser, address, language, source }: CodeRequest): Promise<{ sent: true; minutes: number }> => {
    const isLeft =
      (await spending.codeOfSource(source)) &&
      (await spending.codeOfAddress(address)) &&
      (await spending.codeInTotal())
    if (!isLeft) throw new Failure('too-many-requests')
    const code = newCode()
    await codes.put({ address, browser, code, until: addMinutes(now(), codeMinutes), issue: newToken() })
    await sendCode(address, code, language)
    return { sent: true, minutes: codeMinutes }
  }
