/** Before the window closes it is asked to hand over what it has not saved yet. */

export class Flush {
  readonly #ask: () => void
  #answer: Promise<void> | null = null
  #settle: () => void = () => undefined
  #isDone = false

  /** `ask` tells the window. */
  constructor(ask: () => void) {
    this.#ask = ask
  }

  /** It has answered, or was waited for long enough. */
  get isDone(): boolean {
    return this.#isDone
  }

  /** Resolves with the window's answer. Asked again meanwhile, it waits for the same answer. */
  ask(): Promise<void> {
    if (this.#answer === null) {
      this.#answer = new Promise((resolve) => {
        this.#settle = resolve
      })
      this.#ask()
    }
    return this.#answer
  }

  /** The window answered, or was given up. Where nothing was asked, it says nothing. */
  done(): void {
    if (this.#answer === null) return
    this.#isDone = true
    this.#settle()
  }

  /** There is a new window. */
  renew(): void {
    this.#answer = null
    this.#isDone = false
  }
}

/** Waits for something, but no longer than so many milliseconds. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, end])
  clearTimeout(timer)
}
