import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import { cutTokens, tokensOf } from './tokens.ts'

/** What str.split() of Python splits at. */
const spaces =
  '\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2007\u2028\u2029\u202f\u205f\u3000'
const words = (text: string) => tokensOf(text).map(({ start, end }) => text.slice(start, end))

describe('tokens', () => {
  it('are words with their marks, numbers with their separators, and every sign by itself', () => {
    expect(words('وقال «الوزيرُ»: إنّ ٣٫٥ مليون U.S. 😀!')).toEqual([
      'وقال',
      '«',
      'الوزيرُ',
      '»',
      ':',
      'إنّ',
      '٣٫٥',
      'مليون',
      'U.S',
      '.',
      '😀',
      '!',
    ])
  })

  it('leave nothing outside but white space, as Python knows it too', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...arabicAlphabet, ...spaces)), (parts) => {
        const text = parts.join('')
        let at = 0
        for (const { start, end } of tokensOf(text)) {
          expect([...text.slice(at, start)].every((sign) => spaces.includes(sign))).toBe(true)
          expect(end).toBeGreaterThan(start)
          expect([...text.slice(start, end)].some((sign) => spaces.includes(sign))).toBe(false)
          at = end
        }
        expect([...text.slice(at)].every((sign) => spaces.includes(sign))).toBe(true)
      }),
    )
  })

  it('of a stretch without end are cut between graphemes', () => {
    const text = '👨‍👩‍👧'.repeat(500)
    expect(words(text).join('')).toBe(text)
    expect(words(text).every((word) => word.startsWith('👨'))).toBe(true)
  })

  it('are cut where a span begins or ends inside them, and nowhere else', () => {
    const text = 'وقال الوزير'
    const cut = cutTokens(tokensOf(text), [0, 1, 4, 5, 7, 11, 7])
    expect(cut.map(({ start, end }) => text.slice(start, end))).toEqual(['و', 'قال', 'ال', 'وزير'])
  })
})
