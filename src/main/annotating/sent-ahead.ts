import type { TextPiece } from '#core/sidecar/text-pieces.ts'

/**
 * A long text, in UTF-8, that the window sends piece by piece, ahead of the request that it belongs to;
 * one at a time. What stands in the text that was saved last need not be sent.
 */
export class SentAhead {
  #id: string | null = null
  #pieces: Uint8Array[] = []
  #saved: { readonly sha256: string; readonly bytes: Uint8Array } | null = null

  /**
   * Another id begins another text; what was sent of the one before is dropped. Pieces may be named by
   * their place in the text with the hash `of`. False where that is not the last that was saved, or
   * not so long.
   */
  add(id: string, pieces: readonly TextPiece[], of?: string): boolean {
    const saved = this.#saved !== null && this.#saved.sha256 === of ? this.#saved.bytes : null
    if (of !== undefined && saved === null) return false
    const bytes: Uint8Array[] = []
    for (const piece of pieces) {
      if (typeof piece === 'string') bytes.push(Buffer.from(piece))
      else if (saved !== null && piece.from <= piece.to && piece.to <= saved.length)
        bytes.push(saved.subarray(piece.from, piece.to))
      else return false
    }
    if (id !== this.#id) this.#begin(id)
    this.#pieces.push(...bytes)
    return true
  }

  /** The text that was sent under the id, with `rest` after it; `rest` alone where there is no id. */
  complete(id: string | undefined, rest: string): Uint8Array {
    const end = Buffer.from(rest)
    if (id === undefined) return end
    if (id !== this.#id) throw new Error('The text was not sent ahead')
    const text = Buffer.concat([...this.#pieces, end])
    this.#begin(null)
    return text
  }

  /** A long text was saved, and the next may be much the same. */
  saved(sha256: string, bytes: Uint8Array): void {
    this.#saved = { sha256, bytes }
  }

  /** Nothing more is to be saved like it. */
  forget(): void {
    this.#saved = null
  }

  #begin(id: string | null): void {
    this.#id = id
    this.#pieces = []
  }
}
