import { mostAddresses } from '../../../shared/addresses.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import type { Account } from './account.ts'

/** What a change takes and gives; the first address is where messages go. */
export type AddressChange = { readonly from?: string | undefined; readonly to?: string | undefined }

/** The account after the change: a new address stands in the place of the old one, or at the end. */
export function withAddresses(account: Account, { from, to }: AddressChange): Account {
  const { addresses } = account
  if (from !== undefined && !addresses.includes(from)) throw notFound()
  if (to !== undefined && addresses.includes(to)) throw new Failure('address-taken')
  const put = to === undefined ? [] : [to]
  const next =
    from === undefined ? [...addresses, ...put] : addresses.flatMap((one) => (one === from ? put : [one]))
  if (next.length === 0) throw new Failure('last-address')
  if (next.length > mostAddresses) throw new Failure('too-many-addresses')
  return { ...account, addresses: next }
}
