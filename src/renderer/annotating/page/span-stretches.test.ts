import { describe, expect, it } from 'vitest'
import { newSpan, type Span } from '#core/annotation/model.ts'
import { compareSpans } from '#core/annotation/order.ts'
import { assignLanes } from '#core/annotation/paint.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { changedStretch, type LaidSpans, tintsIn } from './span-stretches.ts'

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
  const laid = (...entries: readonly (readonly [Span, number])[]): LaidSpans =>
    new Map(entries.map(([each, lane]) => [each.id, { span: each, lane }]))

  it('is none where nothing changed', () => {
    expect(changedStretch(laid([a, 0], [b, 0]), laid([a, 0], [b, 0]))).toBeNull()
  })

  it('is what was added, deleted or moved', () => {
    const all = laid([a, 0], [b, 0])
    expect(changedStretch(laid([a, 0]), all)).toEqual({ start: 40, end: 60 })
    expect(changedStretch(all, laid([b, 0]))).toEqual({ start: 0, end: 10 })
    const moved = span('b', [50, 70])
    expect(changedStretch(all, laid([a, 0], [moved, 0]))).toEqual({ start: 40, end: 70 })
  })

  it('takes in spans that only got another lane', () => {
    expect(changedStretch(laid([a, 0], [b, 0]), laid([a, 1], [b, 0]))).toEqual({
      start: 0,
      end: 10,
    })
  })
})
