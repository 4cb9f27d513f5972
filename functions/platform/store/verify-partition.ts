import { canonical, digestOf, digestOfText } from './canonical.ts'
import { eventOf, headOf } from './chain.ts'
import type { Item, Key, Value } from './port.ts'
import { isData } from './shape.ts'

/** Whether an event with this hash, found whole in its place, may stand there: false when no checkpoint knows of it. */
export type Allows = (hash: string) => boolean

/** A chain whose aggregate is not there, and the second from which that is right. */
export type Gone = { readonly key: Key; readonly expiresAt: Value | undefined }

/** A chain as far as it was followed: the state that its events lead to, or the first one that does not fit. */
type Chain = {
  readonly sk: string
  /** What the text that each of its hashes is made of begins with. */
  readonly begin: string
  readonly state: Record<string, Value | undefined>
  events: number
  head: Value | undefined
  expiresAt: Value | undefined
  bad?: Key
}

/** Follows the chains of one partition after another: its items come in the order of their sort keys. */
export function openPartition(allows: Allows) {
  let pk = ''
  let chain: Chain | undefined
  const chains = new Map<string, Chain>()
  const aggregates = new Map<string, Item>()
  const chainOf = (sk: string): Chain => {
    if (chain?.sk === sk) return chain
    chain = chains.get(sk) ?? startOf(pk, sk)
    chains.set(sk, chain)
    return chain
  }
  return {
    pk: () => pk,
    open(name: string): void {
      pk = name
      chain = undefined
      chains.clear()
      aggregates.clear()
    },
    /** True when it was an event. */
    take(item: Item, text?: string): boolean {
      const event = eventOf(item)
      if (event) follow(chainOf(event.key.sk), { item, version: event.version, text }, allows)
      else if (headOf(item) !== undefined) aggregates.set(item.sk, item)
      return event !== undefined
    },
    /** The first thing of the partition that does not fit; what is gone is told apart, because expiry may allow it. */
    close(gone: Gone[]): Key | undefined {
      for (const sk of [...new Set([...chains.keys(), ...aggregates.keys()])].toSorted()) {
        const one = chainOf(sk)
        const aggregate = aggregates.get(sk)
        if (one.bad) return one.bad
        if (!aggregate) gone.push({ key: { pk, sk }, expiresAt: one.expiresAt })
        else if (!stands(aggregate, one)) return aggregate
      }
      return undefined
    },
  }
}

const startOf = (pk: string, sk: string): Chain => ({
  sk,
  begin: JSON.stringify([pk, sk]).slice(0, -1),
  state: Object.create(null),
  events: 0,
  head: '',
  expiresAt: undefined,
})

type Event = { readonly item: Item; readonly version: number; readonly text: string | undefined }

/** One event further, unless something before it was wrong already. */
function follow(chain: Chain, event: Event, allows: Allows): void {
  if (chain.bad) return
  const { item, version } = event
  const { hash, previous, set, removed, expiresAt } = item.data
  const isNext = version === chain.events + 1 && item.version === 1 && previous === chain.head
  const fits = isNext && typeof hash === 'string' && isData(set) && Array.isArray(removed)
  if (!fits || !isHash(hash, chain, event) || !allows(hash)) {
    chain.bad = { pk: item.pk, sk: item.sk }
    return
  }
  Object.assign(chain.state, set)
  for (const name of removed) chain.state[String(name)] = undefined
  chain.events = version
  chain.head = hash
  chain.expiresAt = expiresAt
}

/**
 * Whether the hash is that of the event's data, whole, known fields or not. The stored text without the hash is what was
 * hashed, where it was stored in order; cut out in a wrong place it has another hash, and the data is written anew.
 */
function isHash(hash: string, { sk, begin }: Chain, { item, version, text }: Event): boolean {
  const cut = text === undefined ? -1 : text.indexOf(`"hash":"${hash}",`)
  if (text !== undefined && cut >= 0) {
    const rest = text.slice(0, cut) + text.slice(cut + hash.length + 10)
    if (digestOfText(`${begin},${version},${rest}]`) === hash) return true
  }
  const { hash: _hash, ...link } = item.data
  return digestOf([item.pk, sk, version, link]) === hash
}

const stands = (aggregate: Item, { events, head, expiresAt, state }: Chain): boolean =>
  aggregate.version === events &&
  aggregate.data['head'] === head &&
  aggregate.expiresAt === expiresAt &&
  isState(aggregate.data, state)

/** Whether an aggregate's data, without its head, is what its events lead to. */
function isState(data: Item['data'], state: Chain['state']): boolean {
  let fields = 0
  for (const name of Object.keys(data)) {
    const value = data[name]
    if (name === 'head' || value === undefined) continue
    if (!isSame(value, state[name])) return false
    fields++
  }
  return Object.values(state).filter((value) => value !== undefined).length === fields
}

const isSame = (a: Value, b: Value | undefined): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))
