import { describe, expect, test } from 'vitest'
import { inspectText, LARGE_ARTICLE, LONG_LINE, LONGEST_COMBINING_RUN } from './limits.ts'

describe('notices on a text', () => {
  test('an ordinary article has none', () => {
    expect(inspectText('قالَ الوزيرُ: «لا صحَّةَ لِما نُشر» 👩‍🌾\u200f (BBC)\nـــ ثم أضاف ﷲ')).toEqual([])
    expect(inspectText('')).toEqual([])
  })

  test.each([
    ['first', (long: string) => `${long}\nب`],
    ['last', (long: string) => `ب\n${long}`],
    ['only', (long: string) => long],
  ])('the long line is told of where it is the %s', (_, text) => {
    expect(inspectText(text('ا'.repeat(LONG_LINE)))).toEqual([])
    expect(inspectText(text('ا'.repeat(LONG_LINE + 1)))).toEqual([
      { kind: 'long-line', longest: LONG_LINE + 1 },
    ])
  })

  test('a large article is told of', () => {
    const text = 'سطر\n'.repeat(LARGE_ARTICLE / 4)
    expect(inspectText(text)).toEqual([])
    expect(inspectText(`${text}.`)).toEqual([
      { kind: 'large-article', characters: LARGE_ARTICLE + 1 },
    ])
  })

  test.each([
    ['an override', 'ملف \u202egpj.exe\u202c', { count: 2, unbalanced: false }],
    ['an isolate left open', 'قال \u2067كذا\nثم', { count: 1, unbalanced: true }],
    ['an end without beginning', 'قال\u202c كذا', { count: 1, unbalanced: true }],
    ['a pair across lines', '\u202bقال\nكذا\u202c', { count: 2, unbalanced: true }],
  ])('%s is told of', (_, text, expected) => {
    expect(inspectText(text)).toEqual([{ kind: 'bidi-controls', ...expected }])
  })

  test('balanced isolates and embeddings are not', () => {
    expect(inspectText('قال \u2068Reuters\u2069 و\u202aBBC\u202c')).toEqual([])
  })

  test('noncharacters are counted on every plane', () => {
    expect(inspectText('أ\ufdd0\uffff\u{1fffe}\u{10ffff}ب\ufffd\u{1f600}')).toEqual([
      { kind: 'noncharacters', count: 4 },
    ])
  })

  test('a run of combining marks is told of past the stream-safe length', () => {
    const marks = (count: number) => `ب${'\u064e\u0651'.repeat(count / 2)}`
    expect(inspectText(marks(LONGEST_COMBINING_RUN))).toEqual([])
    expect(inspectText(marks(10_000))).toEqual([{ kind: 'combining-run', longest: 10_000 }])
    expect(inspectText(`e${'\u0301'.repeat(40)}x${'\u0301'.repeat(20)}`)).toEqual([
      { kind: 'combining-run', longest: 40 },
    ])
  })

  test('marks outside the BMP count once each', () => {
    expect(inspectText(`x${'\u{1e8d0}'.repeat(31)}`)).toEqual([
      { kind: 'combining-run', longest: 31 },
    ])
  })
})
