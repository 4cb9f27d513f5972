import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapters } from '../compose.ts'
import { openLocal, saveStore, storeFile } from '../compose/local.ts'
import type { Clock } from '../kernel/clock.ts'
import { writeAtomically } from '../platform/files/write-atomically.ts'
import { demoPeople, demoSeed } from './demo/seed.ts'
import { loadSeed } from './load-seed.ts'
import type { Fill } from './options.ts'
import { readSeed } from './read-seed.ts'

/** Whom the sign-in page shows in demo mode; the file exists only where demo data was loaded. */
export const demoFile = (dir: string): string => join(dir, 'demo.json')

type Say = (line: string) => void

/**
 * Fills a data directory that has no store yet; one that has is left as it is. The store is filled beside its place and
 * then moved there, so that an interrupted start leaves nothing half.
 */
export async function fillWhenNew(dir: string, fill: Fill, now: Clock, say: Say): Promise<void> {
  if (existsSync(storeFile(dir))) return
  rmSync(demoFile(dir), { force: true })
  if (fill.kind === 'empty') return
  const seed = fill.kind === 'demo' ? demoSeed(now()) : readSeed(readFileSync(fill.file, 'utf8'), fill.file)
  const from = performance.now()
  const adapters = openLocal({ dir, now, send: async () => {}, inMemory: true })
  await loadSeed(adapters, seed)
  const loading = join(dir, 'loading')
  rmSync(loading, { recursive: true, force: true })
  await saveStore(adapters, loading)
  await adapters.store.close()
  if (fill.kind === 'demo') writeAtomically(demoFile(dir), `${JSON.stringify(demoPeople(seed), null, 2)}\n`)
  renameSync(storeFile(loading), storeFile(dir))
  rmSync(loading, { recursive: true, force: true })
  say(
    `${fill.kind === 'demo' ? 'Demo data' : 'The seed'} was loaded in ${((performance.now() - from) / 1000).toFixed(1)} s`,
  )
}

/** Whether nobody has an account yet, and nobody is invited to administer. */
export async function hasNobody({ store }: Adapters): Promise<boolean> {
  for await (const { pk } of store.all()) if (pk.startsWith('PER#') || pk.startsWith('INV#')) return false
  return true
}
