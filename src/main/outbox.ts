import type { Events } from '#ipc/contract.ts'

type Post = <E extends keyof Events>(event: E, payload: Events[E]) => void

/** Events for the window. Until it says that it listens they wait, in order. */
export class Outbox {
  readonly #send: Post
  #waiting: (() => void)[] = []
  #open = false

  constructor(send: Post) {
    this.#send = send
  }

  post<E extends keyof Events>(event: E, payload: Events[E]): void {
    if (this.#open) this.#send(event, payload)
    else this.#waiting.push(() => this.#send(event, payload))
  }

  /** The window listens: it gets what waited. */
  open(): void {
    this.#open = true
    for (const send of this.#waiting.splice(0)) send()
  }

  /** The window is gone or starts anew. */
  close(): void {
    this.#open = false
  }
}
