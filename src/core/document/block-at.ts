import type { Utf16, Utf16Range } from '#core/text/offsets.ts'

/** Index of the last of the ranges, which stand in order, that starts at or before `offset`; else 0. */
export function lastStartingBefore(ranges: readonly Utf16Range[], offset: Utf16): number {
  let low = 0
  let high = ranges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
