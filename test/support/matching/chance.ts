/** A seeded stream of numbers in [0, 1) (mulberry32), the same on every machine. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number in 0 … below − 1. */
export const whole = (random: () => number, below: number): number => Math.floor(random() * below)

/** The numbers 0 … count − 1 in a random order. */
export function shuffled(random: () => number, count: number): number[] {
  const order = Array.from({ length: count }, (_, id) => id)
  for (let at = count - 1; at > 0; at--) {
    const other = whole(random, at + 1)
    const [a = 0, b = 0] = [order[at], order[other]]
    order[at] = b
    order[other] = a
  }
  return order
}

/** The values by key (Map.groupBy, which the library of ES2023 lacks). */
export function grouped<K, T>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
