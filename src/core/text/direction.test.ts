import { describe, expect, test } from 'vitest'
import { firstStrongDirection } from './direction.ts'

describe('first strong direction', () => {
  test.each([
    ['', null],
    ['2024 — ٢٠٢٤ (%)', null],
    ['حلب Aleppo', 'rtl'],
    ['Aleppo حلب', 'ltr'],
    ['٢٠٢٤: Aleppo', 'ltr'],
    ['"123" قال', 'rtl'],
    ['؟ Aleppo', 'rtl'],
    ['، Aleppo', 'ltr'],
    ['\u064b\u0651 Aleppo', 'ltr'],
    ['\u200f2024', 'rtl'],
    ['\u061c2024', 'rtl'],
    ['\u200e حلب', 'ltr'],
    ['\u2066Aleppo\u2069 حلب', 'rtl'],
    ['\u2067حلب\u2066x\u2069\u2069 Aleppo', 'ltr'],
    ['\u2067حلب', null],
    ['\u2069 حلب', 'rtl'],
    ['\u202bAleppo', 'ltr'],
    ['שלום', 'rtl'],
    ['😀 حلب', 'rtl'],
    ['\u{1ee00}', 'rtl'],
    ['北京', 'ltr'],
    ['ﻻ', 'rtl'],
    ['\ufeff Aleppo', 'ltr'],
  ])('%j is %s', (text, direction) => {
    expect(firstStrongDirection(text)).toBe(direction)
  })

  test('a block is judged by its own characters', () => {
    expect(firstStrongDirection('حلب\nAleppo', 4)).toBe('ltr')
    expect(firstStrongDirection('123\nحلب', 0, 3)).toBeNull()
  })
})
