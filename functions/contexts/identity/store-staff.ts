import * as z from 'zod'
import { grant, type Grant } from '../../../shared/access.ts'
import { instant } from '../../../shared/dates.ts'
import { personId } from '../../../shared/ids.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import { keys } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Account } from './account.ts'
import type { Happening, StoreNeeds } from './store.ts'

const staffItem = z.object({ personId, address: z.string(), grant, since: instant })

/** The entry as the staff list reads it. */
export async function toStaff(sealer: Sealer, item: Item) {
  const { address, ...rest } = staffItem.parse(item.data)
  return {
    ...rest,
    address: await sealer.unseal(address, {
      key: { pk: item.pk, sk: item.sk },
      attribute: 'address',
      whose: rest.personId,
    }),
  }
}

/** The entry that makes a person stand in an organization's staff list; none for a role that is not an organization's. */
export async function staffOf({ sealer }: StoreNeeds, given: Grant, account: Account, { at }: Happening) {
  if (given.organizationId === undefined) return []
  const key = keys.staff(given.organizationId, account.personId, given.role)
  const address = await sealer.seal(account.addresses[0] ?? '', {
    key,
    attribute: 'address',
    whose: account.personId,
  })
  const data = plain({ personId: account.personId, address, grant: given, since: at })
  return [
    believe({ put: { ...key, version: 1, data }, if: { absent: true } }, new Failure('invitation-ended')),
  ]
}
