import { canonical, digestOf } from './canonical.ts'
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
    chain = chains.get(sk) ?? startOf(sk)
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
    take(item: Item): boolean {
      const event = eventOf(item)
      if (event) follow(chainOf(event.key.sk), item, event.version, allows)
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

const startOf = (sk: string): Chain => ({
  sk,
  state: Object.create(null),
  events: 0,
  head: '',
  expiresAt: undefined,
})

/** One event further, unless something before it was wrong already. The whole of its data is hashed, known or not. */
function follow(chain: Chain, event: Item, version: number, allows: Allows): void {
  if (chain.bad) return
  const { hash, ...link } = event.data
  const { previous, set, removed, expiresAt } = link
  const isNext = version === chain.events + 1 && event.version === 1 && previous === chain.head
  const fits = isNext && typeof hash === 'string' && isData(set) && Array.isArray(removed)
  if (!fits || digestOf([event.pk, chain.sk, version, link]) !== hash || !allows(hash)) {
    chain.bad = { pk: event.pk, sk: event.sk }
    return
  }
  Object.assign(chain.state, set)
  for (const name of removed) chain.state[String(name)] = undefined
  chain.events = version
  chain.head = hash
  chain.expiresAt = expiresAt
}

const stands = (aggregate: Item, { events, head, expiresAt, state }: Chain): boolean =>
  aggregate.version === events &&
  aggregate.data['head'] === head &&
  aggregate.expiresAt === expiresAt &&
  isState(aggregate.data, state)

/** Whether an aggregate's data, without its head, is what its events lead to. */
function isState(data: Item['data'], state: Chain['state']): boolean {
  const known = Object.values(state).filter((value) => value !== undefined).length
  const fields = Object.entries(data).filter(([name, value]) => name !== 'head' && value !== undefined)
  return fields.length === known && fields.every(([name, value]) => isSame(value, state[name]))
}

const isSame = (a: Value, b: Value | undefined): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))
