import { describe, expect, it } from 'vitest'
import { resolveLanguage } from './language.ts'

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
