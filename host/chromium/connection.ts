import type { Readable, Writable } from 'node:stream'
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.d.ts'
import { decodeMessage, encodeMessage, envelopeHeaderLength, messageLength } from './cbor.ts'

type Commands = ProtocolMapping.Commands
type Events = ProtocolMapping.Events

export type Method = keyof Commands
export type Parameters<M extends Method> = Binary<Commands[M]['paramsType'][0]>
export type Answer<M extends Method> = M extends 'Page.captureScreenshot' | 'Page.printToPDF'
  ? { readonly data: Uint8Array }
  : Commands[M]['returnType']
export type EventName = keyof Events
export type EventOf<E extends EventName> = Events[E][0]

/** Bodies, pictures and documents cross as bytes, where the protocol's JSON form would have base64. */
type Binary<P> = P extends { body?: string } ? Omit<P, 'body'> & { body?: Uint8Array } : P

/** The browser refused a command, or went away before it answered. */
export class ProtocolError extends Error {
  override name = 'ProtocolError'
}

/** For what was asked of a page that may be gone by now, which is told elsewhere. */
export function ignoreGone(error: unknown): void {
  if (!(error instanceof ProtocolError)) throw error
}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: ProtocolError) => void
  readonly method: string
}

interface Incoming {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/** A conversation with the browser itself, or with one of its pages. */
export class Session {
  readonly #connection: Connection
  readonly #id: string | undefined
  readonly #listeners = new Map<string, ((params: never) => void)[]>()

  constructor(connection: Connection, id: string | undefined) {
    this.#connection = connection
    this.#id = id
  }

  /** Rejects with ProtocolError when the browser refuses the command or is gone. */
  send<M extends Method>(method: M, params?: Parameters<M>): Promise<Answer<M>> {
    return this.#connection.send(method, params, this.#id)
  }

  /** Sends a command whose failure can only mean that its page is gone, which is told elsewhere. */
  tell<M extends Method>(method: M, params?: Parameters<M>): void {
    this.send(method, params).catch((error: unknown) => {
      if (!(error instanceof ProtocolError)) throw error
      this.#connection.report(`${method}: ${error.message}`)
    })
  }

  on<E extends EventName>(event: E, listener: (params: EventOf<E>) => void): void {
    const listeners = this.#listeners.get(event)
    if (listeners === undefined) this.#listeners.set(event, [listener])
    else listeners.push(listener)
  }

  receive(event: string, params: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(params as never)
  }
}

/** The DevTools protocol over a pair of pipes. */
export class Connection {
  readonly browser = new Session(this, undefined)
  /** Resolves once the browser closed its end. */
  readonly closed: Promise<void>
  readonly #output: Writable
  readonly #report: (line: string) => void
  readonly #waiting = new Map<number, Waiting>()
  readonly #sessions = new Map<string, Session>()
  #lastId = 0
  #open = true
  /** What is to be written, whole messages. */
  #outgoing: Buffer[] = []
  #isFlushing = false
  #pending: Buffer[] = []
  #pendingLength = 0

  constructor(output: Writable, input: Readable, report: (line: string) => void) {
    this.#output = output
    this.#report = report
    input.on('data', (chunk: Buffer) => this.#receive(chunk))
    output.on('error', (error) => report(`The pipe to the browser broke: ${error.message}`))
    this.closed = new Promise((resolve) => {
      input.once('close', () => {
        this.#open = false
        for (const waiting of this.#waiting.values()) {
          waiting.reject(new ProtocolError(`${waiting.method}: the browser is gone`))
        }
        this.#waiting.clear()
        resolve()
      })
    })
  }

  send<M extends Method>(
    method: M,
    params: Parameters<M> | undefined,
    sessionId: string | undefined,
  ): Promise<Answer<M>> {
    if (!this.#open) return Promise.reject(new ProtocolError(`${method}: the browser is gone`))
    this.#lastId += 1
    const id = this.#lastId
    this.#outgoing.push(...encodeMessage({ id, method, params: params ?? {}, sessionId }))
    this.#flush()
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as Answer<M>), reject, method })
    })
  }

  /**
   * Writes what waits, at once, since what the inspector runs is followed by no tick; and nothing
   * while the stream is still at its last write: the inspector may run in the midst of that, and the
   * stream then loses what it is given.
   */
  #flush(): void {
    if (this.#isFlushing) return
    this.#isFlushing = true
    while (this.#outgoing.length > 0 && this.#output.writableLength === 0) {
      const chunks = this.#outgoing
      this.#outgoing = []
      this.#output.cork()
      for (const [i, chunk] of chunks.entries())
        this.#output.write(chunk, i === chunks.length - 1 ? () => this.#flush() : undefined)
      this.#output.uncork()
    }
    this.#isFlushing = false
  }

  /** The session with this id; made when first asked for. */
  session(id: string): Session {
    const known = this.#sessions.get(id)
    if (known !== undefined) return known
    const session = new Session(this, id)
    this.#sessions.set(id, session)
    return session
  }

  forget(id: string): void {
    this.#sessions.delete(id)
  }

  report(line: string): void {
    this.#report(line)
  }

  #receive(chunk: Buffer): void {
    this.#pending.push(chunk)
    this.#pendingLength += chunk.length
    for (;;) {
      if (this.#pendingLength < envelopeHeaderLength) return
      let first = this.#pending[0] ?? Buffer.alloc(0)
      if (first.length < envelopeHeaderLength) {
        first = Buffer.concat(this.#pending)
        this.#pending = [first]
      }
      const length = messageLength(first)
      if (this.#pendingLength < length) return
      const all = this.#pending.length === 1 ? first : Buffer.concat(this.#pending)
      const rest = all.subarray(length)
      this.#pending = rest.length === 0 ? [] : [rest]
      this.#pendingLength = rest.length
      this.#dispatch(decodeMessage(all.subarray(0, length)) as Incoming)
    }
  }

  #dispatch(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error === undefined) waiting?.resolve(message.result)
      else waiting?.reject(new ProtocolError(`${waiting.method}: ${message.error.message}`))
      return
    }
    if (message.method === undefined) return
    const session =
      message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId)
    session?.receive(message.method, message.params)
  }
}
