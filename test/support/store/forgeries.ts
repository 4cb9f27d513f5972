/** What somebody does who may write all of the store and knows its algorithms, but not the key of the checkpoints. */
import { signerFrom } from '../../../functions/platform/crypto/sign.ts'
import type { WriteOnce } from '../../../functions/platform/files/write-once.ts'
import { eventKey, eventOf, folded, hashOf, type Link } from '../../../functions/platform/store/chain.ts'
import {
  checkpointName,
  checkpointOf,
  pinnedBy,
  readCheckpoint,
} from '../../../functions/platform/store/checkpoint.ts'
import { openEmbedded } from '../../../functions/platform/store/embedded.ts'
import { takeCheckpoint } from '../../../functions/platform/store/take-checkpoint.ts'
import type { Item, Key } from '../../../functions/platform/store/port.ts'
import { onceInMemory } from '../once-in-memory.ts'
import { aClock } from './stores.ts'
import { everythingIn, writeTrail } from './trail.ts'

/** A store at one moment, and its checkpoints by name. */
export type Deployment = { items: Item[]; files: ReadonlyMap<string, string> }

/** A real deployment with four checkpoints and events that wait for the fifth; and as it was after each of them. */
export async function aDeployment(chains: number): Promise<Deployment & { earlier: Deployment[] }> {
  const store = openEmbedded(':memory:', aClock())
  const once = onceInMemory()
  const signer = signerFrom(Buffer.alloc(32, 1))
  const earlier: Deployment[] = []
  const state = async () => ({ items: await everythingIn(store), files: await textsIn(once) })
  for (let round = 0; round < 4; round++) {
    await writeTrail(store, chains, (round + 1) * 2, round * 2)
    await takeCheckpoint({ store, once, signer, now: aClock() })
    earlier.push(await state())
  }
  await writeTrail(store, chains, 9, 8)
  const now = await state()
  await store.close()
  return { ...now, earlier }
}

async function textsIn({ list, read }: WriteOnce): Promise<Map<string, string>> {
  const names = await list()
  const texts = await Promise.all(names.map(read))
  return new Map(names.map((name, n) => [name, texts[n]!]))
}

/** With chains that fit in themselves, so that only checkpoints can tell. */
export const consistent = [
  'edit and re-chain',
  'insert and re-chain',
  'delete and re-chain',
  'swap and re-chain',
  'cut with its aggregate',
  'append unannounced',
  'chain unannounced',
  'chain removed',
  'store rolled back',
] as const

/** With checkpoints themselves; the last together with nothing else. */
export const ofFiles = [
  'file edited',
  'file removed',
  'files swapped',
  'file re-signed',
  'newest removed',
] as const

export type Forgery = (typeof consistent)[number] | (typeof ofFiles)[number]

/** What was forged, and the entries where it struck: one within one of them must be named. */
export type Forged = Deployment & { struck: Key[] }

type Rewritten = { links: Link[]; at: number }

