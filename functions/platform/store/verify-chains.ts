import type { Item, Key } from './port.ts'
import { openPartition, type Allows, type Gone } from './verify-partition.ts'

/** What `npm run audit:verify` prints: events read, and the key of the first thing that does not fit. */
export type Verdict = { ok: boolean; entries: number; firstBad: string | null }

/**
 * Whether every chain is contiguous, every hash fits, and every aggregate is at the version, head and state
 * that its events lead to. `now` in epoch seconds: an aggregate may be gone only after its last event's expiry.
 */
export function verifyChains(items: Iterable<Item>, now: number): Verdict {
  const verifying = openVerifier()
  for (const item of [...items].toSorted(byKey)) verifying.take(item)
  return verifying.verdict(now)
}

const byKey = (a: Key, b: Key): number => compare(a.pk, b.pk) || compare(a.sk, b.sk)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Takes items one by one, partition by partition and in the order of sort keys; holds no more than a partition's states. */
export function openVerifier(allows: Allows = () => true) {
  const partition = openPartition(allows)
  let entries = 0
  let latest = ''
  let bad: Key | undefined
  const gone: Gone[] = []
  const close = (): void => {
    const found = partition.close(gone)
    bad ??= found
  }
  return {
    /** `text` is the item's data as it was stored, where that is known: it spares writing it again. */
    take(item: Item, text?: string): void {
      if (item.pk !== partition.pk()) {
        close()
        partition.open(item.pk)
      }
      if (!partition.take(item, text)) return
      entries++
      const { at } = item.data
      if (typeof at === 'string' && at > latest) latest = at
    },
    verdict(now: number): Verdict {
      close()
      // A deployment under `--clock` may be ahead of this machine; its own events say how far.
      const end = Math.max(now, Date.parse(latest) / 1000 || 0)
      bad ??= gone.find(({ expiresAt }) => !(typeof expiresAt === 'number' && expiresAt <= end))?.key
      return { ok: !bad, entries, firstBad: bad ? `${bad.pk} ${bad.sk}` : null }
    },
  }
}
