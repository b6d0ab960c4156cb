/**
 * Worker threads for what would hold up the main thread. They are started ahead of the first job, so that
 * it finds its code loaded; more start when all are busy, and two are kept: an article and its annotations
 * are read at once. A job is cancelled by ending its thread, which stops any
 * parser wherever it is.
 */
import type { Worker } from 'node:worker_threads'
import type { JobName, JobRequest, Jobs } from './jobs.ts'

export type JobOutcome<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'crashed'; readonly detail: string }

/** Threads that wait for work rather than end. */
const mostKept = 2

interface Waiting {
  readonly request: JobRequest
  readonly signal: AbortSignal
  readonly settle: (outcome: JobOutcome<unknown>) => void
}

export class WorkerPool {
  readonly #start: () => Worker
  readonly #largest: number
  readonly #idle: Worker[] = []
  readonly #busy = new Set<Worker>()
  readonly #queue: Waiting[] = []
  #closed = false

  /** `start` makes a thread that runs `worker.ts`; at most `largest` of them work at once. */
  constructor(start: () => Worker, largest: number) {
    this.#start = start
    this.#largest = largest
  }

  /** Starts threads ahead of their first jobs, until so many wait. */
  warm(count = 1): void {
    const most = Math.min(count, this.#largest - this.#busy.size)
    while (!this.#closed && this.#idle.length < most) this.#idle.push(this.#spawn())
  }

  /** Never rejects: a thread that dies is an outcome. */
  run<N extends JobName>(
    job: N,
    argument: Jobs[N]['argument'],
    signal: AbortSignal,
  ): Promise<JobOutcome<Jobs[N]['result']>> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        request: { job, argument } as JobRequest,
        signal,
        settle: resolve as (outcome: JobOutcome<unknown>) => void,
      }
      this.#queue.push(waiting)
      signal.addEventListener('abort', () => this.#dropWaiting(waiting), { once: true })
      if (signal.aborted) this.#dropWaiting(waiting)
      this.#next()
    })
  }

  /** Ends all threads; what they were doing is cancelled. */
  async close(): Promise<void> {
    this.#closed = true
    for (const waiting of this.#queue.splice(0)) waiting.settle({ kind: 'cancelled' })
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()))
  }

  /** A thread that dies while it waits is forgotten; the next job starts another and reports it. */
  #spawn(): Worker {
    const worker = this.#start()
    const forget = (): void => {
      const at = this.#idle.indexOf(worker)
      if (at !== -1) this.#idle.splice(at, 1)
    }
    return worker.on('error', forget).on('exit', forget)
  }

  #dropWaiting(waiting: Waiting): void {
    const at = this.#queue.indexOf(waiting)
    if (at === -1) return
    this.#queue.splice(at, 1)
    waiting.settle({ kind: 'cancelled' })
  }

  #next(): void {
    if (this.#busy.size >= this.#largest) return
    const waiting = this.#queue.shift()
    if (waiting === undefined) return
    const worker = this.#idle.pop() ?? this.#spawn()
    this.#busy.add(worker)
    this.#give(worker, waiting)
  }

  #give(worker: Worker, { request, signal, settle }: Waiting): void {
    const finish = (outcome: JobOutcome<unknown>): void => {
      worker.off('message', done).off('error', broke).off('exit', ended)
      signal.removeEventListener('abort', abort)
      this.#busy.delete(worker)
      settle(outcome)
      this.#next()
    }
    const done = (result: unknown): void => {
      if (this.#idle.length < mostKept) this.#idle.push(worker)
      else void worker.terminate()
      finish({ kind: 'done', result })
    }
    const broke = (error: Error): void => {
      finish({ kind: 'crashed', detail: error.message })
      this.warm()
    }
    const ended = (code: number): void => {
      finish(
        this.#closed
          ? { kind: 'cancelled' }
          : { kind: 'crashed', detail: `The thread ended with code ${code}` },
      )
      this.warm()
    }
    const abort = (): void => {
      finish({ kind: 'cancelled' })
      void worker.terminate()
      this.warm()
    }
    worker.on('message', done).on('error', broke).on('exit', ended)
    signal.addEventListener('abort', abort, { once: true })
    worker.postMessage(request)
  }
}
