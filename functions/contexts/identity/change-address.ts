import type { Actor } from '../../../shared/access.ts'
import type { EventName } from '../../../shared/events.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { type AddressChange, withAddresses } from './address-change.ts'
import { hasFactor } from './factor.ts'
import type { FactorStore } from './factor-ports.ts'
import type { Accounts, Codes } from './ports.ts'

/** In the same transaction: an address leads to one account, and a given one is free again. */
export type ClaimsOf = (change: AddressChange, personId: string) => Belief[]

type Needs = {
  accounts: Accounts
  codes: Codes
  factors: Pick<FactorStore, 'find'>
  claimsOf: ClaimsOf
  now: Clock
}

type Given = AddressChange & {
  /** The code that came to the new address. */
  readonly toCode?: string | undefined
  /** The code that came to the old one, if it still lives. */
  readonly fromCode?: string | undefined
  readonly browser: string | undefined
}

/** Codes for changes are no sign-in codes: the browser’s name under which they are kept tells them apart. */
export const forChange = (browser: string): string => `change-address\n${browser}`

/**
 * Adds, changes or removes one’s own address. The new one is confirmed by a code to it; the old one by a code to it,
 * or, when it is lost, by the second factor, which the step-up before this has asked for. Who has none needs the code.
 */
export const changeAddress =
  ({ accounts, codes, factors, claimsOf, now }: Needs) =>
  async (actor: Actor, given: Given): Promise<Receipt[]> => {
    const { from, fromCode, to, toCode, browser } = given
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.change-self'] }, account)
    const changed = withAddresses(account, given)
    const confirm = async (address: string, code: string | undefined): Promise<void> => {
      const isRight =
        browser !== undefined && code !== undefined && (await codes.take(address, forChange(browser), code))
      if (!isRight) throw new Failure('code-wrong')
    }
    if (from !== undefined && fromCode === undefined && !hasFactor(await factors.find(actor.personId)))
      throw new Failure('old-address-needed')
    if (from !== undefined && fromCode !== undefined) await confirm(from, fromCode)
    if (to !== undefined) await confirm(to, toCode)
    const happening = { name: nameOf(given), by: actor, at: now() }
    return accounts.save(changed, happening, claimsOf(given, account.personId))
  }

const nameOf = ({ from, to }: AddressChange): EventName =>
  from === undefined
    ? 'identity.address-added'
    : to === undefined
      ? 'identity.address-removed'
      : 'identity.address-changed'
