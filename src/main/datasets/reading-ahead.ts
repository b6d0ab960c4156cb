/** Articles read and checked by a thread of their own, a few batches ahead of who wants them. */
import { on } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { Sidecar } from '#core/sidecar/schema.ts'
import type { UnreadFile } from '#ipc/datasets.ts'
import type { PairedArticle } from './pairing.ts'
import { type ArticleReading, type ReadAll, type ReadArticle, readInTurn } from './reading.ts'

/**
 * What the thread is asked for, a batch at a time, and answers in the same order. Both ways the same
 * memory goes to and fro for the bytes of sidecars: what either side made anew each time would wait to
 * be found unused.
 */
export interface ReadingBatch {
  readonly root: string
  readonly articles: readonly PairedArticle[]
  readonly memory: ArrayBuffer
}
export interface BatchRead {
  readonly articles: readonly CheckedArticle[]
  readonly memory: ArrayBuffer
}

/** An article whose sidecars were found sound; what they hold is read from their bytes where it is wanted. */
export interface CheckedArticle {
  readonly read:
    | (Omit<ReadArticle, 'sidecars'> & { readonly sidecars: readonly CheckedSidecar[] })
    | null
  readonly unread: readonly UnreadFile[]
}

export interface CheckedSidecar {
  readonly file: string
  /** Where its bytes lie in the batch's memory. */
  readonly start: number
  readonly length: number
}

const batchSize = 16
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
  const ask = (memory: ArrayBuffer): void => {
    if (asked >= articles.length) return
    const batch: ReadingBatch = {
      root,
      articles: articles.slice(asked, asked + batchSize),
      memory,
    }
    asked += batchSize
    thread.postMessage(batch, [memory])
  }
  for (let i = 0; i < batchesAhead; i++) ask(new ArrayBuffer(0))
  let given = 0
  for await (const [batch] of on(thread, 'message', { close: ['exit'] })) {
    const { articles: checked, memory }: BatchRead = batch
    for (const { read, unread } of checked) {
      const sidecars = read?.sidecars.map(({ file, start, length }) => {
        const sidecar: Sidecar = JSON.parse(decoder.decode(new Uint8Array(memory, start, length)))
        return { file, sidecar }
      })
      yield { read: read && sidecars ? { ...read, sidecars } : null, unread }
      given++
    }
    if (given === articles.length) return
    ask(memory)
  }
  throw new Error('The thread that reads ended before its time')
}
