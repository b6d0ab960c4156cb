import type { SpanIndex } from '#core/annotation/intervals.ts'
import type { Span } from '#core/annotation/model.ts'
import { spanEnd, spanStart } from '#core/annotation/order.ts'
import { assignLanes } from '#core/annotation/paint.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type {
  HighlightPainter,
  HighlightSource,
  PaintedRange,
} from '#renderer/editor/highlights.ts'
import { lineHighlight, type Standing, tintHighlight } from './span-highlights.ts'
import { changedStretch, type LaidSpans, tintsIn } from './span-stretches.ts'

/** Rank of what is selected, over everything else of the layer. */
const pickedRank = 100

/** Paints the spans of the open annotations. */
export class SpanPaint implements HighlightSource {
  readonly layer = 'spans'
  readonly #painter: HighlightPainter
  readonly #tagset: Tagset
  #index: SpanIndex
  #lanes: ReadonlyMap<string, number>
  #laid: LaidSpans
  #picked: ReadonlySet<string> = new Set()
  /** A span as it would be, while an edge of it is dragged. */
  #preview: Span | null = null
  readonly #stop: () => void

  constructor(painter: HighlightPainter, tagset: Tagset, index: SpanIndex) {
    this.#painter = painter
    this.#tagset = tagset
    this.#index = index
    this.#lanes = assignLanes(index.ordered)
    this.#laid = laidSpans(index, this.#lanes)
    this.#stop = painter.add(this)
  }

  dispose(): void {
    this.#stop()
  }

  /** Shows another state of the spans; what looks the same is not painted anew. */
  show(index: SpanIndex): void {
    if (index === this.#index) return
    const before = this.#laid
    this.#index = index
    this.#lanes = assignLanes(index.ordered)
    this.#laid = laidSpans(index, this.#lanes)
    const changed = changedStretch(before, this.#laid)
    if (changed !== null) this.#painter.repaint(this, changed)
  }

  /** Marks spans as selected, and no others. */
  pick(ids: ReadonlySet<string>): void {
    const before = this.#picked
    this.#picked = ids
    for (const id of new Set([...before, ...ids])) {
      if (before.has(id) === ids.has(id)) continue
      const span = this.#laid.get(id)?.span
      if (span !== undefined) this.#painter.repaint(this, hull(span))
    }
  }

  preview(span: Span | null): void {
    const before = this.#preview
    this.#preview = span
    const start = Math.min(...[before, span].map((each) => (each ? spanStart(each) : Infinity)))
    const end = Math.max(...[before, span].map((each) => (each ? spanEnd(each) : 0)))
    if (start < end) this.#painter.repaint(this, { start, end })
  }

  *paint(window: Utf16Range): Iterable<PaintedRange> {
    const spans = this.#spansIn(window)
    for (const { start, end, span } of tintsIn(spans, this.#lanes, window)) {
      const standing = this.#standing(span)
      // The selected span shows its whole extent, what lies inside it included.
      if (standing === 'usual')
        yield { start, end, highlight: tintHighlight(this.#tagset, span.label, standing) }
    }
    for (const span of spans) {
      const standing = this.#standing(span)
      const lane = this.#lanes.get(span.id) ?? 0
      const highlight = lineHighlight(this.#tagset, span.label, lane, standing)
      const rank = standing === 'picked' ? pickedRank : lane
      for (const { start, end } of span.segments) {
        if (end <= window.start || start >= window.end) continue
        yield { start, end, highlight, rank }
        if (standing === 'picked')
          yield { start, end, highlight: tintHighlight(this.#tagset, span.label, standing), rank }
      }
    }
  }

  #standing({ id }: Span): Standing {
    return this.#picked.has(id) ? 'picked' : 'usual'
  }

  #spansIn(window: Utf16Range): readonly Span[] {
    const spans = this.#index.overlapping(window)
    const preview = this.#preview
    if (preview === null) return spans
    return [...spans.filter(({ id }) => id !== preview.id), preview]
  }
}

function hull(span: Span): Utf16Range {
  return { start: spanStart(span), end: spanEnd(span) }
}

function laidSpans(index: SpanIndex, lanes: ReadonlyMap<string, number>): LaidSpans {
  return new Map(index.ordered.map((span) => [span.id, { span, lane: lanes.get(span.id) ?? 0 }]))
}
