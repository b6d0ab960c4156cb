import { expect, test } from 'vitest'
import { formatNumber, type NumberFormat } from './list-marker.ts'

test.each<[NumberFormat, [number, string][]]>([
  [
    'decimal',
    [
      [1, '1'],
      [-3, '-3'],
    ],
  ],
  [
    'decimal-zero',
    [
      [1, '01'],
      [12, '12'],
    ],
  ],
  ['arabic-digits', [[105, '١٠٥']]],
  [
    'lower-letter',
    [
      [1, 'a'],
      [26, 'z'],
      [27, 'aa'],
      [53, 'aaa'],
      [0, '0'],
      [100_000, '100000'],
    ],
  ],
  ['upper-letter', [[28, 'BB']]],
  [
    'lower-roman',
    [
      [4, 'iv'],
      [1994, 'mcmxciv'],
      [0, '0'],
      [4000, '4000'],
    ],
  ],
  ['upper-roman', [[49, 'XLIX']]],
  [
    'arabic-alphabet',
    [
      [1, 'أ'],
      [3, 'ت'],
      [28, 'ي'],
      [29, 'أأ'],
    ],
  ],
  [
    'arabic-abjad',
    [
      [3, 'ج'],
      [10, 'ي'],
      [28, 'غ'],
    ],
  ],
])('%s', (format, cases) => {
  for (const [number, marker] of cases) expect(formatNumber(number, format)).toBe(marker)
})
