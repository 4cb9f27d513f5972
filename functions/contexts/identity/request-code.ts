import { addMinutes } from '../../../shared/dates.ts'
import { codeMinutes } from '../../../shared/identity.ts'
import type { Language } from '../../../shared/language.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Codes, SendCode } from './ports.ts'

type Needs = { codes: Codes; sendCode: SendCode; newCode: () => string; now: Clock }

/**
 * Sends a one-time code. Known, unknown and suspended addresses are treated alike: whether there is an account is
 * first asked when the code comes back.
 */
export const requestCode =
  ({ codes, sendCode, newCode, now }: Needs) =>
  async (browser: string, address: string, language: Language): Promise<{ sent: true; minutes: number }> => {
    if (!(await codes.spendBudget(address))) throw new Failure('too-many-requests')
    const code = newCode()
    await codes.put(address, browser, code, addMinutes(now(), codeMinutes))
    await sendCode(address, code, language)
    return { sent: true, minutes: codeMinutes }
  }
