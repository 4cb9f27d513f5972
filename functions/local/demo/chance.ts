/** Repeatable chance: the same seed gives the same town. */
export type Chance = {
  /** A whole number from 0 to below `below`. */
  under(below: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** So many different ones, in their order. */
  some<T>(list: readonly T[], count: number): T[]
  /** True in so many of 100. */
  percent(share: number): boolean
}

/** mulberry32: 32 bits of state are plenty for a few thousand draws. */
export function openChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const under = (below: number) => Math.floor(next() * below)
  return {
    under,
    pick: (list) => list[under(list.length)] ?? list[0],
    percent: (share) => under(100) < share,
    some(list, count) {
      const ranked = list.map((one, at) => ({ one, at, rank: next() }))
      const chosen = ranked.toSorted((a, b) => a.rank - b.rank).slice(0, count)
      return chosen.toSorted((a, b) => a.at - b.at).map(({ one }) => one)
    },
  }
}
