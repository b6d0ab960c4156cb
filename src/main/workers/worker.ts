/**
 * The worker thread's entry: does one job at a time and answers with its result. What a job throws
 * is a bug; it ends the thread, and the pool reports it.
 */
import { parentPort } from 'node:worker_threads'
import { loadArticle } from '#main/articles/loading.ts'
import { firstLines } from '#main/folders/first-lines.ts'
import { listFolder } from '#main/folders/listing.ts'
import type { JobRequest, JobTable } from './jobs.ts'

const table: JobTable = { loadArticle, listFolder, firstLines }

if (parentPort === null) throw new Error('This file runs as a worker thread only')
const port = parentPort
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
  }
}
