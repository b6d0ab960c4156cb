/** Looks for quotes in a text, off the window's own thread: thousands of them take seconds. */
import { reanchor } from '#core/anchoring/reanchor.ts'
import type { AnchorAnswer, AnchorTask } from './anchor-task.ts'

self.addEventListener('message', ({ data }: MessageEvent<AnchorTask>) => {
  const answer: AnchorAnswer = { anchors: reanchor(data.text, data.selectors) }
  self.postMessage(answer)
})