/** One forgery at a random place. */
export function forge(
  whole: Deployment & { earlier: readonly Deployment[] },
  kind: Forgery,
  random: () => number,
): Forged {
  const below = (n: number): number => Math.floor(random() * n)
  const { items, files } = whole
  const chains = items.filter(({ sk }) => sk === 'VOL')
  const { pk, sk } = chains[below(chains.length)]!
  const key = { pk, sk }
  const links = items
    .filter((one) => one.pk === pk && eventOf(one))
    .map(({ data }) => data as unknown as Link)
  const k = below(links.length)
  const rewrite = ({ links: next, at }: Rewritten, to: Key = key): Forged => ({
    items: rewritten(items, to, next),
    files,
    struck: [eventKey(to, at + 1)],
  })
  const marked: Link = { ...links[k]!, id: 'evt_forged', by: 'per_mallory' }
  switch (kind) {
    case 'edit and re-chain':
      return rewrite({ links: links.with(k, { ...links[k]!, by: 'per_mallory' }), at: k })
    case 'insert and re-chain':
      return rewrite({ links: links.toSpliced(k, 0, marked), at: k })
    case 'delete and re-chain':
      return rewrite({ links: links.toSpliced(k, 1), at: k })
    case 'swap and re-chain': {
      const other = (k + 1 + below(links.length - 1)) % links.length
      const swapped = links.with(k, links[other]!).with(other, links[k]!)
      return rewrite({ links: swapped, at: Math.min(k, other) })
    }
    case 'cut with its aggregate':
      return rewrite({ links: links.slice(0, Math.max(1, k)), at: Math.max(1, k) })
    case 'append unannounced':
      return rewrite({ links: [...links, marked], at: links.length })
    case 'chain unannounced':
      return rewrite({ links: links.slice(0, k + 1), at: 0 }, { pk: `VOL#forged${k}`, sk })
    case 'chain removed':
      return { items: items.filter((one) => one.pk !== pk), files, struck: [eventKey(key, 1)] }
    case 'store rolled back': {
      const back = whole.earlier[below(whole.earlier.length - 1)]!
      return { items: back.items, files, struck: eventsOnlyIn(items, back.items) }
    }
    default:
      return { items, ...forgedFiles(whole, kind, below) }
  }
}

/** The items with a chain that consists of these links, each at its place, and an aggregate that fits. */
function rewritten(items: readonly Item[], key: Key, links: readonly Link[]): Item[] {
  let previous = ''
  const events = links.map((one, n) => {
    const { hash: _hash, ...rest } = one as Link & { hash?: string }
    const link = { ...rest, previous }
    previous = hashOf(key, n + 1, link)
    return { ...eventKey(key, n + 1), version: 1, data: { ...link, hash: previous } }
  })
  const state = links.reduce<Item['data']>(folded, {})
  const aggregate = { ...key, version: links.length, data: { ...state, head: previous } }
  return [...items.filter(({ pk }) => pk !== key.pk), aggregate, ...events]
}

function eventsOnlyIn(all: readonly Item[], others: readonly Item[]): Item[] {
  const there = new Set(others.map(({ pk, sk }) => `${pk} ${sk}`))
  return all.filter((item) => eventOf(item) && !there.has(`${item.pk} ${item.sk}`))
}

function forgedFiles(
  { files, items, earlier }: Deployment & { earlier: readonly Deployment[] },
  kind: (typeof ofFiles)[number],
  below: (n: number) => number,
): Pick<Forged, 'files' | 'struck'> {
  // Of the newest, only what it pins can miss it.
  const n = 1 + below(files.size - 1)
  const [name, next] = [checkpointName(n), checkpointName(n + 1)]
  const text = files.get(name)!
  const struck = [{ pk: 'checkpoints', sk: name }]
  const put = (...pairs: [string, string][]) => ({ files: new Map([...files, ...pairs]), struck })
  const without = (gone: string) => new Map([...files].filter(([one]) => one !== gone))
  switch (kind) {
    case 'file edited': {
      const at = below(text.length)
      return put([name, text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1)])
    }
    case 'file removed':
      return { files: without(name), struck }
    case 'files swapped':
      return put([name, files.get(next)!], [next, text])
    case 'file re-signed': {
      const read = readCheckpoint(text)!
      const heads = read.leaves
        .map(pinnedBy)
        .flatMap(({ pk, sk, first, hashes }) =>
          hashes.map((hash, i) => ({ pk, sk, version: first + i, hash })),
        )
      const { at, number, previous } = read.header
      const forger = signerFrom(Buffer.alloc(32, 9))
      return put([name, checkpointOf(forger, { at, number, previous, heads }).text])
    }
    case 'newest removed': {
      const pinned = earlier.map((one) => one.items)
      return {
        files: without(checkpointName(files.size)),
        struck: eventsOnlyIn(pinned.at(-1) ?? items, pinned.at(-2) ?? []),
      }
    }
  }
}
