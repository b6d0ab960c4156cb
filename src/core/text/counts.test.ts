import fc from 'fast-check'
import { expect, test } from 'vitest'
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
