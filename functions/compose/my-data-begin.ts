import type { PersonId } from '../../shared/ids.ts'
import type { Instant } from '../../shared/dates.ts'
import type { Receipt } from '../../shared/receipt.ts'
import type { Account } from '../contexts/identity/account.ts'
import { accountRecord, blindAddress } from '../contexts/identity/store.ts'
import { rosterChanges } from '../contexts/identity/store-staff.ts'
import { claimsOf } from '../contexts/volunteers/store-beside.ts'
import { volunteerRecord } from '../contexts/volunteers/store-item.ts'
import { volunteersStore } from '../contexts/volunteers/store.ts'
import type { Belief } from '../kernel/belief.ts'
import { Failure } from '../kernel/failure.ts'
import { believe, believeSave } from '../platform/store/belief.ts'
import { destruction } from '../platform/store/data-keys.ts'
import type { Save } from '../platform/store/db.ts'
import { keys } from '../platform/store/keys.ts'
import type { Item } from '../platform/store/port.ts'
import { isErased, tombstoneOf } from '../platform/store/record.ts'
import type { Base } from './base.ts'
import type { Erasing } from './my-data-erasure.ts'

export type How = {
  readonly by: { readonly personId: PersonId } | 'system'
  readonly at: Instant
  readonly withPlaces: boolean
}

/** The first transaction: key, account, file and claims. Whatever sealed values still stand cannot be opened any more. */
export async function begin(
  base: Base,
  account: Account,
  how: How,
): Promise<{ receipts: Receipt[]; erasing: Erasing }> {
  const { personId: id, addresses } = account
  const [item, file, key] = await Promise.all([
    base.db.get(keys.account(id)),
    base.db.get(keys.volunteer(id)),
    base.db.get(keys.dataKey(id)),
  ])
  if (!item || !key) throw new Failure('changed-meanwhile')
  const job: Erasing = {
    personId: id,
    at: how.at,
    addresses: addresses.map((one) => blindAddress(base.keys, one)),
  }
  const ended = { standing: 'ERASED', sessionEpoch: account.sessionEpoch + 1 }
  const receipts = await base.db.commit({
    saves: [saveOf(id, item, { ...tombstoneOf(accountRecord, item.data), ...ended }, how)],
    with: [
      believe(destruction(key, id)),
      believe({ put: { ...keys.erasing(id), version: 1, data: job }, if: { absent: true } }),
      ...job.addresses.map((blind) => believe({ delete: keys.addressTaken(blind), if: { present: true } })),
      ...(await rosterChanges(base.sealer, account, { ...account, grants: [] })),
      ...(file && !isErased(file) ? await withFile(base, id, file, how) : []),
      ...(how.withPlaces ? [] : await withoutPlaces(base, id)),
    ],
  })
  return { receipts, erasing: job }
}

async function withFile(base: Base, id: PersonId, item: Item, how: How): Promise<Belief[]> {
  const file = await volunteersStore(base).find(id)
  const claim = file ? [claimsOf(base.keys).release(file)] : []
  return [believeSave(saveOf(id, item, tombstoneOf(volunteerRecord, item.data), how)), ...claim]
}

/** No place may be confirmed between the question and the erasure. */
async function withoutPlaces({ db }: Base, id: PersonId): Promise<Belief[]> {
  const key = keys.load(id)
  const item = await db.get(key)
  const none = item
    ? ({ guards: [{ field: 'load', is: '=', than: 0 }] } as const)
    : ({ absent: true } as const)
  return [believe({ check: key, if: none }, new Failure('places-open'))]
}

function saveOf(
  id: PersonId,
  { pk, sk, version, data: before }: Item,
  data: Item['data'],
  { by, at }: How,
): Save {
  const { region } = before
  const event = {
    name: 'identity.erased',
    by,
    at,
    ...(typeof region === 'string' ? { region } : {}),
  } as const
  return { id, key: { pk, sk }, version, data, event }
}
