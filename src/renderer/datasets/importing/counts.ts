import { type ImportReport, type PlacedSpans, waitingOf } from '#ipc/imports.ts'

export function totalOf(spans: PlacedSpans): number {
  return spans.exact + waitingOf(spans)
}

/** Spans that come in, without those that were there already. */
export function spansOf({ counts: { spans, already } }: ImportReport): number {
  return totalOf(spans) - already
}
