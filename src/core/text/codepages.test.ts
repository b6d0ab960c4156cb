import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { arabicNews } from '#core/testing/arabic-text.ts'
import { cp864Bytes, macArabicBytes } from '#core/testing/legacy-arabic.ts'
import { type CodepageId, rankCodepages } from './codepages.ts'

const encoders: Readonly<Record<CodepageId, (text: string) => Uint8Array>> = {
  'windows-1256': (text) => iconv.encode(text, 'windows-1256'),
  'iso-8859-6': (text) => iconv.encode(text, 'iso-8859-6'),
  'mac-arabic': macArabicBytes,
  cp720: (text) => iconv.encode(text, 'cp720'),
  cp864: cp864Bytes,
}

/** Slices of the sample, as short as evidence can be. */
function slices(length: number): string[] {
  const found: string[] = []
  for (let at = 0; at + length <= arabicNews.length; at += 5) {
    const slice = arabicNews.slice(at, at + length)
    if (!/[A-Za-z]/.test(slice)) found.push(slice)
  }
  return found
}

describe('code pages told by letter statistics', () => {
  for (const codepage of ['windows-1256', 'iso-8859-6', 'cp720', 'cp864'] as const) {
    test(`${codepage} is told from every 40 characters`, () => {
      const told = slices(40).map((slice) => rankCodepages(encoders[codepage](slice))[0]?.codepage)
      expect(told.length).toBeGreaterThan(50)
      expect(new Set(told)).toEqual(new Set([codepage]))
    })
  }

  test('Mac Arabic is told where it differs from ISO 8859-6', () => {
    expect(rankCodepages(macArabicBytes(arabicNews))[0]?.codepage).toBe('mac-arabic')
  })

  test('French with a few accents reads best in windows-1256', () => {
    const bytes = iconv.encode('Le café où l’été était déjà fini à Beyrouth', 'windows-1252')
    expect(rankCodepages(bytes)[0]?.codepage).toBe('windows-1256')
  })
})
