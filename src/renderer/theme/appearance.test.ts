import { describe, expect, it } from 'vitest'
import { resolveTheme } from './appearance.ts'

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
