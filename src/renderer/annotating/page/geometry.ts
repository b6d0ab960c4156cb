/** Where ranges stand on the screen, in CSS pixels from the upper left corner of an overlay. */
import { firstStrongDirection } from '#core/text/direction.ts'
import { graphemeAt } from '#core/text/graphemes.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type { Direction } from '#renderer/editor/page.ts'
import type { PageText } from '#renderer/editor/page-text.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where an edge of a range stands: a caret's place. */
export interface EdgePlace {
  readonly x: number
  readonly top: number
  readonly height: number
  /** Direction of the letter at the edge: the span lies on its side of it. */
  readonly direction: Direction
}

export interface LineBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The range's edge on the screen; null where it is not laid out. */
export function placeOfEdge(
  page: PageText,
  range: Utf16Range,
  edge: 'start' | 'end',
  origin: Point,
): EdgePlace | null {
  const cluster =
    edge === 'start' ? graphemeAt(page.text, range.start) : graphemeAt(page.text, range.end - 1)
  const rectangles = page.toRange(cluster)?.getClientRects()
  const rectangle = rectangles?.[edge === 'start' ? 0 : rectangles.length - 1]
  if (rectangle === undefined || rectangle.height === 0) return null
  const direction = directionAt(page, cluster)
  const isLeft = (edge === 'start') === (direction === 'ltr')
  return {
    x: (isLeft ? rectangle.left : rectangle.right) - origin.x,
    top: rectangle.top - origin.y,
    height: rectangle.height,
    direction,
  }
}

/** The range's first line on the screen, from its leftmost to its rightmost; null where it is not laid out. */
export function firstLineOf(page: PageText, range: Utf16Range, origin: Point): LineBox | null {
  let line: LineBox | null = null
  for (const box of page.toRange(firstPart(page, range))?.getClientRects() ?? []) {
    if (box.width === 0) continue
    const next = {
      left: box.left - origin.x,
      right: box.right - origin.x,
      top: box.top - origin.y,
      bottom: box.bottom - origin.y,
    }
    if (line === null) line = next
    else if (next.top >= line.top + (line.bottom - line.top) / 2) break
    else {
      line = {
        left: Math.min(line.left, next.left),
        right: Math.max(line.right, next.right),
        top: Math.min(line.top, next.top),
        bottom: Math.max(line.bottom, next.bottom),
      }
    }
  }
  return line
}

/** As much of a range as surely holds its first line: the rest need not be measured. */
function firstPart(page: PageText, { start, end }: Utf16Range): Utf16Range {
  const block = page.blocks[page.blockAt(start)]
  return { start, end: Math.min(end, start + 300, block?.end ?? end) }
}

/** Digits run from left to right in either script; what has no direction takes the block's. */
function directionAt(page: PageText, cluster: Utf16Range): Direction {
  const strong = firstStrongDirection(page.text, cluster.start, cluster.end)
  if (strong !== null) return strong
  return /\p{Nd}/u.test(page.text.slice(cluster.start, cluster.end))
    ? 'ltr'
    : page.directionOf(page.blockAt(cluster.start))
}
