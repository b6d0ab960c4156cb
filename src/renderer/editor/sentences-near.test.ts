import { describe, expect, it } from 'vitest'
import { nextSentence, sentenceHolding, sentenceStartBefore } from './sentences-near.ts'

const text = 'نفت الوزارة الخبر. وأكد د. سليم ذلك!\n\nانتهى البيان.'
const at = (part: string) => text.indexOf(part)
const taken = (range: { start: number; end: number } | null) =>
  range === null ? null : text.slice(range.start, range.end)

describe('sentences near a place', () => {
  it('holds the place, over an abbreviation too', () => {
    expect(taken(sentenceHolding(text, at('سليم')))).toBe('وأكد د. سليم ذلك!')
  })

  it('goes on to the next and back to the one before, over empty lines', () => {
    expect(taken(nextSentence(text, 0))).toBe('وأكد د. سليم ذلك!')
    expect(taken(nextSentence(text, at('سليم')))).toBe('انتهى البيان.')
    expect(nextSentence(text, at('انتهى'))).toBeNull()
    expect(sentenceStartBefore(text, at('سليم'))).toBe(at('وأكد'))
    expect(sentenceStartBefore(text, at('وأكد'))).toBe(0)
    expect(sentenceStartBefore(text, at('انتهى'))).toBe(at('وأكد'))
  })

  it('finds a sentence far on in one long line', () => {
    const sentence = 'قالت المصادر إن الأمر كله إشاعة لا أساس لها. '
    const line = sentence.repeat(2_000)
    const middle = sentence.length * 1_000 + 5
    const here = sentenceHolding(line, middle)
    expect(here).toEqual({ start: sentence.length * 1_000, end: sentence.length * 1_001 - 1 })
    expect(nextSentence(line, middle)?.start).toBe(sentence.length * 1_001)
  })
})
