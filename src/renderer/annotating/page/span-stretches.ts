/** What is painted where, from spans and their lanes. Pure. */
import type { Span } from '#core/annotation/model.ts'
import { spanEnd, spanStart } from '#core/annotation/order.ts'
import { paintRuns } from '#core/annotation/paint.ts'
import { changedBetween } from '#core/annotation/shared-ends.ts'
import type { Utf16Range } from '#core/text/offsets.ts'

/** A stretch under one span's tint. */
export interface Tint extends Utf16Range {
  readonly span: Span
}

/** The stretches of a window, each with its innermost span; neighbours under one span are one. */
export function tintsIn(
  spans: readonly Span[],
  lanes: ReadonlyMap<string, number>,
  window: Utf16Range,
): readonly Tint[] {
  const byId = new Map(spans.map((span) => [span.id, span]))
  const tints: { start: number; end: number; span: Span }[] = []
  for (const run of paintRuns(spans, lanes, window)) {
    const span = innermost(run.spans.flatMap((id) => byId.get(id) ?? []))
    if (span === null) continue
    const last = tints.at(-1)
    if (last !== undefined && last.end === run.start && last.span === span) last.end = run.end
    else tints.push({ start: run.start, end: run.end, span })
  }
  return tints
}

/** The shortest; of several as short, the one furthest from the letters. */
function innermost(spans: readonly Span[]): Span | null {
  let found: Span | null = null
  for (const span of spans) if (found === null || lengthOf(span) <= lengthOf(found)) found = span
  return found
}

function lengthOf(span: Span): number {
  return spanEnd(span) - spanStart(span)
}

/**
 * The part of the text that spans of two states do not share, both in text order; null where they
 * are the same. What the states have in common at either end is passed over without a look.
 */
export function changedStretch(before: readonly Span[], after: readonly Span[]): Utf16Range | null {
  const { gone, came } = changedBetween(before, after)
  let start = Number.MAX_SAFE_INTEGER
  let end = -1
  const same = new Set(gone)
  const changed = came.filter((span) => !same.delete(span))
  for (const span of [...same, ...changed]) {
    start = Math.min(start, spanStart(span))
    end = Math.max(end, spanEnd(span))
  }
  return end === -1 ? null : { start, end }
}

/**
 * The stretch widened to the ends of all spans that meet it, and of those that meet them: lanes
 * depend on nothing outside it. `overlapping` finds the spans over a stretch.
 */
export function clusterAround(
  stretch: Utf16Range,
  overlapping: (stretch: Utf16Range) => readonly Span[],
): { readonly stretch: Utf16Range; readonly spans: readonly Span[] } {
  let { start, end } = stretch
  for (;;) {
    const spans = overlapping({ start, end })
    const from = Math.min(start, ...spans.map(spanStart))
    const to = Math.max(end, ...spans.map(spanEnd))
    if (from === start && to === end) return { stretch: { start, end }, spans }
    start = from
    end = to
  }
}
