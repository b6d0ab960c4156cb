/** The thread's entry: reads and checks batches of articles, and hands on their bytes. */
import { parentPort } from 'node:worker_threads'
import { readInTurn } from './reading.ts'
import type { BatchRead, CheckedArticle, ReadingBatch } from './reading-ahead.ts'

if (parentPort === null) throw new Error('This file runs as a worker thread only')
const port = parentPort
port.on('message', ({ root, articles }: ReadingBatch) => {
  const checked: CheckedArticle[] = []
  for (const { read, unread } of readInTurn(root, articles)) {
    const sidecars = read?.sidecars.map(({ file, bytes }) => ({ file, bytes }))
    checked.push({ read: read && sidecars ? { ...read, sidecars } : null, unread })
  }
  const answer: BatchRead = { articles: checked }
  port.postMessage(answer)
})
