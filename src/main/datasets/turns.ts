import { setImmediate } from 'node:timers/promises'

/** How long work is watched and stopped. */
export interface Watch {
  readonly signal: AbortSignal
  /** Articles done, of all that there are to do. */
  progress(done: number, total: number): void
}

/** Milliseconds of work after which others get their turn. */
const turn = 16

/** Lets signals and the window through, now and then, during long work. */
export class Turns {
  readonly #watch: Watch
  readonly #total: number
  #since = performance.now()

  constructor(watch: Watch, total: number) {
    this.#watch = watch
    this.#total = total
  }

  /** After each piece of work: tells the progress and waits for the others, if it is time. */
  async give(done: number): Promise<void> {
    if (done < this.#total && performance.now() - this.#since < turn) return
    this.#watch.progress(done, this.#total)
    await setImmediate()
    this.#since = performance.now()
  }
}
