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
  // A run of ideographs or emoji may hold no certain boundary at all: a window is cut out of it.
  for (let reach = REACH; ; reach *= 4) {
    const found = graphemeWithin(text, at, windowAround(text, at, reach))
    if (found !== null) return found
  }
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

/** Code units on either side of a place that are segmented first; longer clusters widen the window. */
const REACH = 64

interface Window extends Utf16Range {
  /** An edge that is not certain may lie inside a cluster. */
  readonly certainStart: boolean
  readonly certainEnd: boolean
}

/** The stretch around `at` between certain boundaries, or as far as `reach` where they are farther. */
function windowAround(text: string, at: Utf16, reach: number): Window {
  let start = at
  while (at - start < reach && !isCertainBoundary(text, start)) start--
  let end = at + 1
  while (end - at < reach && !isCertainBoundary(text, end)) end++
  const certainStart = isCertainBoundary(text, start)
  const certainEnd = isCertainBoundary(text, end)
  if (!certainStart) start = pairedStart(text, start)
  if (!certainEnd && isHighSurrogate(text.charCodeAt(end - 1))) end++
  return { start, end, certainStart, certainEnd }
}

/**
 * The cluster at `at`, null where the window does not show it whole. Flags aside, whose pairs
 * `pairedStart` keeps, a cut inside a cluster makes for at most two false boundaries (UAX #29, GB9 to
 * GB11): the cut itself and the one after it.
 */
function graphemeWithin(text: string, at: Utf16, window: Window): Utf16Range | null {
  const { start, end, certainStart, certainEnd } = window
  if (certainStart && certainEnd && isMarkedLetter(text, start, end)) return { start, end }
  const segments = segmenter.segment(text.slice(start, end))
  const found = segments.containing(at - start)
  if (found === undefined) throw new RangeError(`no grapheme at ${at}`)
  const foundEnd = start + found.index + found.segment.length
  if (!certainEnd && foundEnd === end) return null
  if (!certainStart && (segments.containing(found.index - 1)?.index ?? 0) === 0) return null
  return { start: start + found.index, end: foundEnd }
}

/** `at`, or a place before it that parts neither a surrogate pair nor the two letters of a flag. */
function pairedStart(text: string, at: Utf16): Utf16 {
  const start = isHighSurrogate(text.charCodeAt(at - 1)) ? at - 1 : at
  let letters = 0
  while (isFlagLetter(text, start - 2 * (letters + 1))) letters++
  return letters % 2 === 0 ? start : start - 2
}

/** Regional indicators, U+1F1E6 to U+1F1FF. */
function isFlagLetter(text: string, at: Utf16): boolean {
  if (at < 0 || text.charCodeAt(at) !== 0xd83c) return false
  const low = text.charCodeAt(at + 1)
  return low >= 0xdde6 && low <= 0xddff
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
