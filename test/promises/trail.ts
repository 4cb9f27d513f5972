import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyAudit } from '../../functions/compose/verify-audit.ts'
import { eventOf, hashOf, linkOf } from '../../functions/platform/store/chain.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { headsIn, isMarker } from '../../functions/platform/store/moved.ts'
import type { Item, Key } from '../../functions/platform/store/port.ts'
import { verifyChains, type Verdict } from '../../functions/platform/store/verify-chains.ts'
import { verifyTrail } from '../../functions/platform/store/verify-trail.ts'
import type { Promised } from '../support/figures.ts'
import { randomFrom } from '../support/store/faults.ts'
import { aDeployment, ofFiles, type Deployment, type Forged } from '../support/store/forged-files.ts'
import { consistent, forge } from '../support/store/forgeries.ts'
import { aClock, noon } from '../support/store/stores.ts'
import { tamper, tamperings } from '../support/store/trail.ts'

const now = Date.parse(noon) / 1000
type Whole = Awaited<ReturnType<typeof aDeployment>>

/** What the audit trail promises: whoever may write all of the store, but cannot sign, changes nothing unnoticed. */
export async function run({ full, seed }: { full: boolean; seed: number }): Promise<Promised[]> {
  const whole = await aDeployment(5)
  return [
    clumsy(whole, full ? 4_000 : 200, seed),
    consistently(whole, full ? 6_000 : 300, seed),
    await onDisk(whole, full ? 280 : 14, seed),
  ]
}

/** Somebody who changes an entry and does not, or not in all that follows, mend the chain. */
function clumsy(whole: Whole, n: number, seed: number): Promised {
  const random = randomFrom(seed)
  const count = { hidden: 0, far: 0, unlinked: 0 }
  for (let round = 0; round < n; round++) {
    const kind = tamperings[round % tamperings.length] ?? 'edit'
    const { items, at } = tamper(whole.items, kind, random, rehashed)
    tally(count, { items, files: whole.files, struck: [at] }, whole)
    if (hashesFit(items)) count.unlinked++
  }
  return {
    promise: `every tampering with an entry is found and named to ±1 (${tamperings.length} kinds)`,
    figure: `${count.hidden} not found, ${count.far} named elsewhere`,
    n,
    control: `hashes alone, without links and heads: ${count.unlinked} not found`,
    kept: count.hidden === 0 && count.far === 0 && verify(whole, whole).ok,
    noticed: count.unlinked > 0,
  }
}

/** Somebody who leaves chains that fit in themselves, or strikes at the checkpoints. */
function consistently(whole: Whole, n: number, seed: number): Promised {
  const random = randomFrom(seed)
  const kinds = [...consistent, ...ofFiles]
  const count = { hidden: 0, far: 0, missed: 0 }
  for (let round = 0; round < n; round++) {
    const forged = forge(whole, kinds[round % kinds.length] ?? 'store rolled back', random)
    tally(count, forged, whole)
    if (verifyChains(forged.items, now).ok) count.missed++
  }
  return {
    promise: `re-chained, rolled back, or a checkpoint altered: found and named to ±1 (${kinds.length} kinds)`,
    figure: `${count.hidden} not found, ${count.far} named elsewhere`,
    n,
    control: `chains alone, without checkpoints: ${count.missed} not found`,
    kept: count.hidden === 0 && count.far === 0,
    noticed: count.missed === n,
  }
}

/** The same as people meet it: a data directory, changed while it is stopped, and `audit:verify`. */
async function onDisk(whole: Whole, n: number, seed: number): Promise<Promised> {
  const random = randomFrom(seed)
  const kinds = [...consistent, ...ofFiles]
  const count = { hidden: 0, far: 0, missed: 0 }
  const honest = await verdictOf(whole)
  for (let round = 0; round < n; round++) {
    const forged = forge(whole, kinds[round % kinds.length] ?? 'store rolled back', random)
    judge(count, await verdictOf(forged), forged)
    if (verifyChains(forged.items, now).ok) count.missed++
  }
  return {
    promise: 'the same by audit:verify, in copies of the data directory',
    figure: `${count.hidden} not found, ${count.far} named elsewhere`,
    n,
    control: `chains alone, without checkpoints: ${count.missed} not found`,
    kept: count.hidden === 0 && count.far === 0 && honest.ok,
    noticed: count.missed === n,
  }
}

const tally = (count: { hidden: number; far: number }, forged: Forged, whole: Deployment): void =>
  judge(count, verify(forged, whole), forged)

function judge(count: { hidden: number; far: number }, { ok, firstBad }: Verdict, forged: Forged): void {
  if (ok) count.hidden++
  else if (!isNear(firstBad ?? '', forged)) count.far++
}

/** In memory, as `audit:verify` does it: in the order of keys, with the text as it is stored. */
function verify({ items, files }: Deployment, before: Deployment): Verdict {
  const sorted = items.toSorted((a, b) => (`${a.pk}\0${a.sk}` < `${b.pk}\0${b.sk}` ? -1 : 1))
  return verifyTrail({
    before: [...before.files.keys()],
    after: { names: [...files.keys()], read: (name) => files.get(name) ?? '' },
    snapshot: {
      waiting: items.filter(isMarker).flatMap(headsIn),
      items: sorted.map((item) => [item, JSON.stringify(item.data)] as const),
    },
    now,
  })
}

/** Within one entry of a place that was struck; an aggregate stands after its last event. */
function isNear(firstBad: string, { items, struck }: Forged): boolean {
  const [pk = '', sk = ''] = firstBad.includes(' ') ? firstBad.split(' ') : firstBad.split('/')
  const events = (of: string) => items.filter((item) => item.pk === pk && eventOf(item)?.key.sk === of).length
  const place = (key: Key): { of: string; at: number } => {
    const event = eventOf(key)
    if (event) return { of: event.key.sk, at: event.version }
    const file = /^checkpoint-(\d+)$/.exec(key.sk)
    return file ? { of: 'checkpoints', at: Number(file[1]) } : { of: key.sk, at: events(key.sk) + 1 }
  }
  const named = place({ pk, sk })
  return struck.some((key) => {
    const { of, at } = place(key)
    return key.pk === pk && of === named.of && Math.abs(at - named.at) <= 1
  })
}

/** Writes a deployment into a directory of its own, and asks `audit:verify`. */
async function verdictOf({ items, files }: Deployment): Promise<Verdict> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxing-trail-'))
  try {
    const store = openEmbedded(dir, aClock())
    const puts = items.map((put) => ({ put, if: { absent: true } }) as const)
    const writes = Array.from({ length: Math.ceil(puts.length / 100) }, (_, n) =>
      store.write(puts.slice(n * 100, (n + 1) * 100)),
    )
    await Promise.all(writes)
    await store.close()
    mkdirSync(join(dir, 'checkpoints'))
    for (const [name, text] of files) writeFileSync(join(dir, 'checkpoints', name), text)
    return await verifyAudit(dir, aClock())
  } finally {
    rmSync(dir, { recursive: true })
  }
}

function rehashed(event: Item): Item {
  const of = eventOf(event)
  const link = linkOf(event)?.link
  return of && link ? { ...event, data: { ...event.data, hash: hashOf(of.key, of.version, link) } } : event
}

const hashesFit = (items: readonly Item[]): boolean =>
  items
    .filter(({ sk }) => sk.startsWith('EVT#'))
    .every((event) => rehashed(event).data['hash'] === event.data['hash'])
