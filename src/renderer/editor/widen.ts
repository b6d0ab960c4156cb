import { graphemeAt } from '#core/text/graphemes.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { wordAt } from '#core/text/words.ts'
import type { SelectionUnit } from './page.ts'
import type { PageText } from './page-text.ts'
import { sentenceHolding } from './sentences-near.ts'

/** The smallest range of whole units that holds `range`; for a caret the unit that it stands in. */
export function widen(page: PageText, range: Utf16Range, unit: SelectionUnit): Utf16Range {
  if (unit === 'article') return { start: page.firstShown(), end: page.lastShown() }
  const first = unitAt(page, range.start, unit)
  const last = range.end > range.start ? unitAt(page, range.end - 1, unit) : first
  return { start: Math.min(first.start, range.start), end: Math.max(last.end, range.end) }
}

/** The unit at an offset; empty where none is. */
export function unitAt(
  page: PageText,
  at: number,
  unit: Exclude<SelectionUnit, 'article'>,
): Utf16Range {
  const block = page.blocks[page.blockAt(at)]
  const nothing = { start: at, end: at }
  if (block === undefined) return nothing
  switch (unit) {
    case 'grapheme':
      return at < block.end ? graphemeAt(page.text, at) : nothing
    case 'word':
      return wordAt(page.text, at) ?? nothing
    case 'sentence':
      return sentenceHolding(page.text, at) ?? nothing
    case 'block':
      return { start: block.start, end: block.end }
  }
}
