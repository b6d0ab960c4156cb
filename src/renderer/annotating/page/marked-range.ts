/**
 * What of a selection is marked. Whole letters with their marks; white space at either edge is left
 * out, so that two clicks or a dragged line mark what they seem to; quotation marks and other signs
 * stay. Where the readable view hides blocks inside the selection, the span has a piece on either
 * side of them: what was not seen is not marked.
 */
import { isGraphemeBoundary, snapToGraphemes } from '#core/text/graphemes.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { isSpace } from '#core/text/words.ts'

/** The range to be marked; null where the selection holds nothing but white space. */
export function markedRange(text: string, selection: Utf16Range): Utf16Range | null {
  const { start, end } = snapToGraphemes(text, selection)
  const range = { start, end }
  while (range.start < end && isSpace(text.charCodeAt(range.start))) range.start++
  while (range.end > range.start && isSpace(text.charCodeAt(range.end - 1))) range.end--
  // A mark may stand on a space, which is then a letter of its own.
  while (range.start > start && !isGraphemeBoundary(text, range.start)) range.start--
  while (range.end < end && !isGraphemeBoundary(text, range.end)) range.end++
  return range.start < range.end ? range : null
}

/** The pieces of a selection that are shown, each as `markedRange` has it; empty where none is. */
export function markedPieces(
  text: string,
  selection: Utf16Range,
  blocks: readonly Utf16Range[],
  isShown: (block: number) => boolean,
): readonly Utf16Range[] {
  const shown: { start: number; end: number }[] = []
  let isJoined = false
  for (const [index, block] of blocks.entries()) {
    if (block.end < selection.start) continue
    if (block.start > selection.end) break
    if (!isShown(index)) {
      isJoined = false
      continue
    }
    const start = Math.max(block.start, selection.start)
    const end = Math.min(block.end, selection.end)
    const last = shown.at(-1)
    if (isJoined && last !== undefined) last.end = end
    else shown.push({ start, end })
    isJoined = true
  }
  return shown.flatMap((range) => markedRange(text, range) ?? [])
}
