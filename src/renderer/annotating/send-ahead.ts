import { bridge } from '#renderer/bridge.ts'

/** UTF-16 units of a piece: sending one takes some milliseconds. */
const pieceLength = 400_000

/**
 * Sends all of a long text but its last piece ahead, with room for frames in between: sent whole, the
 * text of 10,000 annotations would hold the window up. Gives what is left to send and the name of the rest.
 */
export async function sendAhead(
  text: string,
): Promise<{ readonly content: string; readonly ahead?: string }> {
  if (text.length <= pieceLength) return { content: text }
  const ahead = crypto.randomUUID()
  const sent: Promise<void>[] = []
  let at = 0
  for (; at + pieceLength < text.length; at += pieceLength) {
    sent.push(bridge.sendAhead({ id: ahead, piece: text.slice(at, at + pieceLength) }))
    await nextTask()
  }
  await Promise.all(sent)
  return { content: text.slice(at), ahead }
}

/** Resolves when the browser has had its turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
