import { describe, expect, it } from 'vitest'
import { markedPieces, markedRange } from './marked-range.ts'

function marked(text: string, selected: string): string | null {
  const start = text.indexOf(selected)
  const range = markedRange(text, { start, end: start + selected.length })
  return range === null ? null : text.slice(range.start, range.end)
}

describe('markedRange', () => {
  const text = 'قال مُحمَّد:\u00a0«العمل مستمر» \nغدا.'

  it('leaves out white space at the edges, of every kind', () => {
    expect(marked(text, ' مُحمَّد')).toBe('مُحمَّد')
    expect(marked(text, '\u00a0«العمل مستمر» \n')).toBe('«العمل مستمر»')
  })

  it('keeps signs and quotation marks', () => {
    expect(marked(text, '«العمل')).toBe('«العمل')
    expect(marked(text, 'غدا.')).toBe('غدا.')
  })

  it('never parts a letter from its marks', () => {
    const start = text.indexOf('ُ')
    const range = markedRange(text, { start, end: start + 3 })
    expect(range && text.slice(range.start, range.end)).toBe('مُحمَّ')
    const shadda = text.indexOf('ّ')
    const upTo = markedRange(text, { start: 4, end: shadda })
    expect(upTo && text.slice(upTo.start, upTo.end)).toBe('مُحمَّ')
  })

  it('keeps a space that bears a mark', () => {
    expect(marked('أ ِب', ' ِ')).toBe(' ِ')
  })

  it('is nothing where only white space is selected', () => {
    expect(marked(text, ' \n')).toBeNull()
    expect(markedRange(text, { start: 3, end: 3 })).toBeNull()
  })
})

describe('markedPieces', () => {
  const text = 'أول\nإعلان\nثان\nثالث'
  const blocks = [
    { start: 0, end: 3 },
    { start: 4, end: 9 },
    { start: 10, end: 13 },
    { start: 14, end: 18 },
  ]
  const pieces = (start: number, end: number, hidden: readonly number[]) =>
    markedPieces(text, { start, end }, blocks, (block) => !hidden.includes(block)).map((range) =>
      text.slice(range.start, range.end),
    )

  it('are one where everything is shown', () => {
    expect(pieces(1, 16, [])).toEqual(['ول\nإعلان\nثان\nثا'])
  })

  it('leave out what is hidden', () => {
    expect(pieces(1, 16, [1])).toEqual(['ول', 'ثان\nثا'])
    expect(pieces(0, 18, [0, 2])).toEqual(['إعلان', 'ثالث'])
    expect(pieces(4, 9, [1])).toEqual([])
  })
})
