import { describe, expect, test } from 'vitest'
import { quoteEdges, toggleQuotes, withoutQuotes, withQuotes } from './quotes.ts'

const text = 'قال: "نعم" و«لا» و“ربما”'

describe('quotation marks at the edges', () => {
  test('are taken in and out', () => {
    const inner = { start: 6, end: 9 }
    const outer = { start: 5, end: 10 }
    expect(withQuotes(text, inner)).toEqual(outer)
    expect(withQuotes(text, outer)).toEqual(outer)
    expect(withoutQuotes(text, outer)).toEqual(inner)
    expect(toggleQuotes(text, inner)).toEqual(outer)
    expect(toggleQuotes(text, outer)).toEqual(inner)
    expect(toggleQuotes(text, { start: 13, end: 15 })).toEqual({ start: 12, end: 16 })
    expect(toggleQuotes(text, { start: 19, end: 23 })).toEqual({ start: 18, end: 24 })
  })

  test('one edge alone is enough, and none is no change', () => {
    expect(toggleQuotes(text, { start: 5, end: 9 })).toEqual({ start: 6, end: 9 })
    expect(toggleQuotes('قال "نعم', { start: 5, end: 8 })).toEqual({ start: 4, end: 8 })
    expect(toggleQuotes(text, { start: 0, end: 3 })).toBeNull()
    expect(toggleQuotes('""', { start: 0, end: 2 })).toBeNull()
  })

  test('are told for show', () => {
    expect(quoteEdges(text, { start: 5, end: 9 })).toEqual({
      startsInside: true,
      endsInside: false,
      startsOutside: false,
      endsOutside: true,
    })
  })
})
