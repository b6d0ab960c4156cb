/** Pieces of spans that have no place in the text at hand: what may be done about each, by a person. */
import { type Anchor, type AnchorState, worstState } from '#core/anchoring/reanchor.ts'
import type { QuoteSelector } from '#core/anchoring/selector.ts'
import type { OffsetMap, Utf16Range } from '#core/text/offsets.ts'
import type { Command } from './commands/command.ts'
import type { Annotations, Segment, Span, UnplacedSegment } from './model.ts'
import { segmentAt } from './segment.ts'

/** One piece in the queue. */
export interface UnplacedPiece {
  readonly span: Span
  readonly piece: UnplacedSegment
}

/** Where each piece may stand now. A piece that is not in it has not been looked for yet. */
export type Anchors = ReadonlyMap<UnplacedSegment, Anchor>

/** All pieces of spans that have no place, in the order in which they once stood. */
export function unplacedPieces(spans: Iterable<Span>): readonly UnplacedPiece[] {
  const pieces: UnplacedPiece[] = []
  for (const span of spans) for (const piece of span.unplaced) pieces.push({ span, piece })
  return pieces.sort((a, b) => a.piece.recorded.start - b.piece.recorded.start)
}

/** What to look for a piece by. Its old offset is a hint, in UTF-16 of the text at hand. */
export function selectorOf(piece: UnplacedSegment, offsets: OffsetMap): QuoteSelector {
  const { quote, prefix, suffix, recorded } = piece
  const start = offsets.toUtf16(Math.min(recorded.start, offsets.codePointLength))
  return { start, end: start + quote.length, quote, prefix, suffix }
}

/** How many spans have pieces to review, by the state of each span: its worst piece's. */
export function countByState(
  pieces: readonly UnplacedPiece[],
  anchors: Anchors,
): Readonly<Record<Exclude<AnchorState, 'exact'>, number>> {
  const states = new Map<string, AnchorState>()
  for (const { span, piece } of pieces) {
    const state = anchors.get(piece)?.state ?? 'exact'
    states.set(span.id, worstState([states.get(span.id) ?? 'exact', state]))
  }
  const counts = { moved: 0, ambiguous: 0, orphan: 0 }
  for (const state of states.values()) if (state !== 'exact') counts[state]++
  return counts
}

/**
 * The annotations with every piece in its place whose anchor is exact: it stands where it stood, so there
 * is nothing to confirm. The same annotations where there is none.
 */
export function withExactPlaces(annotations: Annotations, anchors: Anchors): Annotations {
  let spans: Map<string, Span> | null = null
  for (const span of annotations.spans.values()) {
    let { segments, unplaced } = span
    for (const piece of span.unplaced) {
      const anchor = anchors.get(piece)
      if (anchor?.state !== 'exact' || overlapsAny(anchor.range, segments)) continue
      segments = inOrder([...segments, pieceAt(piece, anchor.range)])
      unplaced = unplaced.filter((other) => other !== piece)
    }
    if (segments === span.segments) continue
    spans ??= new Map(annotations.spans)
    spans.set(span.id, { ...span, segments, unplaced })
  }
  return spans === null ? annotations : { ...annotations, spans }
}

/** A piece where it stood, with the words and surroundings that it is known by. */
function pieceAt({ quote, prefix, suffix, unknown }: UnplacedSegment, range: Utf16Range): Segment {
  const { start, end } = range
  return { start, end, quote, prefix, suffix, ...(unknown !== undefined && { unknown }) }
}

function inOrder(segments: readonly Segment[]): readonly Segment[] {
  return segments.toSorted((a, b) => a.start - b.start)
}

/** Gives one piece its place, over `range` of the text. */
export function placePiece(
  { span, piece }: UnplacedPiece,
  text: string,
  range: Utf16Range,
  at: string,
): Command {
  return placing(span, new Map([[piece, range]]), text, at)
}

/**
 * Gives every piece that `chosen` knows a place for that place. A place that lies over another piece of
 * the same span is passed over. Null where nothing is left to do.
 */
export function placeAll(
  pieces: readonly UnplacedPiece[],
  chosen: (piece: UnplacedSegment) => Utf16Range | null,
  text: string,
  at: string,
): Command | null {
  const places = new Map<Span, Map<UnplacedSegment, Utf16Range>>()
  for (const { span, piece } of pieces) {
    const range = chosen(piece)
    const taken = places.get(span) ?? new Map<UnplacedSegment, Utf16Range>()
    if (range === null || overlapsAny(range, [...span.segments, ...taken.values()])) continue
    places.set(span, taken.set(piece, range))
  }
  if (places.size === 0) return null
  const commands = Array.from(places, ([span, ranges]) => placing(span, ranges, text, at))
  return { do: 'several', commands }
}

function placing(
  span: Span,
  places: ReadonlyMap<UnplacedSegment, Utf16Range>,
  text: string,
  at: string,
): Command {
  const placed = Array.from(
    places,
    ([{ unknown }, range]): Segment => ({
      ...segmentAt(text, range),
      ...(unknown !== undefined && { unknown }),
    }),
  )
  return {
    do: 'set-segments',
    id: span.id,
    segments: inOrder([...span.segments, ...placed]),
    unplaced: span.unplaced.filter((piece) => !places.has(piece)),
    at,
  }
}

function overlapsAny({ start, end }: Utf16Range, others: readonly Utf16Range[]): boolean {
  return others.some((other) => start < other.end && other.start < end)
}
