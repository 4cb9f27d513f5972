/** Bytes of each hash that are kept: two that agree in 128 bits are one. */
const kept = 16

/**
 * SHA-256 hashes in hex, a million in 34 to 68 MB where a Set of texts takes 150; each can be marked as met. Open
 * addressing in one buffer, at most half full; hashes are random, so that their own first bits spread them.
 */
export class HashSet {
  #slots = 1024
  #bytes = Buffer.alloc(this.#slots * kept)
  #words = wordsOf(this.#bytes)
  /** 0 free, 1 held, 2 met. */
  #state = new Uint8Array(this.#slots)
  #size = 0
  #left = 0
  readonly #asked = Buffer.alloc(kept)
  readonly #askedWords = wordsOf(this.#asked)

  /** How many were not met. */
  get left(): number {
    return this.#left
  }

  add(hash: string): void {
    if (this.#size * 2 >= this.#slots) this.#grow()
    const slot = this.#find(hash)
    if (this.#state[slot] !== 0) return
    this.#put(slot, 1)
    this.#size++
    this.#left++
  }

  /** Marks a hash as met; false when it is not among these. */
  meet(hash: string): boolean {
    const slot = this.#find(hash)
    if (this.#state[slot] === 1) {
      this.#state[slot] = 2
      this.#left--
    }
    return this.#state[slot] !== 0
  }

  /** Whether it is among these and was not met. */
  isLeft(hash: string): boolean {
    return this.#state[this.#find(hash)] === 1
  }

  #find(hash: string): number {
    if (this.#asked.write(hash, 0, kept, 'hex') < kept) this.#asked.fill(0)
    return this.#slotOfAsked()
  }

  #slotOfAsked(): number {
    let slot = (this.#askedWords[0] ?? 0) % this.#slots
    while (this.#state[slot] !== 0 && !this.#isAt(slot * 4)) slot = (slot + 1) % this.#slots
    return slot
  }

  #isAt(from: number): boolean {
    const [words, asked] = [this.#words, this.#askedWords]
    return (
      words[from] === asked[0] &&
      words[from + 1] === asked[1] &&
      words[from + 2] === asked[2] &&
      words[from + 3] === asked[3]
    )
  }

  #put(slot: number, state: number): void {
    this.#words.set(this.#askedWords, slot * 4)
    this.#state[slot] = state
  }

  #grow(): void {
    const [bytes, states] = [this.#bytes, this.#state]
    this.#slots *= 2
    this.#bytes = Buffer.alloc(this.#slots * kept)
    this.#words = wordsOf(this.#bytes)
    this.#state = new Uint8Array(this.#slots)
    for (const [slot, state] of states.entries()) {
      if (state === 0) continue
      bytes.copy(this.#asked, 0, slot * kept, (slot + 1) * kept)
      this.#put(this.#slotOfAsked(), state)
    }
  }
}

const wordsOf = (bytes: Buffer): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
