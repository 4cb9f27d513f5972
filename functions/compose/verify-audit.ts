import { existsSync } from 'node:fs'
import { openEmbedded } from '../platform/store/embedded.ts'
import { storeFile } from '../platform/store/embedded-table.ts'
import type { Item } from '../platform/store/port.ts'
import { verifyChains, type Verdict } from '../platform/store/verify-chains.ts'
import type { Clock } from '../kernel/clock.ts'

/** Whether the audit trail in a data directory holds; a server may be running on it meanwhile. */
export async function verifyAudit(dir: string, clock: Clock): Promise<Verdict> {
  if (!existsSync(storeFile(dir))) throw new Error(`there is no store in ${dir}`)
  const store = openEmbedded(dir, clock)
  try {
    const items: Item[] = []
    for await (const item of store.all()) items.push(item)
    return verifyChains(items, Date.parse(clock()) / 1000)
  } finally {
    await store.close()
  }
}
