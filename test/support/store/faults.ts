import { Unavailable, type Change, type Store } from '../../../functions/platform/store/port.ts'

/** What can befall one call of the store, as the port shows it. */
export type Fault =
  | 'throttle'
  | 'conflict'
  | 'timeout-before'
  | 'timeout-after'
  /** The write happens, its answer is lost, and a lower layer tries again and meets its own first attempt. */
  | 'own-earlier-attempt'
  /** The index answers as it did before the latest writes. */
  | 'stale-index'

export const faults = [
  'throttle',
  'conflict',
  'timeout-before',
  'timeout-after',
  'own-earlier-attempt',
  'stale-index',
] as const satisfies Fault[]

/** Decides, call by call, what goes wrong. */
export type Plan = (call: 'get' | 'query' | 'write') => Fault | undefined

/** A plan that repeats for a seed: each call suffers one of the kinds with the given chance. */
export function seededPlan(seed: number, chance: number, kinds: readonly Fault[] = faults): Plan {
  const random = randomFrom(seed)
  return () => (random() < chance ? kinds[Math.floor(random() * kinds.length)] : undefined)
}

/** A plan that strikes the n-th write (from 0) once. */
export function atWrite(n: number, fault: Fault): Plan {
  let writes = 0
  return (call) => (call === 'write' && writes++ === n ? fault : undefined)
}

/** mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Any store, with faults by plan. A fault that does not fit the call (a stale `get`) does nothing. */
export function faulty(store: Store, plan: Plan): Store {
  const indexed = new Map<string, Awaited<ReturnType<Store['query']>>>()
  const before = (fault: Fault | undefined): void => {
    if (fault === 'throttle' || fault === 'conflict') throw new Unavailable('none')
    if (fault === 'timeout-before') throw new Unavailable('unknown')
  }
  return {
    ...store,
    async get(key) {
      readFault(plan('get'))
      return store.get(key)
    },
    async query(query) {
      const fault = plan('query')
      readFault(fault)
      if (!query.index) return store.query(query)
      const name = JSON.stringify(query)
      if (fault === 'stale-index') return indexed.get(name) ?? { items: [] }
      const answer = await store.query(query)
      indexed.set(name, answer)
      return answer
    },
    async write(changes: readonly Change[]) {
      const fault = plan('write')
      before(fault)
      await store.write(changes)
      if (fault === 'timeout-after') throw new Unavailable('unknown')
      if (fault === 'own-earlier-attempt') await store.write(changes)
    },
  }
}

/** A read that fails leaves no doubt about an effect. */
function readFault(fault: Fault | undefined): void {
  if (fault !== undefined && fault !== 'stale-index') throw new Unavailable('none')
}
