/** Articles read and checked by a thread of their own, a few batches ahead of who wants them. */
import { on } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { Sidecar } from '#core/sidecar/schema.ts'
import type { UnreadFile } from '#ipc/datasets.ts'
import type { PairedArticle } from './pairing.ts'
import { type ArticleReading, type ReadAll, type ReadArticle, readInTurn } from './reading.ts'

/** What the thread is asked for, a batch at a time, and answers in the same order. */
export interface ReadingBatch {
  readonly root: string
  readonly articles: readonly PairedArticle[]
}
export interface BatchRead {
  readonly articles: readonly CheckedArticle[]
}

/** An article whose sidecars were found sound; what they hold is read from their bytes where it is wanted. */
export interface CheckedArticle {
  readonly read:
    | (Omit<ReadArticle, 'sidecars'> & {
        readonly sidecars: readonly { readonly file: string; readonly bytes: Uint8Array }[]
      })
    | null
  readonly unread: readonly UnreadFile[]
}

const batchSize = 32
const batchesAhead = 4
/** So few are read sooner than a thread starts. */
const tooFew = 256

/** Reads with the help of a thread that runs `reading-thread.ts`; `start` makes it. */
export function readAhead(start: () => Worker): ReadAll {
  return async function* (root, articles) {
    if (articles.length < tooFew) {
      yield* readInTurn(root, articles)
      return
    }
    const thread = start()
    try {
      yield* readBy(thread, root, articles)
    } finally {
      await thread.terminate()
    }
  }
}

async function* readBy(
  thread: Worker,
  root: string,
  articles: readonly PairedArticle[],
): AsyncGenerator<ArticleReading> {
  const decoder = new TextDecoder()
  let asked = 0
  const ask = (): void => {
    if (asked >= articles.length) return
    const batch: ReadingBatch = { root, articles: articles.slice(asked, asked + batchSize) }
    asked += batchSize
    thread.postMessage(batch)
  }
  for (let i = 0; i < batchesAhead; i++) ask()
  let given = 0
  for await (const [batch] of on(thread, 'message', { close: ['exit'] })) {
    const { articles: checked }: BatchRead = batch
    ask()
    for (const { read, unread } of checked) {
      const sidecars = read?.sidecars.map(({ file, bytes }) => {
        const sidecar: Sidecar = JSON.parse(decoder.decode(bytes))
        return { file, bytes, sidecar }
      })
      yield { read: read && sidecars ? { ...read, sidecars } : null, unread }
      given++
    }
    if (given === articles.length) return
  }
  throw new Error('The thread that reads ended before its time')
}
