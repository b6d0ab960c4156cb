/** So many bits for each UTF-16 unit of a text: of trigrams that it does not hold, one in nine or so seems held. */
const bitsPerUnit = 8
const mostBits = 2 ** 20
const leastBits = 2 ** 8

/**
 * Which strings a text may hold, without the text at hand: a Bloom filter of its trigrams (Bloom,
 * "Space/Time Trade-offs in Hash Coding with Allowable Errors", 1970; one hash function). A string all
 * of whose trigrams are there may stand in the text; one that lacks any stands nowhere in it.
 */
export class TrigramFilter {
  readonly #bits: Uint32Array
  readonly #mask: number

  constructor(text: string) {
    let size = leastBits
    while (size < mostBits && size < text.length * bitsPerUnit) size *= 2
    this.#bits = new Uint32Array(size / 32)
    this.#mask = size - 1
    for (let at = 0; at + 3 <= text.length; at++) {
      const bit = hashAt(text, at) & this.#mask
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
  }

  /** False: it does not stand in the text. True: it may. */
  mayHold(words: string): boolean {
    for (let at = 0; at + 3 <= words.length; at++) {
      const bit = hashAt(words, at) & this.#mask
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
    }
    return true
  }
}

/** Of the three UTF-16 units there, mixed by the golden ratio and folded so that low bits depend on all. */
function hashAt(text: string, at: number): number {
  const units =
    Math.imul(text.charCodeAt(at), 0x85ebca6b) ^
    Math.imul(text.charCodeAt(at + 1), 0xc2b2ae35) ^
    text.charCodeAt(at + 2)
  const mixed = Math.imul(units, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
