import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import { differingWords } from './differing-words.ts'

describe('where two wordings differ', () => {
  it('is told in whole words', () => {
    expect(differingWords('إنتاج القمح سيرتفع هذا العام', 'إنتاج القمح سيزداد هذا العام')).toEqual({
      old: { before: 'إنتاج القمح ', differing: 'سيرتفع', after: ' هذا العام' },
      now: { before: 'إنتاج القمح ', differing: 'سيزداد', after: ' هذا العام' },
    })
  })

  it('is nowhere in the same words', () => {
    expect(differingWords('قال', 'قال').now).toEqual({ before: 'قال', differing: '', after: '' })
  })

  it('always leaves both wordings whole, and the same at both ends', () => {
    const wording = fc.string({ unit: fc.constantFrom(...arabicAlphabet), maxLength: 20 })
    fc.assert(
      fc.property(wording, wording, (a, b) => {
        const { old, now } = differingWords(a, b)
        expect(old.before + old.differing + old.after).toBe(a)
        expect(now.before + now.differing + now.after).toBe(b)
        if (a !== b) {
          expect(now.before).toBe(old.before)
          expect(now.after).toBe(old.after)
        }
      }),
      { numRuns: 10_000 },
    )
  })
})
