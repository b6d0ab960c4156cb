import { describe, expect, it } from 'vitest'
import { resolveLanguage, resolveTheme } from './appearance.ts'

describe('resolveLanguage', () => {
  it.each([
    ['ar', 'ar'],
    ['ar-EG', 'ar'],
    ['AR-sy', 'ar'],
    ['en-GB', 'en'],
    ['arn-CL', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('shows a system in %s as %s', (locale, language) => {
    expect(resolveLanguage('system', locale)).toBe(language)
  })

  it('prefers what the user chose', () => {
    expect(resolveLanguage('en', 'ar-EG')).toBe('en')
    expect(resolveLanguage('ar', 'en-US')).toBe('ar')
  })
})

describe('resolveTheme', () => {
  it('follows the system, contrast before darkness', () => {
    expect(resolveTheme('system', { moreContrast: false, dark: false })).toBe('light')
    expect(resolveTheme('system', { moreContrast: false, dark: true })).toBe('dark')
    expect(resolveTheme('system', { moreContrast: true, dark: true })).toBe('contrast')
  })

  it('prefers what the user chose', () => {
    expect(resolveTheme('light', { moreContrast: true, dark: true })).toBe('light')
  })
})
