/**
 * A long text that the window sends piece by piece, ahead of the request that it belongs to; one at a
 * time. What is the same in the text that was saved last need not be sent.
 */
export class SentAhead {
  #id: string | null = null
  #pieces: string[] = []
  #tail = ''
  #saved: { readonly sha256: string; readonly text: string } | null = null

  /** Another id begins another text; what was sent of the one before is dropped. */
  add(id: string, piece: string): void {
    if (id !== this.#id) this.#begin(id)
    this.#pieces.push(piece)
  }

  /**
   * Begins a text with the first `start` units of the one that was saved with this hash, and ends it with
   * its last `end`. False where that is not the last that was saved, or not so long.
   */
  addOfSaved(id: string, sha256: string, start: number, end: number): boolean {
    const saved = this.#saved
    if (saved?.sha256 !== sha256 || start + end > saved.text.length) return false
    this.#begin(id)
    this.#pieces.push(saved.text.slice(0, start))
    this.#tail = saved.text.slice(saved.text.length - end)
    return true
  }

  /** The text that was sent under the id, with `rest` after it; `rest` alone where there is no id. */
  complete(id: string | undefined, rest: string): string {
    if (id === undefined) return rest
    if (id !== this.#id) throw new Error('The text was not sent ahead')
    const text = [...this.#pieces, rest, this.#tail].join('')
    this.#begin(null)
    return text
  }

  /** A long text was saved, and the next may be much the same. */
  saved(sha256: string, text: string): void {
    this.#saved = { sha256, text }
  }

  /** Nothing more is to be saved like it. */
  forget(): void {
    this.#saved = null
  }

  #begin(id: string | null): void {
    this.#id = id
    this.#pieces = []
    this.#tail = ''
  }
}
