import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { Segment } from './model.ts'

/** Code points of context that a segment keeps on each side. */
export const contextLength = 32

/** The segment over a non-empty range of the text, with its quote and context cut from there. */
export function segmentAt(text: string, { start, end }: Utf16Range): Segment {
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(stepBack(text, start, contextLength), start),
    suffix: text.slice(end, stepOn(text, end, contextLength)),
  }
}

/** The offset `count` code points before `from`, or the text's start. */
function stepBack(text: string, from: Utf16, count: number): Utf16 {
  let at = from
  for (let i = 0; i < count && at > 0; i++) {
    const pair = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff
    at -= pair ? 2 : 1
  }
  return at
}

/** The offset `count` code points after `from`, or the text's end. */
function stepOn(text: string, from: Utf16, count: number): Utf16 {
  let at = from
  for (let i = 0; i < count && at < text.length; i++)
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}
