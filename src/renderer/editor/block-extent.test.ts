import { describe, expect, it } from 'vitest'
import { extentOf } from './block-extent.ts'

describe('extentOf', () => {
  it('counts letters, not the marks on them', () => {
    expect(extentOf('كتاب')).toBe(4)
    expect(extentOf('كِتَابٌ')).toBe(4)
    expect(extentOf('')).toBe(0)
  })

  it('counts no controls of direction or joining, and a pair of surrogates once', () => {
    expect(extentOf('\u202bمی\u200cخواهم\u202c')).toBe(7)
    expect(extentOf('😀😀')).toBe(2)
  })

  it('counts each line but the last as whole lines', () => {
    expect(extentOf('أ\nب\nج')).toBe(2 * 68 + 1)
    expect(extentOf('\n')).toBe(68)
    expect(extentOf(`${'س'.repeat(69)}\n`)).toBe(2 * 68)
  })
})
