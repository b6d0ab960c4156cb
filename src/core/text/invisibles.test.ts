import { describe, expect, test } from 'vitest'
import { findInvisibles, invisibleKind } from './invisibles.ts'

describe('invisible characters', () => {
  test.each([
    [0x200f, 'RLM'],
    [0x200e, 'LRM'],
    [0x061c, 'ALM'],
    [0x200d, 'ZWJ'],
    [0x200c, 'ZWNJ'],
    [0x00a0, 'NBSP'],
    [0x0640, 'ـ'],
    [0x200b, 'ZWSP'],
    [0x2060, 'WJ'],
    [0x00ad, 'SHY'],
    [0xfeff, 'BOM'],
    [0x202b, 'RLE'],
    [0x2067, 'RLI'],
    [0x0007, 'U+0007'],
    [0x2003, 'U+2003'],
    [0xfe0f, 'VS'],
    [0xe0041, 'TAG'],
  ])('U+%s is marked', (point, mark) => {
    expect(invisibleKind(point)?.mark).toBe(mark)
  })

  test('what is seen has no mark: letters, harakat, signs of number and verse', () => {
    for (const character of 'اa \n\u064b\u0600\u06dd\u0301😀،')
      expect(invisibleKind(character.codePointAt(0) ?? 0)).toBeNull()
  })

  test('are found with their place and length', () => {
    const text = 'أ\u200fب\u{e0041}ـ\u00a0'
    expect(findInvisibles(text).map(({ key, at, length }) => [key, at, length])).toEqual([
      ['right-to-left-mark', 1, 1],
      ['tag-character', 3, 2],
      ['tatweel', 5, 1],
      ['no-break-space', 6, 1],
    ])
    expect(findInvisibles(text, 2, 5).map(({ at }) => at)).toEqual([3])
  })
})
