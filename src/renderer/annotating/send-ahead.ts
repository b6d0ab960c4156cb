import type { Tagset } from '#core/annotation/tagset.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import {
  pieceLength,
  type SidecarLayout,
  type TextPiece,
  textPieces,
} from '#core/sidecar/text-pieces.ts'
import { bridge } from '#renderer/bridge.ts'

/** Pieces that are sent at once. */
const mostPieces = 1000

/** A long text as it was saved: of the next only what differs is made and sent. */
export interface SavedText {
  readonly sha256: string
  readonly layout: SidecarLayout
}

/** What is left to send of a sidecar's text, and the name of what was sent ahead of it. */
export interface SentText {
  readonly content: string
  readonly ahead?: string
  /** Of a long text. */
  readonly layout?: SidecarLayout
}

/**
 * Makes a sidecar's text and sends it ahead where it is long, piece by piece and with room for frames in
 * between: at once, the text of 10,000 annotations would hold the window up. What stands in the text
 * saved before is neither made nor sent.
 */
export async function sendAhead(
  sidecar: Sidecar,
  tagset: Tagset | null,
  saved: SavedText | null,
): Promise<SentText> {
  const id = crypto.randomUUID()
  const pieces = textPieces(sidecar, tagset, saved?.layout ?? null)
  const taken: Promise<boolean>[] = []
  let waiting: TextPiece[] = []
  let units = 0
  for (;;) {
    const made = pieces.next()
    if (made.done) {
      const [only = ''] = waiting
      // The text was never long, or is no longer.
      if (taken.length === 0 && waiting.length === 1 && typeof only === 'string')
        return { content: only }
      taken.push(bridge.sendAhead({ id, of: saved?.sha256, pieces: waiting }))
      if ((await Promise.all(taken)).every((isTaken) => isTaken))
        return { content: '', ahead: id, layout: made.value }
      // What the text was to be made of is not at hand.
      return sendAhead(sidecar, tagset, null)
    }
    const length = typeof made.value === 'string' ? made.value.length : 0
    if (waiting.length === mostPieces || (waiting.length > 0 && units + length > pieceLength)) {
      taken.push(bridge.sendAhead({ id, of: saved?.sha256, pieces: waiting }))
      waiting = []
      units = 0
      await nextTask()
    }
    waiting.push(made.value)
    units += length
  }
}

/** Resolves when the browser has had its turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
