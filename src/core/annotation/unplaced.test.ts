import { describe, expect, it } from 'vitest'
import { reanchor } from '#core/anchoring/reanchor.ts'
import { arabicNews } from '#core/testing/arabic-text.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { apply } from './commands/apply.ts'
import {
  type Annotations,
  newSpan,
  noAnnotations,
  type Span,
  type UnplacedSegment,
} from './model.ts'
import { segmentAt } from './segment.ts'
import {
  type Anchors,
  countByState,
  placeAll,
  placePiece,
  selectorOf,
  unplacedPieces,
  withExactPlaces,
} from './unplaced.ts'

const at = '2026-11-22T10:00:00Z'
const old = `📈 ${arabicNews}`
const now = `تصحيح: ورد خطأ. ${old.replace('وأن التقرير النهائي سيصدر', 'وأنه سيصدر')}`
const offsets = new OffsetMap(now)

/** A piece that stood over `words` of the old text. */
function lost(words: string): UnplacedSegment {
  const start = old.indexOf(words)
  const { quote, prefix, suffix } = segmentAt(old, { start, end: start + words.length })
  const map = new OffsetMap(old)
  const recorded = {
    start: map.toCodePoint(start),
    end: map.toCodePoint(start + words.length),
    textSha256: 'b'.repeat(64),
  }
  return { recorded, quote, prefix, suffix }
}

function spanOf(id: string, ...unplaced: UnplacedSegment[]): Span {
  const span = newSpan({ id, label: 'claim', segments: [], origin: { kind: 'manual' }, at })
  return { ...span, unplaced }
}

function annotationsOf(...spans: Span[]): Annotations {
  return { ...noAnnotations, spans: new Map(spans.map((span) => [span.id, span])) }
}

const wheat = lost('إنتاج القمح سيرتفع')
const report = lost('التقرير النهائي')
const fuel = lost('أسعار الوقود')
const annotations = annotationsOf(spanOf('later', fuel), spanOf('first', wheat, report))
const pieces = unplacedPieces(annotations.spans.values())

function anchored(): Anchors {
  const selectors = pieces.map(({ piece }) => selectorOf(piece, offsets))
  const anchors = reanchor(now, selectors)
  return new Map(
    pieces.flatMap(({ piece }, i) => {
      const anchor = anchors[i]
      return anchor === undefined ? [] : [[piece, anchor] as const]
    }),
  )
}

describe('pieces without a place', () => {
  it('stand in the order in which they once stood', () => {
    expect(pieces.map(({ piece }) => piece)).toEqual([wheat, report, fuel])
  })

  it('count for their span by the worst of them', () => {
    const anchors = anchored()
    expect(anchors.get(wheat)?.state).toBe('moved')
    expect(anchors.get(report)?.state).toBe('orphan')
    expect(countByState(pieces, anchors)).toEqual({ moved: 1, ambiguous: 0, orphan: 1 })
  })

  it('are not counted before they were looked for', () => {
    expect(countByState(pieces, new Map())).toEqual({ moved: 0, ambiguous: 0, orphan: 0 })
  })

  it('are looked for from where they stood, or from the end of a text that became shorter', () => {
    const short = new OffsetMap('قصير')
    expect(selectorOf(fuel, short).start).toBe(4)
    expect(selectorOf(wheat, offsets).quote).toBe(wheat.quote)
  })
})

describe('placing', () => {
  it('gives one piece its place, keeps the others, and can be taken back', () => {
    const start = now.indexOf(wheat.quote)
    const [first] = pieces
    if (first === undefined) throw new Error('no piece')
    const range = { start, end: start + wheat.quote.length }
    const done = apply(annotations, placePiece(first, now, range, at))
    if (!done.ok) throw new Error(done.failure.kind)
    expect(done.value.annotations.spans.get('first')).toMatchObject({
      segments: [{ ...range, quote: wheat.quote }],
      unplaced: [report],
    })
    const undone = apply(done.value.annotations, done.value.inverse)
    expect(undone).toMatchObject({ ok: true, value: { annotations } })
  })

  it('puts several pieces of a span in text order with one command', () => {
    const both = annotationsOf(spanOf('both', wheat, fuel))
    const range = (piece: UnplacedSegment) => {
      const start = now.indexOf(piece.quote)
      return { start, end: start + piece.quote.length }
    }
    const command = placeAll(unplacedPieces(both.spans.values()).toReversed(), range, now, at)
    if (command === null) throw new Error('nothing to do')
    const done = apply(both, command)
    if (!done.ok) throw new Error(done.failure.kind)
    const span = done.value.annotations.spans.get('both')
    expect(span?.segments.map(({ quote }) => quote)).toEqual([wheat.quote, fuel.quote])
    expect(span?.unplaced).toEqual([])
  })

  it('passes over a place that lies over another piece of the span', () => {
    const both = annotationsOf(spanOf('both', wheat, fuel))
    const start = now.indexOf(wheat.quote)
    const same = { start, end: start + wheat.quote.length }
    const command = placeAll(unplacedPieces(both.spans.values()), () => same, now, at)
    if (command === null) throw new Error('nothing to do')
    const done = apply(both, command)
    if (!done.ok) throw new Error(done.failure.kind)
    expect(done.value.annotations.spans.get('both')?.unplaced).toEqual([fuel])
  })

  it('has nothing to do where no place is known', () => {
    expect(placeAll(pieces, () => null, now, at)).toBeNull()
  })
})

describe('pieces that stand where they stood', () => {
  const turned = old.replace('بنسبة تقارب عشرة', 'بنسبة خمسة')
  const there = new OffsetMap(turned)

  it('take their places, and the others wait', () => {
    const waiting = annotationsOf(spanOf('both', wheat, fuel))
    const found = reanchor(
      turned,
      [wheat, fuel].map((piece) => selectorOf(piece, there)),
    )
    const anchors: Anchors = new Map(
      [wheat, fuel].map((piece, i) => [piece, found[i] ?? { state: 'orphan' }]),
    )
    expect(anchors.get(wheat)?.state).toBe('exact')
    expect(anchors.get(fuel)?.state).toBe('moved')
    const span = withExactPlaces(waiting, anchors).spans.get('both')
    expect(span?.segments).toHaveLength(1)
    expect(turned.slice(span?.segments[0]?.start, span?.segments[0]?.end)).toBe(wheat.quote)
    expect(span?.unplaced).toEqual([fuel])
    expect(span?.modified).toBe(at)
  })

  it('leave the annotations themselves where there are none', () => {
    expect(withExactPlaces(annotations, new Map())).toBe(annotations)
  })
})
