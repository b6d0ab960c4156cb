import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { err } from '#core/result.ts'
import type { JobBroken } from '#ipc/datasets.ts'
import { clearAfterThread } from '#main/datasets/temporary-folders.ts'
import type { Watch } from '#main/datasets/turns.ts'
import { errorCode } from '#main/files/failures.ts'
import type { DatasetJobName, DatasetJobs, FromThread, ToThread } from './jobs.ts'

/** A thread without work is kept so long for the next job, in milliseconds. */
const idleMs = 30_000

/**
 * Threads for work on data sets, which takes as long as the folder is large. Unlike those of the pool
 * for articles they are asked to end, not ended: a job first takes away what it has half-written.
 */
export class DatasetThreads {
  readonly #start: () => Worker
  readonly #working = new Map<Worker, Promise<unknown>>()
  #idle: { readonly thread: Worker; readonly timer: NodeJS.Timeout } | null = null
  readonly #ending = new AbortController()

  /** `start` makes a thread that runs `thread.ts`. */
  constructor(start: () => Worker) {
    this.#start = start
  }

  /** Never rejects: a thread that dies is an outcome. */
  run<N extends DatasetJobName>(
    job: N,
    argument: DatasetJobs[N]['argument'],
    { signal, progress }: Watch,
  ): Promise<DatasetJobs[N]['result'] | { readonly ok: false; readonly failure: JobBroken }> {
    const thread = this.#take()
    const ended = AbortSignal.any([signal, this.#ending.signal])
    const result = new Promise<DatasetJobs[N]['result'] | ReturnType<typeof err<JobBroken>>>(
      (resolve) => {
        const finish = (): void => {
          thread.off('message', hear).off('error', broke).off('exit', left)
          ended.removeEventListener('abort', cancel)
          this.#working.delete(thread)
        }
        const hear = (message: FromThread): void => {
          if (message.kind === 'progress') {
            progress(message.done, message.total)
            return
          }
          finish()
          this.#keep(thread)
          resolve(message.result as DatasetJobs[N]['result'])
        }
        let cause: Error | null = null
        const broke = (error: Error): void => {
          cause = error
        }
        // Only now does it surely write no more.
        const left = (code: number): void => {
          finish()
          const detail = cause?.message ?? `The thread ended with code ${code}`
          const uncleared = clearAfter(job, argument)
          resolve(err({ kind: 'worker-failed', detail: [detail, ...uncleared].join('; ') }))
        }
        const cancel = (): void => send(thread, { kind: 'cancel' })
        thread.on('message', hear).on('error', broke).on('exit', left)
        send(thread, { kind: 'start', job, argument })
        if (ended.aborted) cancel()
        else ended.addEventListener('abort', cancel, { once: true })
      },
    )
    this.#working.set(thread, result)
    return result
  }

  /** Cancels all jobs, waits until they have cleared up, and ends the threads. */
  async end(): Promise<void> {
    this.#ending.abort()
    await Promise.all(this.#working.values())
    await this.#idle?.thread.terminate()
  }

  #take(): Worker {
    const kept = this.#idle
    if (kept === null) {
      // Heard of by its job, or while it waits for one: then it is only not to be used again.
      const thread = this.#start()
      return thread.on('error', () => this.#forget(thread)).on('exit', () => this.#forget(thread))
    }
    clearTimeout(kept.timer)
    this.#idle = null
    return kept.thread
  }

  #keep(thread: Worker): void {
    if (this.#idle !== null) {
      void thread.terminate()
      return
    }
    this.#idle = { thread, timer: setTimeout(() => void thread.terminate(), idleMs).unref() }
  }

  #forget(thread: Worker): void {
    if (this.#idle?.thread !== thread) return
    clearTimeout(this.#idle.timer)
    this.#idle = null
  }
}

/** Takes away what a dead thread's job has half-written; what cannot be, in words. */
function clearAfter(job: DatasetJobName, argument: unknown): readonly string[] {
  if (job !== 'exportDataset') return []
  const { target, tag } = argument as DatasetJobs['exportDataset']['argument']
  if (tag === undefined) return []
  try {
    clearAfterThread(join(fs.realpathSync(dirname(target)), basename(target)), tag)
    return []
  } catch (error) {
    return [`${errorCode(error)} ${dirname(target)}`]
  }
}

function send(thread: Worker, message: ToThread): void {
  thread.postMessage(message)
}
