import { canonical } from './canonical.ts'
import { eventKey, eventOf, folded, hashOf, headOf, linkOf, withoutHead } from './chain.ts'
import type { Item, Key } from './port.ts'

/** What `npm run audit:verify` prints: events read, and the key of the first thing that does not fit. */
export type Verdict = { ok: boolean; entries: number; firstBad: string | null }

type Chain = { key: Key; aggregate?: Item; events: Item[] }

/**
 * Whether every chain is contiguous, every hash fits, and every aggregate is at the version, head and state
 * that its events lead to. `now` in epoch seconds: an aggregate may be gone only after its last event's expiry.
 */
export function verifyChains(items: Iterable<Item>, now: number): Verdict {
  const { chains, entries } = sorted(items)
  const latest = chains
    .flatMap(({ events }) => events)
    .reduce((most, { data }) => Math.max(most, secondsOf(data['at'])), now)
  for (const chain of chains) {
    const bad = firstBad(chain, latest)
    if (bad) return { ok: false, entries, firstBad: `${bad.pk} ${bad.sk}` }
  }
  return { ok: true, entries, firstBad: null }
}

/** A deployment under `--clock` may be ahead of this machine; its own events say how far. */
const secondsOf = (at: unknown): number => (typeof at === 'string' ? Date.parse(at) / 1000 || 0 : 0)

function sorted(items: Iterable<Item>): { chains: Chain[]; entries: number } {
  const chains = new Map<string, Chain>()
  let entries = 0
  for (const item of items) {
    const event = eventOf(item)
    if (!event && headOf(item) === undefined) continue
    const { pk, sk } = event?.key ?? item
    const name = JSON.stringify([pk, sk])
    const chain = chains.get(name) ?? { key: { pk, sk }, events: [] }
    chains.set(name, chain)
    if (!event) chain.aggregate = item
    else entries = chain.events.push(item) && entries + 1
  }
  const names = [...chains.keys()].toSorted()
  return { chains: names.flatMap((name) => chains.get(name) ?? []), entries }
}

function firstBad({ key, aggregate, events }: Chain, now: number): Key | undefined {
  let [state, previous, expiresAt]: [Item['data'], string, number | undefined] = [{}, '', undefined]
  const inOrder = events.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
  for (const [n, event] of inOrder.entries()) {
    const read = linkOf(event)
    const isNext =
      event.sk === eventKey(key, n + 1).sk && event.version === 1 && read?.link.previous === previous
    if (!read || !isNext || hashOf(key, n + 1, read.link) !== read.hash) return event
    ;[state, previous, expiresAt] = [folded(state, read.link), read.hash, read.link.expiresAt]
  }
  if (!aggregate) return expiresAt !== undefined && expiresAt <= now ? undefined : key
  const stands =
    aggregate.version === events.length &&
    headOf(aggregate) === previous &&
    aggregate.expiresAt === expiresAt &&
    canonical(withoutHead(aggregate.data)) === canonical(state)
  return stands ? undefined : aggregate
}
