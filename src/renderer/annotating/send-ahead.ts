import { commonEnds } from '#core/text/common-ends.ts'
import { bridge } from '#renderer/bridge.ts'

/** UTF-16 units of a piece: sending one takes some milliseconds. */
const pieceLength = 400_000

/** A long text as it was saved: of the next only what differs is sent. */
export interface SavedText {
  readonly sha256: string
  /** In UTF-8: half as large, and no part of the window's heap. */
  readonly bytes: Uint8Array
}

/** What is left to send of a text, and the name of what was sent ahead of it. */
export interface SentText {
  readonly content: string
  readonly ahead?: string
  /** The whole of a long text. */
  readonly bytes?: Uint8Array
}

/**
 * Sends all of a long text but its last piece ahead, with room for frames in between: sent whole, the
 * text of 10,000 annotations would hold the window up. What it has in common at its ends with the text
 * saved before is not sent.
 */
export async function sendAhead(text: string, saved: SavedText | null): Promise<SentText> {
  if (text.length <= pieceLength) return { content: text }
  const ahead = crypto.randomUUID()
  const bytes = new TextEncoder().encode(text)
  let [at, end] = [0, text.length]
  if (saved !== null) {
    const common = commonEnds(saved.bytes, bytes)
    if (await bridge.sendAheadOfSaved({ id: ahead, sha256: saved.sha256, ...common }))
      [at, end] = [common.start, text.length - common.end]
  }
  const sent: Promise<void>[] = []
  for (; at + pieceLength < end; at += pieceLength) {
    sent.push(bridge.sendAhead({ id: ahead, piece: text.slice(at, at + pieceLength) }))
    await nextTask()
  }
  await Promise.all(sent)
  return { content: text.slice(at, end), ahead, bytes }
}

/** Resolves when the browser has had its turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
