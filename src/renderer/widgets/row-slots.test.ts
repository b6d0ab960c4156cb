import { describe, expect, test } from 'vitest'
import { slotsFor } from './row-slots.ts'

const first = slotsFor(new Map(), ['a', 'b', 'c'])

describe('places of rows', () => {
  test('rows that stay keep theirs, and a new one takes the place of one that went', () => {
    expect([...slotsFor(first, ['b', 'c', 'd'])]).toEqual([
      ['b', 1],
      ['c', 2],
      ['d', 0],
    ])
  })

  test('rows that are all new take the same places in the same order', () => {
    expect([...slotsFor(first, ['x', 'y', 'z']).values()]).toEqual([...first.values()])
  })

  test('no two rows have one place', () => {
    const many = slotsFor(slotsFor(first, ['c']), ['x', 'c', 'y', 'z'])
    expect(new Set(many.values()).size).toBe(4)
  })
})
