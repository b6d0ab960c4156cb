import { describe, expect, it } from 'vitest'
import { newSpan, type Span } from '#core/annotation/model.ts'
import { compareSpans } from '#core/annotation/order.ts'
import { assignLanes } from '#core/annotation/paint.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { changedStretch, clusterAround, tintsIn } from './span-stretches.ts'

const text = 'x'.repeat(100)
const everything = { start: 0, end: 100 }

function span(id: string, ...ranges: readonly (readonly [number, number])[]): Span {
  return newSpan({
    id,
    label: 'claim',
    segments: ranges.map(([start, end]) => segmentAt(text, { start, end })),
    origin: { kind: 'manual' },
    at: '2026-11-22T10:00:00Z',
  })
}

function tints(spans: readonly Span[], window = everything): string[] {
  const ordered = spans.toSorted(compareSpans)
  return tintsIn(ordered, assignLanes(ordered), window).map(
    ({ start, end, span: { id } }) => `${start}-${end} ${id}`,
  )
}

describe('the tint', () => {
  it('is the innermost span’s', () => {
    expect(tints([span('outer', [0, 50]), span('inner', [10, 20])])).toEqual([
      '0-10 outer',
      '10-20 inner',
      '20-50 outer',
    ])
  })

  it('is one stretch where only what lies outside changes', () => {
    expect(tints([span('outer', [0, 20]), span('inner', [10, 25])])).toEqual([
      '0-10 outer',
      '10-25 inner',
    ])
  })

  it('leaves the gaps of a discontinuous span bare, and is one span’s where two are alike', () => {
    expect(tints([span('a', [0, 5], [10, 15])])).toEqual(['0-5 a', '10-15 a'])
    expect(tints([span('a', [0, 5]), span('b', [0, 5])])).toHaveLength(1)
  })

  it('is cut at the window', () => {
    expect(tints([span('a', [0, 50])], { start: 20, end: 30 })).toEqual(['20-30 a'])
  })
})

describe('the stretch that looks different', () => {
  const a = span('a', [0, 10])
  const b = span('b', [40, 60])
  const c = span('c', [70, 80])

  it('is none where nothing changed', () => {
    expect(changedStretch([a, b], [a, b])).toBeNull()
    expect(changedStretch([], [])).toBeNull()
  })

  it('is what was added, deleted or moved', () => {
    expect(changedStretch([a, c], [a, b, c])).toEqual({ start: 40, end: 60 })
    expect(changedStretch([a, b, c], [b, c])).toEqual({ start: 0, end: 10 })
    expect(changedStretch([a, b, c], [a, span('b', [50, 70]), c])).toEqual({ start: 40, end: 70 })
    expect(changedStretch([a, b, c], [])).toEqual({ start: 0, end: 80 })
  })

  it('passes over what only stands at another place in the list', () => {
    const moved = span('a', [85, 90])
    expect(changedStretch([a, b, c], [b, c, moved])).toEqual({ start: 0, end: 90 })
    expect(changedStretch([b, c], [c, b])).toBeNull()
  })
})

describe('the cluster around a stretch', () => {
  const spans = [
    span('a', [0, 10]),
    span('b', [5, 20]),
    span('c', [15, 30], [60, 70]),
    span('d', [80, 90]),
  ]
  const overlapping = ({ start, end }: Utf16Range) =>
    spans.filter(({ segments }) => segments.some((each) => each.start < end && each.end > start))

  it('reaches as far as spans hold together, gaps included', () => {
    const { stretch, spans: held } = clusterAround({ start: 2, end: 3 }, overlapping)
    expect(stretch).toEqual({ start: 0, end: 70 })
    expect(held.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('is the stretch itself where no span is', () => {
    expect(clusterAround({ start: 72, end: 78 }, overlapping)).toEqual({
      stretch: { start: 72, end: 78 },
      spans: [],
    })
  })
})
