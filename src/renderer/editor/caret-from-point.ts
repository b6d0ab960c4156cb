import { graphemeAt } from '#core/text/graphemes.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { PageText } from './page-text.ts'

/**
 * How far from the caret the character under a point can stand in the text: where directions meet,
 * neighbours on the screen are a whole run apart.
 */
const LONGEST_RUN = 60

export interface Hit {
  /** Where a caret would stand: an edge between characters. */
  readonly caret: Utf16
  /** Start of the grapheme cluster whose shape holds the point; null beside the text. */
  readonly character: Utf16 | null
}

/**
 * What stands at a point of the window. A caret is an edge and says nothing of the side it was hit
 * from: the clusters around it are asked for their rectangles, the nearest first.
 */
export function caretFromPoint(page: PageText, x: number, y: number): Hit | null {
  const position = document.caretPositionFromPoint(x, y)
  if (position === null) return null
  const caret = page.toOffset(position.offsetNode, position.offset)
  if (caret === null) return null
  const block = page.blocks[page.blockAt(caret)]
  if (block === undefined) return null
  let after = caret
  let before = caret
  while (after < Math.min(block.end, caret + LONGEST_RUN) || before > lowest(block, caret)) {
    if (after < block.end) {
      const cluster = graphemeAt(page.text, after)
      if (holds(page, cluster, x, y)) return { caret, character: cluster.start }
      after = cluster.end
    }
    if (before > block.start) {
      const cluster = graphemeAt(page.text, before - 1)
      if (holds(page, cluster, x, y)) return { caret, character: cluster.start }
      before = cluster.start
    }
  }
  return { caret, character: null }
}

function lowest(block: Utf16Range, caret: Utf16): Utf16 {
  return Math.max(block.start, caret - LONGEST_RUN)
}

/** The space between lines counts as the line's that it is nearest to. */
function holds(page: PageText, cluster: Utf16Range, x: number, y: number): boolean {
  for (const rectangle of page.toRange(cluster)?.getClientRects() ?? []) {
    const { left, right, top, bottom, height } = rectangle
    const leading = height / 2
    if (x >= left && x < right && y >= top - leading && y < bottom + leading) return true
  }
  return false
}
