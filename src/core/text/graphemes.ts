/** Grapheme clusters (UAX #29): a letter with its marks, an emoji sequence. No boundary of a span lies inside one. */
import type { Utf16, Utf16Range } from './offsets.ts'

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** Whether a cluster begins at `at`; both ends of the text are boundaries. */
export function isGraphemeBoundary(text: string, at: Utf16): boolean {
  if (at <= 0 || at >= text.length) return at === 0 || at === text.length
  if (isCertainBoundary(text, at)) return true
  return graphemeAt(text, at).start === at
}

/** The cluster that holds the code unit at `at`; empty at the text's end. */
export function graphemeAt(text: string, at: Utf16): Utf16Range {
  if (at >= text.length) return { start: text.length, end: text.length }
  if (isCertainBoundary(text, at) && isCertainBoundary(text, at + 1))
    return { start: at, end: at + 1 }
  const { start, end } = certainWindow(text, at)
  if (isMarkedLetter(text, start, end)) return { start, end }
  const found = segmenter.segment(text.slice(start, end)).containing(at - start)
  if (found === undefined) throw new RangeError(`no grapheme at ${at}`)
  return { start: start + found.index, end: start + found.index + found.segment.length }
}

/** The boundary after `at`: where the caret goes with one key press. */
export function nextGraphemeBoundary(text: string, at: Utf16): Utf16 {
  return graphemeAt(text, Math.max(0, at)).end
}

/** The boundary before `at`. */
export function previousGraphemeBoundary(text: string, at: Utf16): Utf16 {
  return at <= 0 ? 0 : graphemeAt(text, Math.min(at, text.length) - 1).start
}

/** The smallest range of whole clusters that holds `range`; an empty range stays empty. */
export function snapToGraphemes(text: string, range: Utf16Range): Utf16Range {
  const start = isGraphemeBoundary(text, range.start)
    ? range.start
    : graphemeAt(text, range.start).start
  if (range.end <= range.start) return { start, end: start }
  const end = isGraphemeBoundary(text, range.end) ? range.end : graphemeAt(text, range.end).end
  return { start, end }
}

/** How many clusters a text has. Runs of plain letters are counted without segmenting. */
export function countGraphemes(text: string): number {
  let count = 0
  let i = 0
  while (i < text.length) {
    if (isCertainBoundary(text, i + 1)) {
      count++
      i++
      continue
    }
    const { end } = certainWindow(text, i)
    if (isMarkedLetter(text, i, end)) count++
    else for (const _ of segmenter.segment(text.slice(i, end))) count++
    i = end
  }
  return count
}

/**
 * Characters that neither extend what stands before them nor join what follows: most of any Arabic or
 * English text, so that the segmenter is asked for the rest alone.
 */
function isPlain(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || (unit >= 0x0620 && unit <= 0x064a) || unit === 0x060c
}

/** Harakat, which extend the letter before them. */
function isHaraka(unit: number): boolean {
  return unit >= 0x064b && unit <= 0x0652
}

/** One plain letter and its harakat: a single cluster. */
function isMarkedLetter(text: string, start: Utf16, end: Utf16): boolean {
  if (!isPlain(text.charCodeAt(start))) return false
  for (let i = start + 1; i < end; i++) if (!isHaraka(text.charCodeAt(i))) return false
  return true
}

function isCertainBoundary(text: string, at: Utf16): boolean {
  if (at <= 0 || at >= text.length) return true
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return (
    (isPlain(after) || after === 0x0a) && (isPlain(before) || before === 0x0a || isHaraka(before))
  )
}

/** The stretch around `at` between certain boundaries: clusters are found in it alone. */
function certainWindow(text: string, at: Utf16): Utf16Range {
  let start = at
  while (!isCertainBoundary(text, start)) start--
  let end = at + 1
  while (!isCertainBoundary(text, end)) end++
  return { start, end }
}
