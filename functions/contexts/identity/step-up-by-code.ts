import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { hasFactor } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'
import type { Started } from './new-token.ts'
import type { Accounts, Codes } from './ports.ts'

type Needs = {
  accounts: Accounts
  codes: Codes
  factors: Pick<FactorStore, 'find'>
  stepUp: (token: string | undefined) => Promise<Started>
}

type Given = { address: string; code: string; browser: string | undefined; token: string | undefined }

/** The step-up of those who have no second factor: a new code to one of their own addresses. */
export const stepUpByCode =
  ({ accounts, codes, factors, stepUp }: Needs) =>
  async (actor: Actor, { address, code, browser, token }: Given): Promise<Started> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.see-self'] }, account)
    if (hasFactor(await factors.find(actor.personId))) throw new Failure('second-factor-needed')
    const isOwn = account.addresses.includes(address)
    if (!isOwn || browser === undefined || !(await codes.take(address, browser, code)))
      throw new Failure('code-wrong')
    return stepUp(token)
  }
