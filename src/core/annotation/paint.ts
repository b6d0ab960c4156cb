import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { Span } from './model.ts'
import { spanEnd, spanStart } from './order.ts'

/** A run of text over which the same spans lie. */
export interface PaintRun extends Utf16Range {
  /** Ids in the order of their lanes: the underline nearest to the letters first. Never empty. */
  readonly spans: readonly string[]
}

/**
 * The line, counted from the letters, on which each span's underline is drawn, so that no two
 * spans that overlap share one: greedy colouring of the interval graph by start, which needs as
 * few lanes as any colouring can (Kleinberg and Tardos, Algorithm Design, 4.1). A discontinuous
 * span keeps one lane from its first segment to its last. `spans` are in text order, so that the
 * lanes depend on the spans alone, and a new span disturbs only those of its own cluster.
 */
export function assignLanes(spans: readonly Span[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>()
  /** Where the last span in each lane ends. */
  const ends: Utf16[] = []
  let clusterEnd = 0
  for (const span of longestFirst(spans)) {
    const start = spanStart(span)
    if (start >= clusterEnd) ends.length = 0
    let lane = 0
    while (lane < ends.length && (ends[lane] ?? 0) > start) lane++
    ends[lane] = spanEnd(span)
    clusterEnd = Math.max(clusterEnd, spanEnd(span))
    lanes.set(span.id, lane)
  }
  return lanes
}

/** Text order, but of spans that begin together the longer first, so that it lies outside. */
function* longestFirst(spans: readonly Span[]): Generator<Span> {
  for (let from = 0; from < spans.length; ) {
    const first = spans[from]
    if (first === undefined) return
    const start = spanStart(first)
    let to = from + 1
    for (let span = spans[to]; span !== undefined && spanStart(span) === start; span = spans[to])
      to++
    if (to === from + 1) yield first
    else {
      const together = spans.slice(from, to)
      yield* together.sort((a, b) => spanEnd(b) - spanEnd(a))
    }
    from = to
  }
}

/**
 * Cuts the spans of a window into runs, in text order, not overlapping; text under no span is in
 * none. Pass the spans that overlap the window (`SpanIndex.overlapping`), and no window for the
 * whole text.
 */
export function paintRuns(
  spans: readonly Span[],
  lanes: ReadonlyMap<string, number>,
  window: Utf16Range = { start: 0, end: Number.MAX_SAFE_INTEGER },
): PaintRun[] {
  const pieces = piecesIn(spans, lanes, window)
  const runs: PaintRun[] = []
  /** Pieces over the text at hand, by lane. */
  const open: Piece[] = []
  let at = 0
  for (const key of sortedEdges(pieces)) {
    const number = key % pieces.length
    const place = (key - number) / pieces.length
    const opens = place % 2 === 1
    const offset = (place - Number(opens)) / 2
    if (open.length > 0 && offset > at)
      runs.push({ start: at, end: offset, spans: open.map((piece) => piece.id) })
    at = offset
    const piece = pieces[number]
    if (piece === undefined) continue
    if (opens) {
      let below = open.length
      while (below > 0 && (open[below - 1]?.lane ?? 0) > piece.lane) below--
      open.splice(below, 0, piece)
    } else open.splice(open.indexOf(piece), 1)
  }
  return runs
}

/** A segment, cut to the window. */
interface Piece extends Utf16Range {
  readonly id: string
  readonly lane: number
}

function piecesIn(
  spans: readonly Span[],
  lanes: ReadonlyMap<string, number>,
  window: Utf16Range,
): readonly Piece[] {
  const pieces: Piece[] = []
  for (const { id, segments } of spans) {
    const lane = lanes.get(id) ?? 0
    for (const segment of segments) {
      const start = Math.max(segment.start, window.start)
      const end = Math.min(segment.end, window.end)
      if (start < end) pieces.push({ id, lane, start, end })
    }
  }
  return pieces
}

/**
 * Where pieces open and close, in text order, closings first: each edge one number, made of its
 * offset, whether it opens, and its piece's number. Sorting plain numbers takes a third of the time.
 */
function sortedEdges(pieces: readonly Piece[]): Float64Array {
  const edges = new Float64Array(2 * pieces.length)
  let number = 0
  for (const { start, end } of pieces) {
    edges[2 * number] = (2 * start + 1) * pieces.length + number
    edges[2 * number + 1] = 2 * end * pieces.length + number
    number++
  }
  return edges.sort()
}
