/**
 * The worker thread's entry: does one job at a time and answers with its result. What a job throws
 * is a bug; it ends the thread, and the pool reports it.
 */
import { parentPort } from 'node:worker_threads'
import { prepareCorrection } from '#main/annotating/preparing.ts'
import { checkSidecar, mergeSidecarFiles, openSidecar } from '#main/annotating/sidecar-jobs.ts'
import { loadArticle } from '#main/articles/loading.ts'
import { readSource } from '#main/articles/source.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { firstLines } from '#main/folders/first-lines.ts'
import { listFolder } from '#main/folders/listing.ts'
import type { JobRequest, JobTable } from './jobs.ts'
import { rehearse } from './rehearsal.ts'

/** Left to the window's own start, in milliseconds, before the readers are rehearsed. */
const quietMs = 1500

const durable = systemEnvironment()

const table: JobTable = {
  loadArticle,
  listFolder,
  firstLines,
  checkSidecar,
  openSidecar: (argument) => openSidecar(durable, argument),
  mergeSidecarFiles,
  readSource,
  prepareCorrection,
}

if (parentPort === null) throw new Error('This file runs as a worker thread only')
const port = parentPort
setTimeout(() => void rehearse(), quietMs).unref()
port.on('message', (request: JobRequest) => {
  run(request).then(
    (result) => port.postMessage(result),
    (bug: unknown) =>
      setImmediate(() => {
        throw bug
      }),
  )
})

async function run(request: JobRequest): Promise<unknown> {
  switch (request.job) {
    case 'loadArticle':
      return table.loadArticle(request.argument)
    case 'listFolder':
      return table.listFolder(request.argument)
    case 'firstLines':
      return table.firstLines(request.argument)
    case 'checkSidecar':
      return table.checkSidecar(request.argument)
    case 'openSidecar':
      return table.openSidecar(request.argument)
    case 'mergeSidecarFiles':
      return table.mergeSidecarFiles(request.argument)
    case 'readSource':
      return table.readSource(request.argument)
    case 'prepareCorrection':
      return table.prepareCorrection(request.argument)
  }
}
