import type { Span } from '#core/annotation/model.ts'
import { spanEnd, spanStart } from '#core/annotation/order.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { openSession } from '#renderer/annotating/annotating-state.ts'
import { pickFrame, pickSpan } from '#renderer/annotating/selection-state.ts'
import { useWindow } from '#renderer/shell/window-state.ts'

/** Selects a span and shows it on the page. */
export function jumpToSpan(id: string): void {
  pickSpan(id)
  const span = openSession()?.session.annotations.spans.get(id)
  if (span !== undefined && span.segments.length > 0) reveal(hull(span))
}

/** Selects a frame and shows where its earliest words stand. */
export function jumpToFrame(id: string): void {
  pickFrame(id)
  const range = firstWords(id, new Set())
  if (range !== null) reveal(range)
}

export function reveal(range: Utf16Range): void {
  useWindow.getState().page?.reveal(range)
}

/** Long spans are shown from their beginning. */
function hull(span: Span): Utf16Range {
  return { start: spanStart(span), end: spanEnd(span) }
}

function firstWords(frame: string, seen: Set<string>): Utf16Range | null {
  const annotations = openSession()?.session.annotations
  const roles = annotations?.frames.get(frame)?.roles
  if (annotations === undefined || roles === undefined || seen.has(frame)) return null
  seen.add(frame)
  let first: Utf16Range | null = null
  for (const filler of Object.values(roles).flat()) {
    const span = annotations.spans.get(filler)
    const range =
      span === undefined ? firstWords(filler, seen) : span.segments.length > 0 ? hull(span) : null
    if (range !== null && (first === null || range.start < first.start)) first = range
  }
  return first
}
