/** What somebody does who may write all of the store and knows its algorithms, but not the key of the checkpoints. */
import { eventKey, eventOf, folded, hashOf, type Link } from '../../../functions/platform/store/chain.ts'
import type { Item, Key } from '../../../functions/platform/store/port.ts'
import { eventsOnlyIn, forgedFiles, type Deployment, type Forged, type ofFiles } from './forged-files.ts'

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

export type Forgery = (typeof consistent)[number] | (typeof ofFiles)[number]

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
