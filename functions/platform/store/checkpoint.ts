import { hash } from 'node:crypto'
import { isSignedBy, type Signer } from '../crypto/sign.ts'
import { canonical } from './canonical.ts'
import { openTree } from './merkle.ts'
import type { Head } from './moved.ts'
import type { Key } from './port.ts'

const format = 'tongxing-checkpoint/1'

/** The signed line. `previous` is the hash of an earlier one, empty when there was none; `root` binds the leaves. */
export type Header = {
  readonly at: string
  readonly format: typeof format
  /** Public key, Ed25519, base64url. */
  readonly key: string
  readonly leaves: number
  readonly number: number
  readonly previous: string
  readonly root: string
}

/**
 * A checkpoint's file: the signed line, its signature, and a line for each leaf. A leaf is a run of heads that one chain
 * had, with the version of the first: `[pk, sk, 3, hash of 3, hash of 4]`.
 */
export type Checkpoint = { readonly text: string; readonly hash: string }

const [before, digits] = ['checkpoint-', 10]

/** The name of a checkpoint's file: names sort as numbers do. */
export const checkpointName = (number: number): string => `${before}${String(number).padStart(digits, '0')}`

/** Whether a name is one; other things may stand in the same write-once storage. */
export const isCheckpointName = (name: string): boolean => name.startsWith(before)

type Parts = Pick<Header, 'at' | 'number' | 'previous'> & { readonly heads: readonly Head[] }

/** Signs a checkpoint over these heads. */
export function checkpointOf(signer: Signer, { heads, ...parts }: Parts): Checkpoint {
  const leaves = leavesOf(heads)
  const tree = openTree()
  for (const one of leaves) tree.add(one)
  const line = canonical({
    ...parts,
    format,
    key: signer.publicKey,
    leaves: leaves.length,
    root: tree.root(),
  } satisfies Header)
  return { text: `${[line, signer.sign(line), ...leaves].join('\n')}\n`, hash: hashOfLine(line) }
}

const hashOfLine = (line: string): string => hash('sha256', line)

/** Heads that follow each other in one chain make one leaf. */
function leavesOf(heads: readonly Head[]): string[] {
  const leaves: string[] = []
  let [open, of, next] = ['', '', 0]
  for (const { pk, sk, version, hash } of heads.toSorted(byChain)) {
    const chain = JSON.stringify([pk, sk]).slice(0, -1)
    if (chain !== of || version !== next) {
      if (open !== '') leaves.push(`${open}]`)
      open = `${chain},${version}`
    }
    open += `,${JSON.stringify(hash)}`
    ;[of, next] = [chain, version + 1]
  }
  return open === '' ? leaves : [...leaves, `${open}]`]
}

const byChain = (a: Head, b: Head): number =>
  compare(a.pk, b.pk) || compare(a.sk, b.sk) || a.version - b.version || compare(a.hash, b.hash)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A checkpoint as it was read: its signature and its root are not checked yet. */
export type Read = { readonly header: Header; readonly hash: string; readonly leaves: readonly string[] } & {
  readonly line: string
  readonly signature: string
}

/** The parts of a checkpoint's file; undefined when it is none. */
export function readCheckpoint(text: string): Read | undefined {
  const [line = '', signature = '', ...leaves] = text.split('\n')
  if (leaves.pop() !== '') return undefined
  const header = headerIn(jsonIn(line))
  return header && { header, hash: hashOfLine(line), line, signature, leaves }
}

function headerIn(value: unknown): Header | undefined {
  const fields = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  const text = (name: string): string => {
    const one: unknown = fields.get(name)
    return typeof one === 'string' ? one : ''
  }
  const number = (name: string): number => Number(fields.get(name))
  const [at, key, previous, root] = [text('at'), text('key'), text('previous'), text('root')]
  const read = {
    at,
    format,
    key,
    leaves: number('leaves'),
    number: number('number'),
    previous,
    root,
  } as const
  // What is written anew as it was has nothing missing, and nothing besides.
  return canonical(read) === canonical(value) ? read : undefined
}

/** Whether the signed line was signed, and speaks of these leaves. */
export function holds({ header: { key, root, leaves: count }, line, signature, leaves }: Read): boolean {
  const tree = openTree()
  for (const one of leaves) tree.add(one)
  return count === leaves.length && tree.root() === root && isSignedBy(key, line, signature)
}

/** A run of heads of one chain, from the version `first` on. */
type Run = Key & { readonly first: number; readonly hashes: readonly string[] }

/** The heads that a leaf pins; none of what is no leaf. */
export function pinnedBy(text: string): Run {
  const read = jsonIn(text)
  const [pk, sk, first, ...hashes]: unknown[] = Array.isArray(read) ? read : []
  return typeof pk === 'string' && typeof sk === 'string' && typeof first === 'number'
    ? { pk, sk, first, hashes: hashes.filter((one) => typeof one === 'string') }
    : { pk: '', sk: '', first: 0, hashes: [] }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
