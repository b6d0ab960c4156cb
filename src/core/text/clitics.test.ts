import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import { peelProclitic, procliticBoundaries, restoreProclitic } from './clitics.ts'
import { isGraphemeBoundary } from './graphemes.ts'
import { wordAt } from './words.ts'

function parts(word: string): string[] {
  const cuts = procliticBoundaries(word, { start: 0, end: word.length })
  return [0, ...cuts].map((cut, index) => word.slice(cut, cuts[index] ?? word.length))
}

describe('proclitics', () => {
  test.each([
    ['وقال', ['و', 'قال']],
    ['فأكد', ['ف', 'أكد']],
    ['وبالحكومة', ['و', 'ب', 'ال', 'حكومة']],
    ['كالمعتاد', ['ك', 'ال', 'معتاد']],
    ['للمفاوضات', ['ل', 'ل', 'مفاوضات']],
    ['وسيقول', ['و', 'س', 'يقول']],
    ['سلام', ['سلام']],
    ['الوزير', ['ال', 'وزير']],
    ['وَقَالَ', ['وَ', 'قَالَ']],
    ['وـقال', ['وـ', 'قال']],
    ['من', ['من']],
    ['لم', ['لم']],
    ['في', ['في']],
    ['', ['']],
  ])('%s', (word, expected) => {
    expect(parts(word)).toEqual(expected)
  })

  test('peeling goes from particle to particle, restoring the same way back', () => {
    const text = 'ثم وبالحكومة'
    const whole = { start: 3, end: text.length }
    const first = peelProclitic(text, whole)
    expect(first).toEqual({ start: 4, end: text.length })
    const second = first && peelProclitic(text, first)
    expect(second).toEqual({ start: 5, end: text.length })
    const third = second && peelProclitic(text, second)
    expect(third).toEqual({ start: 7, end: text.length })
    expect(third && peelProclitic(text, third)).toBeNull()
    expect(third && restoreProclitic(text, third)).toEqual(second)
    expect(second && restoreProclitic(text, second)).toEqual(first)
    expect(first && restoreProclitic(text, first)).toEqual(whole)
    expect(restoreProclitic(text, whole)).toBeNull()
  })

  test('a start within the stem is restored to the nearest boundary', () => {
    expect(restoreProclitic('وقالت', { start: 3, end: 5 })).toEqual({ start: 1, end: 5 })
    expect(peelProclitic('وقالت', { start: 3, end: 5 })).toBeNull()
  })

  test('no boundary ever lies inside a grapheme, and what is peeled can be restored', () => {
    const text = fc.string({
      unit: fc.constantFrom('و', 'ف', 'ب', 'ل', 'ا', 'س', 'ي', 'ن', ' ', ...arabicAlphabet),
      maxLength: 20,
    })
    fc.assert(
      fc.property(text, fc.nat(), (sample, seed) => {
        const word = wordAt(sample, seed % (sample.length + 1))
        if (word === null) return
        for (const boundary of procliticBoundaries(sample, word))
          expect(isGraphemeBoundary(sample, boundary)).toBe(true)
        const peeled = peelProclitic(sample, word)
        if (peeled !== null) expect(restoreProclitic(sample, peeled)).toEqual(word)
      }),
      { numRuns: 10_000 },
    )
  })
})
