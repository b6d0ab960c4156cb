import type { Span } from '#core/annotation/model.ts'
import { compareSpans } from '#core/annotation/order.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type { DatasetDocument, DatasetOptions } from './dataset.ts'
import type { ExportReport } from './report.ts'

/** Whether a layer of that name can be written: a label or a group of the tagset; any, where none is known. */
export function isLayer(layer: string, tagset: Tagset | null): boolean {
  if (tagset === null) return true
  return [...tagset.spans, ...tagset.groups].some(({ id }) => id === layer)
}

/** The labels that make up the layer: the one of that name, else those of the group; null is all labels. */
export function labelsOfLayer({ layer, tagset }: DatasetOptions): ReadonlySet<string> | null {
  if (layer === null) return null
  const spans = tagset?.spans ?? []
  const grouped = spans.filter(({ group }) => group === layer).map(({ id }) => id)
  return new Set(grouped.length === 0 || spans.some(({ id }) => id === layer) ? [layer] : grouped)
}

/**
 * The spans of the layer that share no text with one another, in text order: of those that do, the
 * longest is kept, or the first. Those of other labels and those that give way are counted. Spans
 * without a place are left to the format, which knows what it has for them.
 */
export function flatLayer(
  document: DatasetDocument,
  options: DatasetOptions,
  report: ExportReport,
): readonly Span[] {
  const labels = labelsOfLayer(options)
  const candidates: Span[] = []
  for (const span of document.annotations.spans.values()) {
    if (span.segments.length === 0) continue
    if (labels === null || labels.has(span.label)) candidates.push(span)
    else report.add('other-layer', document, span.id)
  }
  const taken: Utf16Range[] = []
  const kept: Span[] = []
  for (const span of candidates.sort((a, b) => lengthOf(b) - lengthOf(a) || compareSpans(a, b))) {
    if (span.segments.some((segment) => meets(taken, segment))) {
      report.add('overlapping-span', document, span.id)
      continue
    }
    kept.push(span)
    for (const segment of span.segments) taken.splice(placeIn(taken, segment.start), 0, segment)
  }
  return kept.sort(compareSpans)
}

function lengthOf({ segments }: Span): number {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Whether one of the ranges, which are in order and do not overlap, shares text with the range. */
function meets(ranges: readonly Utf16Range[], { start, end }: Utf16Range): boolean {
  const at = placeIn(ranges, start)
  const [before, after] = [ranges[at - 1], ranges[at]]
  return (before !== undefined && before.end > start) || (after !== undefined && after.start < end)
}

/** The index of the first range that begins after `start`. */
function placeIn(ranges: readonly Utf16Range[], start: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.start ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return low
}
