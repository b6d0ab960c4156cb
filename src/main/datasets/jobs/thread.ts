/**
 * The thread's entry: does one job at a time, tells how far it is, and hears when it is to end. What a
 * job throws is a bug; it ends the thread, and `DatasetThreads` reports it.
 */
import { parentPort } from 'node:worker_threads'
import { countFolder } from '#main/datasets/counting.ts'
import { surveyFolder } from '#main/datasets/surveying.ts'
import type { Watch } from '#main/datasets/turns.ts'
import { checkExport, previewExport, writeExport } from './export-jobs.ts'
import { importAnnotations, surveyImport } from './import-jobs.ts'
import type { DatasetJobTable, FromThread, ToThread } from './jobs.ts'

const table: DatasetJobTable = {
  surveyFolder: async (request) => surveyFolder(request),
  previewExport,
  checkExport,
  exportDataset: writeExport,
  countFolder,
  surveyImport,
  importAnnotations,
}

if (parentPort === null) throw new Error('This file runs as a worker thread only')
const port = parentPort
let controller = new AbortController()
port.on('message', (message: ToThread) => {
  if (message.kind === 'cancel') {
    controller.abort()
    return
  }
  controller = new AbortController()
  const job = table[message.job] as (argument: unknown, watch: Watch) => Promise<unknown>
  const watch: Watch = {
    signal: controller.signal,
    progress: (done, total) => post({ kind: 'progress', done, total }),
  }
  job(message.argument, watch).then(
    (result) => post({ kind: 'done', result }),
    (bug: unknown) =>
      setImmediate(() => {
        throw bug
      }),
  )
})

function post(message: FromThread): void {
  port.postMessage(message)
}
