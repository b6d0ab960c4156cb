/** What the build makes and what goes along with the app: where it lies, and the threads that are started of it. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { app } from 'electron'

const built = import.meta.dirname
export const preload = join(built, '../preload/preload.cjs')
export const windowFiles = join(built, '../renderer')
/** What goes along unpacked: beside the package, or in a checkout's resources/. */
export const samples = app.isPackaged
  ? join(process.resourcesPath, 'samples')
  : join(built, '../../resources/samples')
export const icon = app.isPackaged
  ? join(process.resourcesPath, 'icon-256.png')
  : join(built, '../../resources/icons/icon-256.png')
export const tagsets = app.isPackaged
  ? join(process.resourcesPath, 'tagsets')
  : join(built, '../../resources/tagsets')

/** One thread that does the jobs of `workers/worker.ts`; it takes over none of the host's own flags. */
export function startWorker(): Worker {
  return new Worker(join(built, 'worker.js'), { execArgv: [] })
}

/** One thread that does the jobs of `datasets/jobs/thread.ts`. */
export function startDatasetThread(): Worker {
  return new Worker(join(built, 'datasets.js'), { execArgv: [] })
}
