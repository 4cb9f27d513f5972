import { checkpointName, holds, pinnedBy, readCheckpoint, type Read } from './checkpoint.ts'
import { eventKey } from './chain.ts'
import type { Key } from './port.ts'

/** Checkpoints as they lie in their folder: all names, in order, and their texts. */
export type Files = {
  readonly names: readonly string[]
  readonly read: (name: string) => string
  /** The public key that must have signed them; without it they must agree on one. */
  readonly key?: string | undefined
}

type Asked = {
  /** Told of each head, its partition and the checkpoint that pins it. Hashes are unique: each binds its place and version. */
  readonly pin: (hash: string, pk: string, name: string) => void
  /** Whether signature and root of the nth are checked here, not by another who shares the work. */
  readonly checks: (n: number) => boolean
}

/**
 * The name of the first checkpoint that is missing, broken, signed by another key or bound to none before it; undefined
 * when all hold.
 */
export function firstBadFile({ names, read, key }: Files, { pin, checks }: Asked): string | undefined {
  const known = new Set([''])
  let signedBy = key
  for (const [n, name] of names.entries()) {
    const expected = checkpointName(n + 1)
    if (name !== expected) return expected
    const found = readCheckpoint(read(name))
    if (!found || !fits(found, { number: n + 1, known, key: (signedBy ??= found.header.key) })) return name
    if (checks(n) && !holds(found)) return name
    known.add(found.hash)
    for (const leaf of found.leaves) {
      const { pk, hashes } = pinnedBy(leaf)
      for (const hash of hashes) pin(hash, pk, name)
    }
  }
  return undefined
}

type Place = { readonly number: number; readonly known: ReadonlySet<string>; readonly key: string }

const fits = ({ header }: Read, { number, known, key }: Place): boolean =>
  header.number === number && header.key === key && known.has(header.previous)

/** The event of the oldest head that is wanted: only asked for when something is wrong. */
export function eventOfPin({ names, read }: Files, isWanted: (hash: string) => boolean): Key | undefined {
  for (const name of names) {
    for (const leaf of readCheckpoint(read(name))?.leaves ?? []) {
      const { pk, sk, first, hashes } = pinnedBy(leaf)
      const at = hashes.findIndex(isWanted)
      if (at >= 0) return eventKey({ pk, sk }, first + at)
    }
  }
  return undefined
}
