import type { Utf16, Utf16Range } from '#core/text/offsets.ts'

/** A stretch of text in which the same number of coders marked every character. */
export interface MarkedStretch extends Utf16Range {
  readonly coders: number
}

/**
 * How many coders marked each stretch of a text of `length` UTF-16 code units, in order, without gaps.
 * Each coder is the ranges marked, in any order; ranges of one coder that share text count once.
 */
export function markedStretches(
  coders: readonly (readonly Utf16Range[])[],
  length: Utf16,
): readonly MarkedStretch[] {
  const turns = new Map<Utf16, number>()
  const turn = (at: Utf16, by: number) => turns.set(at, (turns.get(at) ?? 0) + by)
  for (const ranges of coders)
    for (const { start, end } of joined(ranges)) {
      turn(start, 1)
      turn(end, -1)
    }
  const stretches: MarkedStretch[] = []
  let start = 0
  let marking = 0
  for (const [at, by] of [...turns].sort(([a], [b]) => a - b)) {
    if (at > start) stretches.push({ start, end: at, coders: marking })
    start = at
    marking += by
  }
  if (length > start) stretches.push({ start, end: length, coders: marking })
  return stretches
}

function joined(ranges: readonly Utf16Range[]): readonly Utf16Range[] {
  const found: { start: Utf16; end: Utf16 }[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found
}
