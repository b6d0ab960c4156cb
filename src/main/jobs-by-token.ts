import type { JobName, Jobs } from './workers/jobs.ts'
import type { JobOutcome, WorkerPool } from './workers/pool.ts'

/** Jobs of one kind, at most one for each token: a second one replaces the first, which is cancelled. */
export class JobsByToken<N extends JobName> {
  readonly #pool: WorkerPool
  readonly #job: N
  readonly #running = new Map<string, AbortController>()

  constructor(pool: WorkerPool, job: N) {
    this.#pool = pool
    this.#job = job
  }

  async run(token: string, argument: Jobs[N]['argument']): Promise<JobOutcome<Jobs[N]['result']>> {
    this.cancel(token)
    const controller = new AbortController()
    this.#running.set(token, controller)
    const outcome = await this.#pool.run(this.#job, argument, controller.signal)
    if (this.#running.get(token) === controller) this.#running.delete(token)
    return outcome
  }

  cancel(token: string): void {
    this.#running.get(token)?.abort()
    this.#running.delete(token)
  }
}
