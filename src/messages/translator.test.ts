import { describe, expect, it } from 'vitest'
import { formatBytes, typedNumberLocale } from './numbers.ts'
import { createTranslator, switchLanguage } from './translator.ts'

describe('the translator', () => {
  it('takes each of the six Arabic plural forms', () => {
    const { t } = createTranslator('ar', 'european')
    const words = [0, 1, 2, 3, 11, 100].map((count) => t('status.words', { count }))
    expect(words).toEqual(['لا كلمات', 'كلمة واحدة', 'كلمتان', '3 كلمات', '11 كلمة', '100 كلمة'])
  })

  it('writes numbers in the digits chosen, in either language', () => {
    const count = 12_345
    expect(createTranslator('ar', 'arabic-indic').t('status.words', { count })).toBe('١٢٬٣٤٥ كلمة')
    expect(createTranslator('ar', 'european').t('status.words', { count })).toBe('12,345 كلمة')
    expect(createTranslator('en', 'arabic-indic').t('status.words', { count })).toBe('١٢٬٣٤٥ words')
    expect(createTranslator('en', 'european').t('status.words', { count })).toBe('12,345 words')
  })

  it('switches language and digits while running, and tells its listeners', async () => {
    const translator = createTranslator('en', 'european')
    let told = 0
    translator.on('languageChanged', () => told++)
    await switchLanguage(translator, 'ar', 'arabic-indic')
    expect(translator.t('status.words', { count: 15 })).toBe('١٥ كلمة')
    await switchLanguage(translator, 'ar', 'european')
    expect(translator.t('status.words', { count: 15 })).toBe('15 كلمة')
    expect(told).toBe(2)
  })

  it('isolates no name twice', () => {
    const translator = createTranslator('en', 'european')
    const opened = (name: string) => translator.t('shell.opening.opened', { title: name })
    expect(opened('\u2067Reuters عن\u2069')).toBe('Opened: \u2067Reuters عن\u2069')
    const two = '\u2067a\u2069 b \u2067c\u2069'
    expect(opened(two)).toBe(`Opened: \u2068${two}\u2069`)
  })

  it('isolates names from the sentence around them', () => {
    const { t } = createTranslator('ar', 'european')
    expect(t('failures.articleTitle', { name: 'a-حلب.txt' })).toContain('\u2068a-حلب.txt\u2069')
  })
})

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [812, '812 bytes'],
    [2_345, '2.3 kB'],
    [17_600_000, '18 MB'],
    [2_100_000_000, '2.1 GB'],
  ])('%i', (bytes, text) => {
    expect(formatBytes(bytes, 'en-u-nu-latn')).toBe(text)
  })

  it('writes Arabic-Indic digits where they are chosen', () => {
    expect(formatBytes(2_345, 'ar-u-nu-arab')).toMatch(/^٢٫٣/)
  })
})

describe('typedNumberLocale', () => {
  it.each([
    ['ar', 'arabic-indic', '١٢'],
    ['en', 'arabic-indic', '١٢'],
    ['ar', 'european', '12'],
    ['en', 'european', '12'],
  ] as const)('writes in %s, %s, without stating the digits', (language, digits, written) => {
    const tag = typedNumberLocale(language, digits)
    expect(tag).not.toContain('-nu-')
    expect(new Intl.NumberFormat(tag).format(12)).toBe(written)
  })
})
