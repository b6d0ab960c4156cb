import { foldString } from '#core/text/folding.ts'
import { type FoldedQuery, matches } from '#core/text/search.ts'
import { inPauses } from '#renderer/in-pauses.ts'

/** The names of a listing, folded ahead of the first key so that filtering only has to compare. */
export class FoldedNames {
  readonly #files: readonly string[]
  readonly #folded: string[] = []

  constructor(files: readonly string[]) {
    this.#files = files
  }

  get isComplete(): boolean {
    return this.#folded.length === this.#files.length
  }

  /** Folds until `mayGoOn` says to stop; it is asked every so many names. */
  foldWhile(mayGoOn: () => boolean): void {
    while (!this.isComplete) {
      const end = Math.min(this.#files.length, this.#folded.length + 256)
      for (let i = this.#folded.length; i < end; i++)
        this.#folded.push(foldString(this.#files[i] ?? ''))
      if (!mayGoOn()) return
    }
  }

  /** Indices of the files whose path holds every word of the query; null where the query is empty. */
  filter(query: FoldedQuery): Uint32Array | null {
    if (query.length === 0) return null
    this.foldWhile(() => true)
    const found = new Uint32Array(this.#files.length)
    let count = 0
    for (let i = 0; i < this.#folded.length; i++)
      if (matches(this.#folded[i] ?? '', query)) found[count++] = i
    return found.slice(0, count)
  }

  /** The first of `rows` from `from` on, round about, whose file's own name begins with `prefix`. */
  startingWith(
    prefix: string,
    from: number,
    rows: number,
    fileAt: (row: number) => number,
  ): number {
    const wanted = foldString(prefix)
    this.foldWhile(() => true)
    for (let i = 0; i < rows; i++) {
      const row = (from + i) % rows
      const path = this.#folded[fileAt(row)] ?? ''
      if (path.startsWith(wanted, path.lastIndexOf('/') + 1)) return row
    }
    return -1
  }
}

/** Folds in the pauses of the window; returns a function that stops it. */
export function foldInPauses(names: FoldedNames): () => void {
  return inPauses(() => {
    names.foldWhile(() => false)
    return names.isComplete ? 'done' : 'more'
  })
}
