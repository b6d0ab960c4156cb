import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import { fold, foldString } from './folding.ts'
import { isGraphemeBoundary } from './graphemes.ts'
import { findAll, foldQuery, matches } from './search.ts'

const found = (text: string, query: string): string[] =>
  findAll(fold(text), query).map(({ start, end }) => text.slice(start, end))

describe('folding', () => {
  test.each([
    ['أحمد إلى آخر ٱلكتاب', 'احمد الي اخر الكتاب'],
    ['مسؤولة هادئة', 'مسووله هاديه'],
    ['كَتَبَ مُحَمَّدٌ هٰذا', 'كتب محمد هذا'],
    ['الـــعربية', 'العربيه'],
    ['٢٠٢٤ ۱۹۷۹', '2024 1979'],
    ['ﻻ ﷲ ﺍﻟﻌﺮﺑﻴﺔ', 'لا الله العربيه'],
    ['Café RÉSUMÉ Åİ', 'cafe resume ai'],
    ['می\u200cرود\u200f ک', 'ميرود ك'],
    ['a\u00a0b', 'a b'],
    ['\ud800x😀', '\ud800x😀'],
  ])('%j', (text, folded) => {
    expect(foldString(text)).toBe(folded)
    expect(fold(text).text).toBe(folded)
  })

  test('carriers of hamza are kept apart on demand', () => {
    expect(foldString('مسؤول هادئ أب', { hamzaCarriers: false })).toBe('مسؤول هادئ اب')
  })

  test('folding twice changes nothing more, and both ways of folding agree', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...arabicAlphabet) }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    fc.assert(
      fc.property(text, (original) => {
        const folded = foldString(original)
        expect(fold(original).text).toBe(folded)
        expect(foldString(folded)).toBe(folded)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('finding', () => {
  test.each([
    ['قال أحمد واحمد وأَحْمَدُ', 'احمد', ['أحمد', 'احمد', 'أَحْمَدُ']],
    ['المكتبة والمكتبه', 'مكتبة', ['مكتبة', 'مكتبه']],
    ['كـــتاب', 'كتاب', ['كـــتاب']],
    ['سنة ٢٠٢٤ و2024', '2024', ['٢٠٢٤', '2024']],
    ['السلام', 'لام', ['لام']],
    ['ﺍﻟﺴﻼم', 'سلا', ['ﺴﻼ']],
    ['Cafe\u0301 CAFÉ', 'café', ['Cafe\u0301', 'CAFÉ']],
    ['اااا', 'اا', ['اا', 'اا']],
    ['\u{1f468}\u200d\u{1f469} \u{1f469}', '\u{1f469}', ['\u{1f469}']],
    ['\u{1f1f8}\u{1f1fe}', '\u{1f1f8}', []],
    ['نص', '', []],
    ['نص', '\u064b', []],
  ])('in %j for %j', (text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })

  test('every match holds the query and cuts no grapheme, and what a naive search finds is found', () => {
    const unit = fc.constantFrom(
      'ا',
      'أ',
      'ب',
      'ة',
      'ه',
      '\u064e',
      '\u0651',
      'ـ',
      '\u200d',
      ' ',
      'ﻻ',
      'ل',
      ...arabicAlphabet,
    )
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 30 }),
        fc.string({ unit, maxLength: 2 }),
        (text, query) => {
          const needle = foldString(query)
          const ranges = findAll(fold(text), query)
          let last = 0
          for (const { start, end } of ranges) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true)
            expect(foldString(text.slice(start, end))).toContain(needle)
            last = end
          }
          if (needle !== '' && !/[^\u0621-\u064a ]/.test(text) && foldString(text).includes(needle))
            expect(ranges.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 10_000 },
    )
  })
})

describe('filtering names', () => {
  test('by all words of the query, folded, in any order', () => {
    const name = foldString('حلب_أخبار-2024.txt')
    expect(matches(name, foldQuery('اخبار حلب'))).toBe(true)
    expect(matches(name, foldQuery('٢٠٢٤'))).toBe(true)
    expect(matches(name, foldQuery('حمص'))).toBe(false)
    expect(matches(name, foldQuery('  '))).toBe(true)
  })
})
