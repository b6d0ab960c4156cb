import { graphemeAt } from '#core/text/graphemes.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import type { PageText } from './page-text.ts'

export interface Hit {
  /** Where a caret would stand: an edge between characters. */
  readonly caret: Utf16
  /** Start of the grapheme cluster whose shape holds the point; null beside the text. */
  readonly character: Utf16 | null
}

/**
 * What stands at a point of the window. A caret is an edge and says nothing of the side it was hit
 * from, least of all where directions meet: the clusters beside it are asked for their rectangles.
 */
export function caretFromPoint(page: PageText, x: number, y: number): Hit | null {
  const position = document.caretPositionFromPoint(x, y)
  if (position === null) return null
  const caret = page.toOffset(position.offsetNode, position.offset)
  if (caret === null) return null
  const block = page.blocks[page.blockAt(caret)]
  if (block === undefined) return null
  for (const at of [caret, caret - 1]) {
    if (at < block.start || at >= block.end) continue
    const cluster = graphemeAt(page.text, at)
    const rectangles = page.toRange(cluster)?.getClientRects() ?? []
    for (const { left, right, top, bottom, height } of rectangles) {
      const leading = height / 2
      if (x >= left && x < right && y >= top - leading && y < bottom + leading) {
        return { caret, character: cluster.start }
      }
    }
  }
  return { caret, character: null }
}
