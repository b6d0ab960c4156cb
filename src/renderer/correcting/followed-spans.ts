import type { SpanIndex } from '#core/annotation/intervals.ts'
import type { Span } from '#core/annotation/model.ts'
import { assignLanes } from '#core/annotation/paint.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { PositionMap } from '#core/document/position-map.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import {
  lineHighlight,
  rankOfLane,
  tintHighlight,
} from '#renderer/annotating/page/span-highlights.ts'
import { tintsIn } from '#renderer/annotating/page/span-stretches.ts'
import type { HighlightSource, PaintedRange } from '#renderer/editor/highlights.ts'

/**
 * Paints the spans where the text has carried them. Only those in sight are mapped, so that a letter typed
 * costs the same whatever the number of spans.
 */
export class FollowedSpans implements HighlightSource {
  readonly layer = 'spans'
  readonly #tagset: Tagset
  /** The spans in the text that the correction began with. */
  readonly #index: SpanIndex
  readonly #lanes: ReadonlyMap<string, number>
  readonly #mapNow: () => PositionMap

  constructor(tagset: Tagset, index: SpanIndex, mapNow: () => PositionMap) {
    this.#tagset = tagset
    this.#index = index
    this.#lanes = assignLanes(index.ordered)
    this.#mapNow = mapNow
  }

  *paint(window: Utf16Range): Iterable<PaintedRange> {
    const map = this.#mapNow()
    const back = map.inverted()
    const spans = this.#index
      .overlapping({
        start: back.map(window.start, 'before').position,
        end: back.map(window.end, 'after').position,
      })
      .map((span) => mapped(span, map))
    for (const { start, end, span } of tintsIn(spans, this.#lanes, window))
      yield { start, end, highlight: tintHighlight(this.#tagset, span.label, 'usual') }
    for (const span of spans) {
      const lane = this.#lanes.get(span.id) ?? 0
      const highlight = lineHighlight(this.#tagset, span.label, lane, 'usual')
      const rank = rankOfLane(lane)
      for (const { start, end } of span.segments)
        if (start < window.end && end > window.start) yield { start, end, highlight, rank }
    }
  }
}

/** A span with the segments that are left of it, where they are now. */
function mapped(span: Span, map: PositionMap): Span {
  const segments = span.segments.flatMap((segment) => {
    const { range } = map.mapRange(segment)
    return range === null ? [] : [{ ...segment, ...range }]
  })
  return { ...span, segments }
}
