/** Sentences around a place, found without reading a line of many megabytes to its end. */
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { previousSentenceStart, sentenceAt, sentencesOf } from '#core/text/sentences.ts'

const REACH = 20_000

/** The sentence that holds `at`, or the one before the white space there; null in an empty line. */
export function sentenceHolding(text: string, at: Utf16): Utf16Range | null {
  const { start, near } = around(text, at)
  const found = sentenceAt(near, at - start)
  return found === null ? null : { start: start + found.start, end: start + found.end }
}

/** The first sentence that begins after `at`. */
export function nextSentence(text: string, at: Utf16): Utf16Range | null {
  for (let from = at; from < text.length; ) {
    const end = Math.min(from + REACH, text.length)
    const found = sentencesOf(text, sentenceHolding(text, from)?.start ?? from, end)
    const next = found.find((sentence) => sentence.start > at)
    if (next !== undefined) return next.end < end ? next : sentenceHolding(text, next.start)
    from = end
  }
  return null
}

/** Where the sentence that holds `at` begins, or the one before where `at` is a beginning. */
export function sentenceStartBefore(text: string, at: Utf16): Utf16 {
  const { start, near } = around(text, at)
  return start + previousSentenceStart(near, at - start)
}

function around(text: string, at: Utf16): { readonly start: Utf16; readonly near: string } {
  const start = Math.max(0, at - REACH)
  return { start, near: text.slice(start, Math.min(text.length, at + REACH)) }
}
