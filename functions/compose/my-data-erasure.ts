import * as z from 'zod'
import { instant, type Instant } from '../../shared/dates.ts'
import { type PersonId, personId } from '../../shared/ids.ts'
import type { Receipt } from '../../shared/receipt.ts'
import type { Account } from '../contexts/identity/account.ts'
import type { Erasure } from '../contexts/identity/my-data-ports.ts'
import { accountRecord, accountsStore, blindAddress } from '../contexts/identity/store.ts'
import { rosterChanges } from '../contexts/identity/store-staff.ts'
import { claimsOf } from '../contexts/volunteers/store-beside.ts'
import { volunteersStore } from '../contexts/volunteers/store.ts'
import { volunteerRecord } from '../contexts/volunteers/store-item.ts'
import type { Belief } from '../kernel/belief.ts'
import { Failure } from '../kernel/failure.ts'
import { AlreadyWritten } from '../platform/files/write-once.ts'
import { believe, believeSave } from '../platform/store/belief.ts'
import { destruction } from '../platform/store/data-keys.ts'
import type { Save } from '../platform/store/db.ts'
import { keys } from '../platform/store/keys.ts'
import { openDb } from '../platform/store/open-db.ts'
import type { Item } from '../platform/store/port.ts'
import { isErased, tombstoneOf } from '../platform/store/record.ts'
import type { Adapters, Base } from './base.ts'
import { finishErasure } from './my-data-rest.ts'

/** An erasure as the store keeps it until everything is done: an id, and blind indexes of the addresses. */
const erasing = z.object({ personId, at: instant, addresses: z.array(z.string()) })
export type Erasing = z.infer<typeof erasing>

/** What the register says of one. */
const registered = z.object({ personId, at: instant })

export const erasureOf = (base: Base): Erasure => ({
  openPlacesOf: async (id) => loadIn(await base.db.get(keys.load(id))),
  async erase(account, by, at) {
    const begun = await begin(base, account, { by, at, withPlaces: false })
    await complete(base, begun.erasing)
    return begun.receipts
  },
})

/** Takes up what a crash left half done; how many. */
export async function resumeErasures(adapters: Adapters, most: number): Promise<number> {
  const { items } = await adapters.store.query({ pk: keys.erasing('').pk, limit: most })
  for (const { data } of items) await complete(adapters, erasing.parse(data))
  return items.length
}

/**
 * Erases again everyone whom the register names and the store still knows: after a backup was put back. Run at each
 * start; how many there were.
 */
export async function applyRegister(adapters: Adapters): Promise<number> {
  let erased = 0
  for (const name of await adapters.register.list()) {
    if (!name.startsWith(prefix)) continue
    const { personId: id, at } = registered.parse(JSON.parse(await adapters.register.read(name)))
    const base = {
      ...adapters,
      db: openDb({ ...adapters, request: { personId: 'system', route: 'erasure' } }),
    }
    const account = await accountsStore(base).find(id)
    if (!account) continue
    const begun = await begin(base, account, { by: { personId: id }, at, withPlaces: true })
    await complete(adapters, begun.erasing)
    erased++
  }
  return erased
}

const prefix = 'erased-'

/** The register first: once the answer is given, no backup brings the person back. */
async function complete(adapters: Adapters, job: Erasing): Promise<void> {
  adapters.sealer.forget(job.personId)
  try {
    const { personId: id, at } = job
    await adapters.register.append(
      `${prefix}${id.replace('_', '-')}`,
      `${JSON.stringify({ personId: id, at })}\n`,
    )
  } catch (error) {
    if (!(error instanceof AlreadyWritten)) throw error
  }
  await finishErasure(adapters, job)
}

type How = {
  readonly by: { readonly personId: PersonId }
  readonly at: Instant
  readonly withPlaces: boolean
}

/** The first transaction: key, account, file and claims. Whatever sealed values still stand cannot be opened any more. */
async function begin(
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

function loadIn(item: Item | undefined): number {
  const load = item?.data['load']
  return typeof load === 'number' ? load : 0
}
