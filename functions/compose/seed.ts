import type { Region } from '../../shared/regions.ts'
import { believe } from '../platform/store/belief.ts'
import { keys } from '../platform/store/keys.ts'
import { openDb } from '../platform/store/open-db.ts'
import { plain } from '../platform/store/plain.ts'
import type { Adapters } from './base.ts'

const systemDb = (adapters: Adapters) =>
  openDb({ ...adapters, request: { personId: 'system', route: 'seed' } })

/** The regions of a new deployment: they are its settings, not things that people change, so no event tells of them. */
export async function setRegions(adapters: Adapters, regions: readonly Region[]): Promise<void> {
  const db = systemDb(adapters)
  for (let from = 0; from < regions.length; from += 50)
    await db.note(
      regions
        .slice(from, from + 50)
        .map((one) =>
          believe({ put: { ...keys.region(one.code), version: 1, data: plain(one) }, if: { absent: true } }),
        ),
    )
}
