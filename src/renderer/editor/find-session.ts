import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { type FindOptions, firstEndingAfter, TextFinder } from './find-hits.ts'
import type { HighlightSource, PaintedRange } from './highlights.ts'
import type { Searchable } from './searchable.ts'

export interface PageFindOptions extends FindOptions {
  /** Search also the blocks outside the readable part. */
  readonly wholePage: boolean
}

export interface FindState {
  readonly count: number
  /** Index of the hit that is gone to; null where there is none. */
  readonly current: number | null
}

/** A search in the article on the page: its hits, the one gone to, and their paint. */
export class FindSession implements HighlightSource {
  readonly layer = 'find'
  readonly #view: Searchable
  #finder: TextFinder
  readonly #stop: () => void
  #hits: readonly Utf16Range[] = []
  #current: number | null = null

  constructor(view: Searchable) {
    this.#view = view
    this.#finder = new TextFinder(view.text)
    this.#stop = view.painter.add(this)
  }

  *paint({ start, end }: Utf16Range): Iterable<PaintedRange> {
    for (let i = firstEndingAfter(this.#hits, start); i < this.#hits.length; i++) {
      const hit = this.#hits[i]
      if (hit === undefined || hit.start >= end) return
      if (i === this.#current) yield { ...hit, highlight: 'find-current', rank: 1 }
      else yield { ...hit, highlight: 'find' }
    }
  }

  /** The hit that is gone to. */
  get hit(): Utf16Range | null {
    return this.#hits[this.#current ?? -1] ?? null
  }

  /** Searches, and goes to the first hit at or after `origin`, round to the beginning. */
  search(query: string, options: PageFindOptions, origin: Utf16): FindState {
    this.#find(query, options, origin)
    return this.#goTo()
  }

  /** Lets go of the hits in a text that has changed. */
  forget(): void {
    this.#finder = new TextFinder(this.#view.text)
    this.#hits = []
    this.#current = null
    this.#view.painter.repaint(this)
  }

  /** Searches the text that has changed; the page stays where it is. */
  searchAgain(query: string, options: PageFindOptions): FindState {
    this.#find(query, options, this.#view.selection()?.start ?? 0)
    return { count: this.#hits.length, current: this.#current }
  }

  #find(query: string, options: PageFindOptions, origin: Utf16): void {
    this.#hits = this.#finder
      .find(query, options)
      .filter((hit) => this.#view.isSearched(hit, options.wholePage))
    const next = firstEndingAfter(this.#hits, origin)
    this.#current = this.#hits.length === 0 ? null : next % this.#hits.length
    this.#view.painter.repaint(this)
  }

  /** Goes to the next (`1`) or previous (`-1`) hit, round the ends. */
  step(step: 1 | -1): FindState {
    const count = this.#hits.length
    const left = this.hit
    if (this.#current !== null) this.#current = (this.#current + step + count) % count
    for (const changed of [left, this.hit]) {
      if (changed !== null) this.#view.painter.repaint(this, changed)
    }
    return this.#goTo()
  }

  close(): void {
    this.#stop()
  }

  #goTo(): FindState {
    const { hit } = this
    if (hit !== null) this.#view.show(hit)
    return { count: this.#hits.length, current: this.#current }
  }
}
