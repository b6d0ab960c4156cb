/** What is painted where, from spans and their lanes. Pure. */
import type { Span } from '#core/annotation/model.ts'
import { spanEnd, spanStart } from '#core/annotation/order.ts'
import { paintRuns } from '#core/annotation/paint.ts'
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

export type LaidSpans = ReadonlyMap<string, { readonly span: Span; readonly lane: number }>

/** The part of the text in which two states of the spans look different; null where they look alike. */
export function changedStretch(before: LaidSpans, after: LaidSpans): Utf16Range | null {
  let start = Number.MAX_SAFE_INTEGER
  let end = -1
  const take = (span: Span): void => {
    if (span.segments.length === 0) return
    start = Math.min(start, spanStart(span))
    end = Math.max(end, spanEnd(span))
  }
  for (const [id, laid] of after) {
    const was = before.get(id)
    if (was !== undefined && was.span === laid.span && was.lane === laid.lane) continue
    take(laid.span)
    if (was !== undefined) take(was.span)
  }
  for (const [id, { span }] of before) if (!after.has(id)) take(span)
  return end === -1 ? null : { start, end }
}
