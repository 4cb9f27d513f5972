import { idsUpTo, num } from './arrays.ts'
import type { Instance } from './instance.ts'

/**
 * Which of several equal optima is taken: volunteers and slots are ranked by a seeded hash of their lasting names,
 * so that the order of the input decides nothing, and another seed favours others. Names must be unique.
 */
export type TieRule = {
  readonly seed: number
  /** By id; without names, the ids are the names. */
  readonly volunteerNames?: readonly string[]
  readonly slotNames?: readonly string[]
}

/** The ids in the order of the rule. */
export type Ranking = { readonly volunteers: Int32Array; readonly slots: Int32Array }

/** Ranks both sides: urgent slots first (they then rarely have to displace others), hash after. */
export function rank(instance: Instance, { seed, volunteerNames, slotNames }: TieRule): Ranking {
  const { priority } = instance
  return {
    volunteers: order(instance.volunteers, volunteerNames, seed, () => 0),
    slots: order(instance.slots, slotNames, seed + 1, (slot) => -(priority[slot] ?? 0)),
  }
}

function order(
  count: number,
  names: readonly string[] | undefined,
  seed: number,
  first: (id: number) => number,
): Int32Array {
  if (names !== undefined && names.length !== count)
    throw new RangeError('one name for each id, or none at all')
  const nameOf = (id: number): string => names?.[id] ?? String(id)
  const hashes = new Float64Array(count)
  for (let id = 0; id < count; id++) hashes[id] = hash(nameOf(id), seed)
  const byName = (a: number, b: number): number => (nameOf(a) < nameOf(b) ? -1 : 1)
  return idsUpTo(count).sort((a, b) => first(a) - first(b) || num(hashes, a) - num(hashes, b) || byName(a, b))
}

/** FNV-1a over the name, then the finalizer of MurmurHash3: small, even, the same on every machine. */
function hash(name: string, seed: number): number {
  let h = (2166136261 ^ Math.imul(seed, 0x9e3779b1)) >>> 0
  for (let at = 0; at < name.length; at++) h = Math.imul(h ^ name.charCodeAt(at), 16777619)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
