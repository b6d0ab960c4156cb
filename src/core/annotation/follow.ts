/** Annotations on a text that is being changed, while every change is known. */
import type { PositionMap } from '#core/document/position-map.ts'
import type { OffsetMap } from '#core/text/offsets.ts'
import type { Annotations, Segment, Span, UnplacedSegment } from './model.ts'
import { segmentAt } from './segment.ts'

/** The text that the annotations count in before the change. */
export interface TextBefore {
  readonly textSha256: string
  readonly offsets: OffsetMap
}

/**
 * The annotations on the text that `map` leads to (UTF-16). Words that were changed go along as they are
 * now; a piece of which nothing is left loses its place, and keeps its words.
 */
export function followChange(
  annotations: Annotations,
  map: PositionMap,
  before: TextBefore,
  after: string,
): Annotations {
  const spans = new Map<string, Span>()
  for (const [id, span] of annotations.spans) spans.set(id, followSpan(span, map, before, after))
  return { ...annotations, spans }
}

function followSpan(span: Span, map: PositionMap, before: TextBefore, after: string): Span {
  const segments: Segment[] = []
  const unplaced: UnplacedSegment[] = [...span.unplaced]
  for (const segment of span.segments) {
    const { range } = map.mapRange(segment)
    if (range === null) unplaced.push(withoutPlace(segment, before))
    else segments.push({ ...segmentAt(after, range), ...unknownOf(segment) })
  }
  return { ...span, segments, unplaced }
}

/** A piece that has lost its place in the text `before`, as it stood there. */
function withoutPlace(segment: Segment, { textSha256, offsets }: TextBefore): UnplacedSegment {
  const { start, end, quote, prefix, suffix } = segment
  return {
    recorded: { start: offsets.toCodePoint(start), end: offsets.toCodePoint(end), textSha256 },
    quote,
    prefix,
    suffix,
    ...unknownOf(segment),
  }
}

function unknownOf({ unknown }: Segment) {
  return unknown === undefined ? {} : { unknown }
}
