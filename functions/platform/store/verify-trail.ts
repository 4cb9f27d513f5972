import { headsIn, type Head } from './moved.ts'
import { firstBadFile, placeOfPin, eventOfHead, type Files } from './pins.ts'
import type { Item } from './port.ts'
import { openVerifier, type Verdict } from './verify-chains.ts'

/** A store as it was at one moment: what waits for a checkpoint, and all items by partition and sort key. */
export type Snapshot = { readonly markers: Iterable<Item>; readonly items: Iterable<Item> }

type Trail = {
  /** Names of the checkpoints that were there before the snapshot: the store must hold what they pin. */
  readonly before: readonly string[]
  /** Those there are after it: the store may hold what the later ones pin, too. */
  readonly after: Files
  readonly snapshot: Snapshot
  /** Epoch seconds. */
  readonly now: number
}

/**
 * Whether every chain holds, as `verifyChains` asks, and whether each of its events stands in a checkpoint or waits for
 * one, and none that does is missing: so is found, too, who rewrites a whole chain with its head, or restores an older
 * store. A server may be running meanwhile: a commit brings its marker along, and a marker goes after its checkpoint.
 */
export function verifyTrail({ before, after, snapshot, now }: Trail): Verdict {
  const waiting = waitingIn(snapshot)
  const earlier = new Set(before)
  const [required, later] = [new Set<string>(), new Set<string>()]
  const badFile = firstBadFile(after, ({ hash }, name) => (earlier.has(name) ? required : later).add(hash))
  const verifier = openVerifier((hash) => {
    const isWaiting = waiting.delete(hash)
    return required.delete(hash) || later.has(hash) || isWaiting
  })
  for (const item of snapshot.items) verifier.take(item)
  const verdict = verifier.verdict(now)
  if (badFile !== undefined) return { ...verdict, ok: false, firstBad: `checkpoints/${badFile}` }
  if (!verdict.ok) return verdict
  const [lost] = waiting.values()
  const missing = placeOfPin(after, required) ?? (lost && eventOfHead(lost))
  return missing ? { ...verdict, ok: false, firstBad: `${missing.pk} ${missing.sk}` } : verdict
}

const waitingIn = ({ markers }: Snapshot): Map<string, Head> =>
  new Map([...markers].flatMap(headsIn).map((head) => [head.hash, head]))
