/** Reads one integer. Two readers, one per array type, so that V8 keeps each call site monomorphic. */
export const int = (array: Int32Array, index: number): number => array[index] ?? 0

/** Reads one price or distance: an integer kept in a float64, exact below 2⁵³. */
export const num = (array: Float64Array, index: number): number => array[index] ?? 0

/** The ids 0 … count − 1. */
export function idsUpTo(count: number): Int32Array {
  const ids = new Int32Array(count)
  for (let id = 0; id < count; id++) ids[id] = id
  return ids
}

/** Where each bucket starts when values are laid out by bucket; one more entry holds the end. */
export function startsOf(keys: Int32Array, buckets: number): Int32Array {
  const starts = new Int32Array(buckets + 1)
  for (let at = 0; at < keys.length; at++) {
    const next = int(keys, at) + 1
    starts[next] = int(starts, next) + 1
  }
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = int(starts, bucket + 1) + int(starts, bucket)
  return starts
}

/** Stable counting sort of indexes by `keys[index]`; `starts` as from `startsOf`. */
export function sortInto(starts: Int32Array, keys: Int32Array, indexes: Int32Array): Int32Array {
  const next = starts.slice()
  const sorted = new Int32Array(indexes.length)
  for (let at = 0; at < indexes.length; at++) {
    const index = int(indexes, at)
    const key = int(keys, index)
    const place = int(next, key)
    sorted[place] = index
    next[key] = place + 1
  }
  return sorted
}

/** The value of each index, in the order of the indexes. */
export function gather(values: Int32Array, indexes: Int32Array): Int32Array {
  const gathered = new Int32Array(indexes.length)
  for (let at = 0; at < indexes.length; at++) gathered[at] = int(values, int(indexes, at))
  return gathered
}
