import type { Utf16 } from '#core/text/offsets.ts'

/** Length of the pieces that are looked up, in UTF-16 code units: about an Arabic word. */
export const GRAM = 6

/** A gram that stands in more places than this tells nothing of the place. */
const MOST_PLACES = 200
const MULTIPLIER = 31

/**
 * Where each run of six code units stands in a text: the filter that makes approximate matching of
 * thousands of quotes affordable, as only places that share some run with a quote are looked at.
 */
export class GramIndex {
  readonly #text: string
  readonly #mask: number
  readonly #heads: Int32Array
  readonly #next: Int32Array
  /** How many places share a slot: no gram in it stands in more. */
  readonly #counts: Uint32Array

  constructor(text: string) {
    this.#text = text
    const count = Math.max(0, text.length - GRAM + 1)
    const size = 1 << Math.min(20, Math.max(8, 32 - Math.clz32(count)))
    this.#mask = size - 1
    this.#heads = new Int32Array(size).fill(-1)
    this.#next = new Int32Array(count)
    this.#counts = new Uint32Array(size)
    for (let at = count - 1; at >= 0; at--) {
      const slot = hashAt(text, at) & this.#mask
      this.#next[at] = this.#heads[slot] ?? -1
      this.#heads[slot] = at
      this.#counts[slot] = (this.#counts[slot] ?? 0) + 1
    }
  }

  /**
   * Offsets in `part` of the grams that stand somewhere in the text, the rarest first, at most `count`.
   * Grams too common to tell a place are left out.
   */
  rarestIn(part: string, count: number): readonly number[] {
    const found: { readonly at: number; readonly places: number }[] = []
    for (let at = 0; at + GRAM <= part.length; at++) {
      const places = this.#counts[hashAt(part, at) & this.#mask] ?? 0
      if (places > 0 && places <= MOST_PLACES) found.push({ at, places })
    }
    found.sort((a, b) => a.places - b.places)
    return found.slice(0, count).map(({ at }) => at)
  }

  /** Where the gram at `at` of `part` stands, in order. */
  placesOf(part: string, at: number): readonly Utf16[] {
    const gram = part.slice(at, at + GRAM)
    const places: Utf16[] = []
    let place = this.#heads[hashAt(part, at) & this.#mask] ?? -1
    while (place !== -1) {
      if (this.#text.startsWith(gram, place)) places.push(place)
      place = this.#next[place] ?? -1
    }
    return places
  }
}

function hashAt(text: string, at: number): number {
  let hash = 0
  for (let i = at; i < at + GRAM; i++) hash = Math.imul(hash, MULTIPLIER) + text.charCodeAt(i)
  return hash ^ (hash >>> 15)
}
