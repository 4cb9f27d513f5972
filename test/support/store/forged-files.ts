/** Forgeries of checkpoints, and the deployment that is forged. */
import { signerFrom } from '../../../functions/platform/crypto/sign.ts'
import type { WriteOnce } from '../../../functions/platform/files/write-once.ts'
import { eventOf } from '../../../functions/platform/store/chain.ts'
import {
  checkpointName,
  checkpointOf,
  pinnedBy,
  readCheckpoint,
} from '../../../functions/platform/store/checkpoint.ts'
import { openEmbedded } from '../../../functions/platform/store/embedded.ts'
import type { Item, Key } from '../../../functions/platform/store/port.ts'
import { takeCheckpoint } from '../../../functions/platform/store/take-checkpoint.ts'
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

/** With checkpoints themselves; the last together with nothing else. */
export const ofFiles = [
  'file edited',
  'file removed',
  'files swapped',
  'file re-signed',
  'newest removed',
] as const

/** What was forged, and the entries where it struck: one within one of them must be named. */
export type Forged = Deployment & { struck: Key[] }

/** The events of one state that another has not. */
export function eventsOnlyIn(all: readonly Item[], others: readonly Item[]): Item[] {
  const there = new Set(others.map(({ pk, sk }) => `${pk} ${sk}`))
  return all.filter((item) => eventOf(item) && !there.has(`${item.pk} ${item.sk}`))
}

/** One forgery of the files; of the newest, only what it pins can miss it. */
export function forgedFiles(
  { files, items, earlier }: Deployment & { earlier: readonly Deployment[] },
  kind: (typeof ofFiles)[number],
  below: (n: number) => number,
): Pick<Forged, 'files' | 'struck'> {
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
