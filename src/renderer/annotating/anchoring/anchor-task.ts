import type { Anchor } from '#core/anchoring/reanchor.ts'
import type { QuoteSelector } from '#core/anchoring/selector.ts'

export interface AnchorTask {
  readonly text: string
  readonly selectors: readonly QuoteSelector[]
}

export interface AnchorAnswer {
  /** One for each selector, in their order. */
  readonly anchors: readonly Anchor[]
}

/** Works a task out in a thread that ends with it; `signal` gives it up. */
export function findAnchors(task: AnchorTask, signal: AbortSignal): Promise<AnchorAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./anchor-worker.ts', import.meta.url), { type: 'module' })
    const end = (): void => worker.terminate()
    signal.addEventListener('abort', end, { once: true })
    worker.addEventListener('message', ({ data }: MessageEvent<AnchorAnswer>) => {
      signal.removeEventListener('abort', end)
      end()
      resolve(data)
    })
    worker.addEventListener('error', ({ message }) => {
      end()
      reject(new Error(message))
    })
    worker.postMessage(task)
  })
}
