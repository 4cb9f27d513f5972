import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localCheckpoints } from '../../functions/compose/checkpoints.ts'
import { verifyAudit } from '../../functions/compose/verify-audit.ts'
import { checkpoint } from '../../functions/jobs/checkpoint.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { trailIn } from '../../functions/platform/store/embedded-trail.ts'
import { eventOf } from '../../functions/platform/store/chain.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import type { Figure } from '../support/figures.ts'
import { aRequest, aSave } from '../support/store/saves.ts'
import { aClock, noon } from '../support/store/stores.ts'

const wanted = 200_000
const second = Date.parse(noon) / 1000

/**
 * Entries a second that `audit:verify` checks, chains and checkpoints, beside SHA-256 alone over the same bytes. Each chain
 * has four events, each event in a checkpoint of another minute: most checkpoint for the fewest entries.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxing-trail-'))
  try {
    const pinned = await fill(dir, quick ? 5_000 : 50_000)
    const bare = hashing(dir)
    const rates: number[] = []
    for (let n = 0; n < 5; n++) rates.push(await verifying(dir))
    const rate = rates.toSorted((a, b) => b - a)[0] ?? 0
    const median = rates.toSorted((a, b) => a - b)[2] ?? 0
    return [
      { what: 'baseline: SHA-256 alone, one thread', value: perSecond(bare) },
      {
        what: 'audit:verify, best of five',
        value: `${perSecond(rate)} = ${(rate / bare).toFixed(2)} × SHA-256 alone`,
        wanted: `${wanted}/s`,
        met: rate >= wanted,
      },
      { what: 'audit:verify, median of five', value: perSecond(median) },
      { what: 'commits signed into checkpoints (markers read and removed)', value: perSecond(pinned) },
    ]
  } finally {
    rmSync(dir, { recursive: true })
  }
}

/** Fills a store; the commits a second that checkpoints took in. */
async function fill(dir: string, chains: number): Promise<number> {
  const store = openEmbedded(dir, aClock())
  const needs = localCheckpoints({ store, now: aClock() }, dir)
  let [commits, milliseconds] = [0, 0]
  for (let version = 0; version < 4; version++) {
    for (let n = 0; n < chains; n += 500)
      await Promise.all(Array.from({ length: 500 }, (_, i) => change(store, n + i, version)))
    const from = performance.now()
    for (let taken = 1; taken > 0; commits += taken) taken = (await checkpoint(needs)).handled
    milliseconds += performance.now() - from
  }
  await store.close()
  return (commits * 1000) / milliseconds
}

/** An enrolment changes; four of a session stand in one partition. */
async function change(store: Store, n: number, version: number): Promise<void> {
  const name = (prefix: string, one: number) => `${prefix}_${String(one).padStart(22, '0')}`
  const key = { pk: `SES#${name('ses', n >> 2)}`, sk: `ENR#${name('per', n)}` }
  const db = aRequest(store)
  if (version > 0) await db.get(key)
  const data = {
    personId: name('per', n),
    status: 'ENROLLED',
    attendance: version === 0 ? '' : `PRESENT ${version}`,
    sealed: 'x'.repeat(120),
    enrolledAt: noon,
  }
  const event = { name: 'volunteers.changed', by: 'system', at: noon } as const
  await db.commit({ saves: [aSave({ id: key.sk, key, version, data, event })] })
}

function hashing(dir: string): number {
  const { items, close } = trailIn(dir, {}, second)
  const texts: string[] = []
  for (const [item, text] of items) if (eventOf(item)) texts.push(text)
  close()
  const from = performance.now()
  for (const text of texts) hash('sha256', text)
  return (texts.length * 1000) / (performance.now() - from)
}

async function verifying(dir: string): Promise<number> {
  const from = performance.now()
  const { ok, entries } = await verifyAudit(dir, aClock())
  if (!ok) throw new Error('an honest trail was found to be bad')
  return (entries * 1000) / (performance.now() - from)
}

const perSecond = (rate: number): string => `${Math.round(rate)}/s`
