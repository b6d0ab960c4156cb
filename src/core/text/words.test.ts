import { describe, expect, test } from 'vitest'
import { nextWordEnd, nextWordStart, previousWordStart, wordAt } from './words.ts'

/** The words that a walk from the first character on finds. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = nextWordEnd(text, at)
    const word = wordAt(text, end)
    if (word === null) break
    words.push(text.slice(word.start, word.end))
    at = word.end
  }
  return words
}

describe('words', () => {
  test.each([
    ['قال المتحدث: "نعم".', ['قال', 'المتحدث', 'نعم']],
    ['وَأَكَّدَ الــمتحدث', ['وَأَكَّدَ', 'الــمتحدث']],
    ['نسبة 3.5% و1,000 و٣٫٥', ['نسبة', '3.5', 'و1,000', 'و٣٫٥']],
    ['قرار مجلس الأمن رقم2254 Reuters/AFP', ['قرار', 'مجلس', 'الأمن', 'رقم2254', 'Reuters', 'AFP']],
    ['«كتاب»،ثم', ['كتاب', 'ثم']],
    ['می\u200cرود', ['می\u200cرود']],
    ['', []],
    ['؟!', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test('the word under a caret: the one it stands in, else the one it ends', () => {
    const text = 'قال: نعم'
    expect(wordAt(text, 1)).toEqual({ start: 0, end: 3 })
    expect(wordAt(text, 3)).toEqual({ start: 0, end: 3 })
    expect(wordAt(text, 4)).toBeNull()
    expect(wordAt(text, 8)).toEqual({ start: 5, end: 8 })
  })

  test('moves by word, forward and back', () => {
    const text = 'قال  المتحدث، أمس\nنعم'
    expect([0, 3, 5].map((at) => nextWordEnd(text, at))).toEqual([3, 12, 12])
    expect([0, 3, 14, 18].map((at) => nextWordStart(text, at))).toEqual([5, 5, 18, text.length])
    expect([21, 18, 14, 5, 2, 0].map((at) => previousWordStart(text, at))).toEqual([
      18, 14, 5, 0, 0, 0,
    ])
  })

  test('a stretch without spaces, however long, is answered', () => {
    const text = 'ا،'.repeat(200_000)
    expect(wordAt(text, 200_000)).toEqual({ start: 200_000, end: 200_001 })
    expect(nextWordStart(text, 200_000)).toBe(200_002)
    expect(previousWordStart(text, 200_000)).toBe(199_998)
  })
})
