/** A long text that the window sends piece by piece, ahead of the request that it belongs to; one at a time. */
export class SentAhead {
  #id: string | null = null
  #pieces: string[] = []

  /** Another id begins another text; what was sent of the one before is dropped. */
  add(id: string, piece: string): void {
    if (id !== this.#id) {
      this.#id = id
      this.#pieces = []
    }
    this.#pieces.push(piece)
  }

  /** The text that was sent under the id, with `rest` after it; `rest` alone where there is no id. */
  complete(id: string | undefined, rest: string): string {
    if (id === undefined) return rest
    if (id !== this.#id) throw new Error('The text was not sent ahead')
    const text = [...this.#pieces, rest].join('')
    this.#id = null
    this.#pieces = []
    return text
  }
}
