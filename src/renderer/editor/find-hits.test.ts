import { describe, expect, it } from 'vitest'
import { firstEndingAfter, TextFinder } from './find-hits.ts'

const text = 'قالت الحكومةُ إنّ حكومة Reuters لم تقل؛ والحكومه قالت.'
const finder = new TextFinder(text)

function found(query: string, options: { fold?: boolean; wholeWord?: boolean }): string[] {
  const hits = finder.find(query, { fold: false, wholeWord: false, ...options })
  return hits.map(({ start, end }) => text.slice(start, end))
}

describe('TextFinder', () => {
  it('finds exactly what was typed without folding, never a letter without its marks', () => {
    expect(found('حكومة', {})).toEqual(['حكومة'])
    expect(found('reuters', {})).toEqual([])
    expect(found('', {})).toEqual([])
  })

  it('overlooks marks, forms of letters and case with folding', () => {
    expect(found('حكومه', { fold: true })).toEqual(['حكومةُ', 'حكومة', 'حكومه'])
    expect(found('REUTERS', { fold: true })).toEqual(['Reuters'])
  })

  it('leaves out hits inside a longer word when whole words are asked for', () => {
    expect(found('حكومة', { fold: true, wholeWord: true })).toEqual(['حكومة'])
    expect(found('حكومة Reuters', { fold: true, wholeWord: true })).toEqual(['حكومة Reuters'])
    expect(found('كومة Reuters', { fold: true, wholeWord: true })).toEqual([])
  })
})

describe('firstEndingAfter', () => {
  it('finds the first range that ends after a place', () => {
    const ranges = [
      { start: 2, end: 4 },
      { start: 6, end: 9 },
    ]
    expect([0, 3, 4, 8, 9].map((at) => firstEndingAfter(ranges, at))).toEqual([0, 0, 1, 1, 2])
    expect(firstEndingAfter([], 5)).toBe(0)
  })
})
