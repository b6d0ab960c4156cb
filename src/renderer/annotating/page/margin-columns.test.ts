import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marginColumns } from './margin-columns.ts'

describe('marginColumns', () => {
  it('puts the shorter upright nearer to the text', () => {
    expect(
      marginColumns(
        [
          { top: 0, bottom: 100 },
          { top: 40, bottom: 60 },
        ],
        4,
      ),
    ).toEqual([1, 0])
  })

  it('lets uprights that do not meet share a column', () => {
    const columns = marginColumns(
      [
        { top: 0, bottom: 20 },
        { top: 30, bottom: 50 },
      ],
      4,
    )
    expect(columns).toEqual([0, 0])
  })

  it('begins again where the margin is full', () => {
    const stacked = Array.from({ length: 5 }, (_, i) => ({ top: 0, bottom: 10 + i }))
    expect(marginColumns(stacked, 4)).toEqual([0, 1, 2, 3, 0])
  })

  it('gives no two that meet one column while there is room', () => {
    const upright = fc
      .tuple(fc.nat(100), fc.nat(50))
      .map(([top, length]) => ({ top, bottom: top + length }))
    fc.assert(
      fc.property(fc.array(upright, { maxLength: 12 }), (uprights) => {
        const columns = marginColumns(uprights, 99)
        for (const [i, a] of uprights.entries())
          for (const [j, b] of uprights.entries())
            if (i < j && a.top <= b.bottom && b.top <= a.bottom)
              expect(columns[i]).not.toBe(columns[j])
      }),
    )
  })
})
