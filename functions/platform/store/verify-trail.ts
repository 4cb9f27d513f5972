import { HashSet } from './hash-set.ts'
import type { Head } from './moved.ts'
import { eventOfPin, firstBadFile, type Files } from './pins.ts'
import { eventKey } from './chain.ts'
import type { Item } from './port.ts'
import { openVerifier, type Verdict } from './verify-chains.ts'

/** A store as it was at one moment: heads that wait for a checkpoint, and its items by partition and sort key. */
export type Snapshot = {
  readonly waiting: readonly Head[]
  /** Each with its data as it is stored, where that is known. */
  readonly items: Iterable<readonly [Item, string?]>
}

/** One of several who share the work: of the partitions from one name up to another. */
export type Part = {
  readonly index: number
  readonly of: number
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Trail = {
  /** Names of the checkpoints that were there before the snapshot: the store must hold what they pin. */
  readonly before: readonly string[]
  /** Those there are after it: the store may hold what the later ones pin, too. */
  readonly after: Files
  readonly snapshot: Snapshot
  readonly part?: Part
  /** Epoch seconds. */
  readonly now: number
}

/**
 * Whether every chain holds, as `verifyChains` asks, and whether each of its events stands in a checkpoint or waits for
 * one, and none that does is missing: so is found, too, who rewrites a whole chain with its head, or restores an older
 * store. A server may be running meanwhile: a commit brings its marker along, and a marker goes after its checkpoint.
 */
export function verifyTrail({ before, after, snapshot, part = whole, now }: Trail): Verdict {
  const isMine = ({ from, to }: Part, pk: string): boolean =>
    (from === undefined || pk >= from) && (to === undefined || pk < to)
  const mine = snapshot.waiting.filter(({ pk }) => isMine(part, pk))
  const waiting = new Map(mine.map((head) => [head.hash, head]))
  const earlier = new Set(before)
  const [required, later] = [new HashSet(), new HashSet()]
  const badFile = firstBadFile(after, {
    pin: (hash, pk, name) => void (isMine(part, pk) && (earlier.has(name) ? required : later).add(hash)),
    checks: (n) => n % part.of === part.index,
  })
  const verifier = openVerifier((hash) => {
    const isWaiting = waiting.delete(hash)
    return required.meet(hash) || later.meet(hash) || isWaiting
  })
  for (const [item, text] of snapshot.items) verifier.take(item, text)
  const verdict = verifier.verdict(now)
  if (badFile !== undefined) return { ...verdict, ok: false, firstBad: fileName(badFile) }
  if (!verdict.ok) return verdict
  const pinned = required.left > 0 ? eventOfPin(after, (hash) => required.isLeft(hash)) : undefined
  const [lost] = waiting.values()
  const missing = pinned ?? (lost && eventKey(lost, lost.version))
  return missing ? { ...verdict, ok: false, firstBad: `${missing.pk} ${missing.sk}` } : verdict
}

const whole: Part = { index: 0, of: 1 }

const folder = 'checkpoints/'
const fileName = (name: string): string => `${folder}${name}`

/** What the parts come to: a checkpoint that does not hold is named before all else, because the rest rests on it. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const bad = verdicts.flatMap(({ firstBad }) => firstBad ?? [])
  const files = bad.filter((name) => name.startsWith(folder)).toSorted()
  return {
    ok: verdicts.every(({ ok }) => ok),
    entries: verdicts.reduce((sum, { entries }) => sum + entries, 0),
    firstBad: files[0] ?? bad[0] ?? null,
  }
}
