import { type ImportReport, type PlacedSpans, waitingOf } from '#ipc/imports.ts'

export function totalOf(spans: PlacedSpans): number {
  return spans.exact + waitingOf(spans)
}

/** Whether neither annotations nor articles come in. */
export function doesNothing({ imported, counts }: ImportReport): boolean {
  return imported.total === 0 && counts.articles.new === 0
}

/** Spans that come in, without those that were there already. */
export function spansOf({ counts: { spans, already } }: ImportReport): number {
  return totalOf(spans) - already
}
