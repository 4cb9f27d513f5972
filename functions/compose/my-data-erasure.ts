import * as z from 'zod'
import { instant, type Instant } from '../../shared/dates.ts'
import { personId } from '../../shared/ids.ts'
import type { Account } from '../contexts/identity/account.ts'
import type { Erasure } from '../contexts/identity/my-data-ports.ts'
import { accountsStore } from '../contexts/identity/store.ts'
import { AlreadyWritten } from '../platform/files/write-once.ts'
import { keys } from '../platform/store/keys.ts'
import { openDb } from '../platform/store/open-db.ts'
import type { Item } from '../platform/store/port.ts'
import type { Adapters, Base } from './base.ts'
import { begin } from './my-data-begin.ts'
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

/** For what is past its retention: false when somebody still relies on a place of this person. */
export async function eraseForgotten(adapters: Adapters, account: Account, at: Instant): Promise<boolean> {
  const base = { ...adapters, db: openDb({ ...adapters, request: { personId: 'system', route: 'erasure' } }) }
  if (loadIn(await base.db.get(keys.load(account.personId))) > 0) return false
  // Read by this view of the store, for the commit to compare with.
  const read = await accountsStore(base).find(account.personId)
  if (!read) return false
  const begun = await begin(base, read, { by: 'system', at, withPlaces: false })
  await complete(adapters, begun.erasing)
  return true
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

function loadIn(item: Item | undefined): number {
  const load = item?.data['load']
  return typeof load === 'number' ? load : 0
}
