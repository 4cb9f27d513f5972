import { existsSync } from 'node:fs'
import { factsOfResidentId } from '../../../shared/formats.ts'
import { personId } from '../../../shared/ids.ts'
import { volunteersStore } from '../../contexts/volunteers/store.ts'
import { openDb } from '../../platform/store/open-db.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Adapters } from '../base.ts'
import { keysFile, openLocal, storeFile } from '../local.ts'
import { checkInvariants, type Checked } from './check.ts'

/** Reads a whole store, and of each volunteer's ID number whether they are a woman. */
export async function invariantsOf(adapters: Adapters): Promise<Checked> {
  const items: Item[] = []
  for await (const item of adapters.store.all()) items.push(item)
  const db = openDb({ ...adapters, request: { personId: 'system', route: 'invariants' } })
  const files = volunteersStore({ ...adapters, db })
  const women = new Set<string>()
  for (const { pk, sk } of items) {
    if (!pk.startsWith('VOL#') || sk !== 'A') continue
    const file = await files.find(personId.parse(pk.slice(4)))
    if (file && factsOfResidentId(file.idNumber).sex === 'FEMALE') women.add(file.personId)
  }
  return checkInvariants({ items, women, now: Date.parse(adapters.now()) / 1000 })
}

/** The same of a data directory; a server may be running on it meanwhile. */
export async function invariantsIn(dir: string, now: Adapters['now']): Promise<Checked> {
  if (!existsSync(storeFile(dir)) || !existsSync(keysFile(dir)))
    throw new Error(`there is no store in ${dir}`)
  const adapters = openLocal({ dir, now, send: async () => {} })
  try {
    return await invariantsOf(adapters)
  } finally {
    await adapters.store.close()
  }
}
