import type { RemovedItem } from '#ipc/annotating/bin.ts'
import type { WriteFailure } from '#ipc/annotating/saving.ts'
import type { ArticleBin } from './bin-items.ts'

/** What is removed and not yet in the bin, and what is restored and still there. */
export class BinDues {
  readonly #bin: ArticleBin
  #toBin: RemovedItem[] = []
  #outOfBin: string[] = []

  constructor(bin: ArticleBin) {
    this.#bin = bin
  }

  get removed(): RemovedItem[] {
    return [...this.#toBin]
  }

  /** Adds what a save removes and restores; what could not be saved is handed over again with the next. */
  take(removed: readonly RemovedItem[], restored: readonly string[]): void {
    const removedIds = new Set(removed.map(({ id }) => id))
    const restoredIds = new Set(restored)
    const left = this.#toBin.filter(({ id }) => !removedIds.has(id) && !restoredIds.has(id))
    this.#toBin = [...left, ...removed]
    this.#outOfBin = [...this.#outOfBin.filter((id) => !removedIds.has(id)), ...restored]
  }

  /** Puts in what was removed. */
  async fill(): Promise<WriteFailure | null> {
    const binned = await this.#bin.putItems(this.#toBin)
    if (!binned.ok) return binned.failure
    this.#toBin = []
    return null
  }

  /** Takes out what was restored. */
  async empty(): Promise<WriteFailure | null> {
    if (this.#outOfBin.length === 0) return null
    const removed = await this.#bin.remove(this.#outOfBin)
    if (!removed.ok) return removed.failure
    this.#outOfBin = []
    return null
  }
}
