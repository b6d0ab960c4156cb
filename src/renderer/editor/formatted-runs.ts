import type { Block, Emphasis } from '#core/document/document.ts'
import type { Utf16Range } from '#core/text/offsets.ts'

/** A stretch of a block's text in which the emphasis does not change; offsets in the block's text. */
export interface FormattedRun extends Utf16Range {
  readonly styles: readonly Emphasis['style'][]
}

/** The runs that a block's emphasis cuts it into, in order, covering it; none for an empty block. */
export function formattedRuns(block: Block): readonly FormattedRun[] {
  const length = block.end - block.start
  if (length === 0) return []
  if (block.emphasis.length === 0) return [{ start: 0, end: length, styles: [] }]
  const within = block.emphasis
    .map(({ start, end, style }) => ({
      start: Math.max(start - block.start, 0),
      end: Math.min(end - block.start, length),
      style,
    }))
    .filter(({ start, end }) => start < end)
  const bounds = [...new Set([0, length, ...within.flatMap(({ start, end }) => [start, end])])]
  bounds.sort((a, b) => a - b)
  return bounds.slice(0, -1).map((start, i) => {
    const end = bounds[i + 1] ?? length
    const styles = within.filter((e) => e.start <= start && end <= e.end).map((e) => e.style)
    return { start, end, styles: [...new Set(styles)] }
  })
}

/** The parts of `runs` that lie inside `range`. */
export function clipRuns(runs: readonly FormattedRun[], range: Utf16Range): FormattedRun[] {
  return runs.flatMap(({ start, end, styles }) => {
    const from = Math.max(start, range.start)
    const to = Math.min(end, range.end)
    return from < to ? [{ start: from, end: to, styles }] : []
  })
}
