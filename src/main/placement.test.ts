import { describe, expect, it } from 'vitest'
import { isReachable, recoverPlacement } from './placement.ts'

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
]
const placement = { x: 100, y: 100, width: 1280, height: 800, maximized: false }

describe('isReachable', () => {
  it.each([
    ['on the first screen', {}, true],
    ['on the second screen', { x: 2000 }, true],
    ['across both', { x: 1500 }, true],
    ['its title bar above the screen', { y: -100 }, false],
    ['beyond the right edge', { x: 3190 }, false],
    ['all but a sliver beyond the left edge', { x: -1200 }, false],
    ['below the bottom', { y: 1030 }, false],
  ])('%s', (_, change, expected) => {
    expect(isReachable({ ...placement, ...change }, screens)).toBe(expected)
  })
})

describe('recoverPlacement', () => {
  it('takes what it wrote', () => {
    expect(recoverPlacement(placement)).toEqual({ value: placement, whole: true })
  })

  it.each([[undefined], [null], [[]], [{ ...placement, width: 3 }], [{ ...placement, x: 'left' }]])(
    'has no placement from %j',
    (parsed) => {
      expect(recoverPlacement(parsed)).toEqual({ value: null, whole: false })
    },
  )
})
