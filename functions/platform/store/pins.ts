import { checkpointName, holds, pinnedBy, readCheckpoint, type Read } from './checkpoint.ts'
import { eventKey } from './chain.ts'
import type { Head } from './moved.ts'
import type { Key } from './port.ts'

/** Checkpoints as they lie in their folder: all names, in order, and their texts. */
export type Files = {
  readonly names: readonly string[]
  readonly read: (name: string) => string
  /** The public key that must have signed them; without it they must agree on one. */
  readonly key?: string | undefined
}

/** Told of each head, and of the checkpoint that pins it. Hashes are unique: each binds its place and version. */
type Pin = (head: Head, name: string) => void

/**
 * The name of the first checkpoint that is missing, broken, signed by another key or bound to none before it; undefined
 * when all hold. Each head is told to `pin`.
 */
export function firstBadFile({ names, read, key }: Files, pin: Pin): string | undefined {
  const known = new Set([''])
  let signedBy = key
  for (const [n, name] of names.entries()) {
    const expected = checkpointName(n + 1)
    if (name !== expected) return expected
    const found = readCheckpoint(read(name))
    if (!found || !fits(found, { number: n + 1, known, key: (signedBy ??= found.header.key) })) return name
    known.add(found.hash)
    for (const leaf of found.leaves) for (const head of pinnedBy(leaf)) pin(head, name)
  }
  return undefined
}

type Place = { readonly number: number; readonly known: ReadonlySet<string>; readonly key: string }

const fits = (found: Read, { number, known, key }: Place): boolean =>
  found.header.number === number &&
  found.header.key === key &&
  known.has(found.header.previous) &&
  holds(found)

/** The oldest head among these hashes, as the key of its event: only asked for when something is wrong. */
export function placeOfPin({ names, read }: Files, hashes: ReadonlySet<string>): Key | undefined {
  for (const name of hashes.size > 0 ? names : []) {
    for (const leaf of readCheckpoint(read(name))?.leaves ?? []) {
      const head = pinnedBy(leaf).find(({ hash }) => hashes.has(hash))
      if (head) return eventOfHead(head)
    }
  }
  return undefined
}

/** Where the event of a head stands. */
export const eventOfHead = ({ pk, sk, version }: Head): Key => eventKey({ pk, sk }, version)
