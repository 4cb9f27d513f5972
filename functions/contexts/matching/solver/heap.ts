import { int, num } from './arrays.ts'

/** A binary heap of slots by distance, with decrease-key; `keys` is owned by the caller and read in place. */
export class SlotHeap {
  private readonly keys: Float64Array
  private readonly items: Int32Array
  /** Place of a slot in `items`, −1 when absent. */
  private readonly places: Int32Array
  private size = 0

  constructor(keys: Float64Array) {
    this.keys = keys
    this.items = new Int32Array(keys.length)
    this.places = new Int32Array(keys.length).fill(-1)
  }

  /** The slot nearest, taken out; −1 when empty. */
  pop(): number {
    if (this.size === 0) return -1
    const top = int(this.items, 0)
    this.places[top] = -1
    const last = int(this.items, --this.size)
    if (last !== top) this.sink(last)
    return top
  }

  /** Inserts a slot, or moves it up after its key became smaller. */
  push(slot: number): void {
    let at = int(this.places, slot)
    if (at < 0) at = this.size++
    const key = num(this.keys, slot)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = int(this.items, parent)
      if (num(this.keys, above) <= key) break
      this.put(at, above)
      at = parent
    }
    this.put(at, slot)
  }

  /** Forgets what is left of a search that stopped early. */
  clear(): void {
    for (let at = 0; at < this.size; at++) this.places[int(this.items, at)] = -1
    this.size = 0
  }

  private sink(slot: number): void {
    const key = num(this.keys, slot)
    let at = 0
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.keyAt(child + 1) < this.keyAt(child)) child++
      if (this.keyAt(child) >= key) break
      this.put(at, int(this.items, child))
      at = child
    }
    this.put(at, slot)
  }

  private keyAt(at: number): number {
    return num(this.keys, int(this.items, at))
  }

  private put(at: number, slot: number): void {
    this.items[at] = slot
    this.places[slot] = at
  }
}
