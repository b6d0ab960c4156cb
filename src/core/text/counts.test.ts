import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacters } from './characters.ts'
import { countCodePoints, countWords } from './counts.ts'

test.each([
  ['', 0],
  ['  \n ', 0],
  ['قال المتحدث: نعم.', 3],
  ['نعم — لا - ؟', 2],
  ['«نعم» (لا)', 2],
  ['3.5% و1,000', 2],
  ['\u{10330}\u{10331} a\u00a0b', 3],
  ['حلب\u3000北京', 2],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words)
})

test('code points are what the string iterator gives', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units)
      expect(countCodePoints(text)).toBe([...text].length)
    }),
    { numRuns: 10_000 },
  )
})

test('damage and strange shapes are counted', () => {
  expect(checkCharacters('سطر\nا\u0651\u064e\u0301ب\0\ufdd0\u{1ffff}\ud800😀')).toEqual({
    noncharacters: 2,
    loneSurrogates: 1,
    nuls: 1,
    longestCombiningRun: 3,
    longestLine: 12,
  })
  expect(checkCharacters('')).toEqual({
    noncharacters: 0,
    loneSurrogates: 0,
    nuls: 0,
    longestCombiningRun: 0,
    longestLine: 0,
  })
  expect(checkCharacters(`ا${'\u0651'.repeat(10_000)}`).longestCombiningRun).toBe(10_000)
})
