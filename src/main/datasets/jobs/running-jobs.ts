import type { Err } from '#core/result.ts'
import type { DatasetEvents, DatasetJobId, JobBroken } from '#ipc/datasets.ts'
import type { DatasetThreads } from './dataset-threads.ts'
import type { DatasetJobName, DatasetJobs } from './jobs.ts'

/** The window's jobs that are under way, by the ids that it gave them. */
export class RunningJobs {
  readonly #threads: DatasetThreads
  readonly #tell: (progress: DatasetEvents['datasetProgress']) => void
  readonly #running = new Map<string, AbortController>()

  constructor(threads: DatasetThreads, tell: (progress: DatasetEvents['datasetProgress']) => void) {
    this.#threads = threads
    this.#tell = tell
  }

  async run<N extends DatasetJobName>(
    id: string,
    job: N,
    argument: DatasetJobs[N]['argument'],
  ): Promise<DatasetJobs[N]['result'] | Err<JobBroken>> {
    if (this.#running.has(id)) throw new Error(`The job ${id} is under way already`)
    const controller = new AbortController()
    this.#running.set(id, controller)
    try {
      return await this.#threads.run(job, argument, {
        signal: controller.signal,
        progress: (done, total) => this.#tell({ job: id as DatasetJobId, done, total }),
      })
    } finally {
      this.#running.delete(id)
    }
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort()
  }
}
