import { describe, expect, it } from 'vitest'
import { languageTags } from './language-tags.ts'

describe('language tags', () => {
  it.each([
    ['ar', ['ar']],
    ['AR-eg، en', ['ar-EG', 'en']],
    [' apc  arb;ar-latn ', ['apc', 'ar', 'ar-Latn']],
    ['ar, ar', ['ar']],
  ])('%s is %j', (list, tags) => {
    expect(languageTags(list)).toEqual(tags)
  })

  it.each(['', ' , ', 'Arabic', 'العربية', 'ar_EG', 'ar-', 'a', 'ar, Arabic'])(
    '%j is no list of them',
    (list) => {
      expect(languageTags(list)).toBe(null)
    },
  )
})
