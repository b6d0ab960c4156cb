import { expect, it } from 'vitest'
import { Coincidences } from './coincidences.ts'

/** Each row a coder, each column a unit; a dot is a missing value. */
function alphaOf(rows: readonly string[]): number | null {
  const coders = rows.map((row) => row.split(' '))
  const units = new Coincidences<string>()
  for (let unit = 0; unit < (coders[0]?.length ?? 0); unit++) {
    const values = new Map<string, number>()
    for (const coder of coders) {
      const value = coder[unit] ?? '.'
      if (value !== '.') values.set(value, (values.get(value) ?? 0) + 1)
    }
    units.add(values)
  }
  return units.alpha
}

it('gives the answers of Krippendorff 2011', () => {
  const binary = alphaOf(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'])
  expect(binary).toBeCloseTo(0.095, 3)
  const missing = alphaOf([
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  ])
  expect(missing).toBeCloseTo(0.743, 3)
})

it('is one for those who agree, and undefined where nothing could disagree', () => {
  expect(alphaOf(['a b a', 'a b a'])).toBe(1)
  expect(alphaOf(['a a a', 'a a a'])).toBeNull()
  expect(alphaOf(['a . b', '. a .'])).toBeNull()
})

it('counts units alike as so many units', () => {
  const one = new Coincidences<string>()
  const many = new Coincidences<string>()
  for (const [a, b, times] of [
    ['x', 'x', 5],
    ['x', 'y', 2],
    ['y', 'y', 3],
  ] as const) {
    const values = new Map(
      a === b
        ? [[a, 2]]
        : ([
            [a, 1],
            [b, 1],
          ] as const),
    )
    one.add(values, times)
    for (let i = 0; i < times; i++) many.add(values)
  }
  expect(one.alpha).toBeCloseTo(many.alpha ?? Number.NaN, 12)
})
