import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import { OffsetMap } from './offsets.ts'

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...arabicAlphabet), maxLength: 80 }),
  // Any code units: lone and reversed surrogates too.
  fc
    .array(fc.oneof(fc.nat({ max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), {
      maxLength: 40,
    })
    .map((units) => String.fromCharCode(...units)),
  // Past a checkpoint, with a pair across it.
  fc
    .tuple(fc.nat({ max: 3 }), fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([ahead, tail]) => `${'ا'.repeat(1022 + ahead)}😀${tail}`),
)

describe('UTF-16 and code point offsets', () => {
  test('code points to UTF-16 and back are the same on any string', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, seed) => {
        const map = new OffsetMap(text)
        const points = [...text]
        expect(map.codePointLength).toBe(points.length)
        const at = seed % (points.length + 1)
        const utf16 = map.toUtf16(at)
        expect(utf16).toBe(points.slice(0, at).join('').length)
        expect(map.toCodePoint(utf16)).toBe(at)
      }),
      { numRuns: 10_000 },
    )
  })

  test('UTF-16 to code points and back are the same but inside a pair', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, seed) => {
        const map = new OffsetMap(text)
        const at = seed % (text.length + 1)
        const back = map.toUtf16(map.toCodePoint(at))
        const insidePair = (text.codePointAt(at - 1) ?? 0) > 0xffff
        expect(back).toBe(insidePair ? at + 1 : at)
      }),
      { numRuns: 10_000 },
    )
  })

  test('offsets outside the text are refused', () => {
    const map = new OffsetMap('أ😀')
    expect(() => map.toUtf16(3)).toThrow(RangeError)
    expect(() => map.toUtf16(-1)).toThrow(RangeError)
    expect(() => map.toCodePoint(4)).toThrow(RangeError)
    expect(map.toUtf16(2)).toBe(3)
  })
})
