import type { SpanIndex } from '#core/annotation/intervals.ts'
import type { Span } from '#core/annotation/model.ts'
import { compareSpans, spanEnd, spanStart } from '#core/annotation/order.ts'
import { assignLanes } from '#core/annotation/paint.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type {
  HighlightPainter,
  HighlightSource,
  PaintedRange,
} from '#renderer/editor/highlights.ts'
import { lineHighlight, rankOfLane, type Standing, tintHighlight } from './span-highlights.ts'
import { changedStretch, clusterAround, tintsIn } from './span-stretches.ts'

/** Rank of what is selected, over everything else of the layer. */
const pickedRank = 100

/** Paints the spans of the open annotations. */
export class SpanPaint implements HighlightSource {
  readonly layer = 'spans'
  readonly #painter: HighlightPainter
  readonly #tagset: Tagset
  #index: SpanIndex
  #lanes: Lanes
  #picked: ReadonlyMap<string, Span> = new Map()
  /** A span as it would be, while an edge of it is dragged. */
  #preview: Span | null = null
  readonly #stop: () => void

  constructor(painter: HighlightPainter, tagset: Tagset, index: SpanIndex) {
    this.#painter = painter
    this.#tagset = tagset
    this.#index = index
    this.#lanes = new Lanes(index)
    this.#stop = painter.add(this)
  }

  dispose(): void {
    this.#stop()
  }

  /** Shows another state of the spans; what looks the same is not painted anew. */
  show(index: SpanIndex): void {
    if (index === this.#index) return
    const before = this.#index
    this.#index = index
    this.#lanes = new Lanes(index)
    const changed = changedStretch(before.ordered, index.ordered)
    if (changed === null) return
    // Neighbours may have got other lanes, by what went or by what came.
    const was = clusterAround(changed, (stretch) => before.overlapping(stretch)).stretch
    const is = clusterAround(changed, (stretch) => index.overlapping(stretch)).stretch
    this.#painter.repaint(this, {
      start: Math.min(was.start, is.start),
      end: Math.max(was.end, is.end),
    })
  }

  /** Marks a span as selected, and no other. */
  pick(span: Span | null): void {
    const before = this.#picked
    this.#picked = new Map(span === null ? [] : [[span.id, span]])
    for (const each of [...before.values(), ...this.#picked.values()])
      if (before.has(each.id) !== this.#picked.has(each.id)) this.#painter.repaint(this, hull(each))
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
    const lanes = this.#lanes.over(window)
    for (const { start, end, span } of tintsIn(spans, lanes, window)) {
      const standing = this.#standing(span)
      // The selected span shows its whole extent, what lies inside it included.
      if (standing === 'usual')
        yield { start, end, highlight: tintHighlight(this.#tagset, span.label, standing) }
    }
    for (const span of spans) {
      const standing = this.#standing(span)
      const lane = lanes.get(span.id) ?? 0
      const highlight = lineHighlight(this.#tagset, span.label, lane, standing)
      const rank = standing === 'picked' ? pickedRank : rankOfLane(lane)
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

/** Lanes of the spans, found where they are asked for and kept. */
class Lanes {
  readonly #index: SpanIndex
  readonly #found = new Map<string, number>()

  constructor(index: SpanIndex) {
    this.#index = index
  }

  /** Lanes of the spans over a window, and of others. */
  over(window: Utf16Range): ReadonlyMap<string, number> {
    const overlapping = (stretch: Utf16Range): readonly Span[] => this.#index.overlapping(stretch)
    if (overlapping(window).every(({ id }) => this.#found.has(id))) return this.#found
    const spans = clusterAround(window, overlapping).spans.toSorted(compareSpans)
    for (const [id, lane] of assignLanes(spans)) this.#found.set(id, lane)
    return this.#found
  }
}

function hull(span: Span): Utf16Range {
  return { start: spanStart(span), end: spanEnd(span) }
}
