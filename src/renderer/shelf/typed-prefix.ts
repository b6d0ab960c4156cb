/** Keys this far apart belong to different words, in milliseconds. */
const pause = 800

/** Gathers the letters that are typed in quick succession into the beginning of a name. */
export class TypedPrefix {
  #prefix = ''
  #last = Number.NEGATIVE_INFINITY

  /** Whether a key at this time would begin anew. */
  isEmpty(at: number): boolean {
    return at - this.#last > pause
  }

  /**
   * The beginning typed so far. The same letter again and again goes from one name to the next that
   * begins with it, so it counts as new each time.
   */
  add(letter: string, at: number): { readonly prefix: string; readonly isNew: boolean } {
    const isFresh = this.isEmpty(at)
    this.#last = at
    if (isFresh || this.#prefix === letter) {
      this.#prefix = letter
      return { prefix: letter, isNew: true }
    }
    this.#prefix += letter
    return { prefix: this.#prefix, isNew: false }
  }
}
