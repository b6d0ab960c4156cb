import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll } from 'vitest'
import { WorkerPool } from '#main/workers/pool.ts'

/** A pool of the app's own worker threads, run from their source. */
export function sourcePool(): WorkerPool {
  const entry = join(import.meta.dirname, '../workers/worker.ts')
  const pool = new WorkerPool(() => new Worker(entry, { execArgv: [] }), 2)
  afterAll(() => pool.close())
  return pool
}
