import { type Toast, useTagging } from './tagging-state.ts'

/** Calls `then` after so many milliseconds, until the function returned is called. */
export type After = (ms: number, then: () => void) => () => void

/** Time to look down and begin, and for each character: a slow reader's pace, and once over. */
const notice = 4000
const perCharacter = 80
/** What can be undone from a message stays long enough to be reached. */
const leastWithUndo = 12_000

/** How long a message stands, in milliseconds. */
export function standingTime({ text, undo }: Toast): number {
  const reading = notice + perCharacter * text.length
  return undo ? Math.max(reading, leastWithUndo) : reading
}

/**
 * The message at the page's foot, one at a time. It goes by itself when it could be read at leisure;
 * while the pointer or the focus is on it, it stays.
 */
export class Toasts {
  readonly #show: (toast: Toast | null) => void
  readonly #after: After
  #shown: Toast | null = null
  #isHeld = false
  #stop = (): void => {}

  constructor(show: (toast: Toast | null) => void, after: After) {
    this.#show = show
    this.#after = after
  }

  show(toast: Toast): void {
    this.#shown = toast
    this.#show(toast)
    this.#begin()
  }

  clear(): void {
    this.#stop()
    if (this.#shown === null) return
    this.#shown = null
    this.#show(null)
  }

  /** The message is being read or used. */
  hold(): void {
    this.#isHeld = true
    this.#stop()
  }

  /** It is not any more, and stands its time from now on. */
  release(): void {
    this.#isHeld = false
    this.#begin()
  }

  #begin(): void {
    this.#stop()
    if (this.#shown === null || this.#isHeld) return
    this.#stop = this.#after(standingTime(this.#shown), () => this.clear())
  }
}

/** The message of the page that is shown. */
export const toasts = new Toasts(
  (toast) => useTagging.setState({ toast }),
  (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
)
