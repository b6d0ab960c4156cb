/** What is selected in the lines of a text, between Lexical's points and offsets. */
import {
  $createRangeSelectionFromDom,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { LineNode } from './line-node.ts'
import type { PageLine } from './page-line.ts'
import type { TextLines } from './text-lines.ts'

export interface SelectedRange extends Utf16Range {
  readonly focus: Utf16
}

/** Offset of a point in the text of its line. */
export function $offsetInLine(point: PointType): Utf16 {
  const node = point.getNode()
  const isInText = !$isElementNode(node)
  const before = isInText ? node.getPreviousSiblings() : node.getChildren().slice(0, point.offset)
  const offset = isInText ? point.offset : 0
  return before.reduce((sum, sibling) => sum + sibling.getTextContentSize(), offset)
}

/** What is selected, in offsets of the whole text; null where nothing ever was. */
export function $selectedRange(lines: TextLines<PageLine>): SelectedRange | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const anchor = $offsetOf(lines, selection.anchor)
  const focus = $offsetOf(lines, selection.focus)
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus), focus }
}

/** Offset of a point in the whole text. */
function $offsetOf(lines: TextLines<PageLine>, point: PointType): Utf16 {
  const node = point.getNode()
  if (node.is($getRoot())) return lines.all[point.offset]?.start ?? lines.length
  const line = lines.get(node.getTopLevelElement()?.getKey() ?? '')
  return line === undefined ? 0 : line.start + $offsetInLine(point)
}

/**
 * Takes over what is selected on the page. The browser tells of a new selection by an event that a key
 * overtakes on a busy machine: Delete then took what stood at the selection before.
 */
export function $takeSelection(editor: LexicalEditor): false {
  const selected = $createRangeSelectionFromDom(getSelection(), editor)
  if (selected !== null && !selected.is($getSelection())) $setSelection(selected)
  return false
}

/** Puts the caret at an offset of the whole text. */
export function $setCaret(lines: TextLines<PageLine>, offset: Utf16): void {
  const line = lines.all[lines.lineAt(offset)]
  const node = line === undefined ? null : $getNodeByKey(line.key)
  if (line !== undefined && node instanceof LineNode) $selectIn(node, offset - line.start)
}

/** Selects a range of the whole text; its end is the one that moves. */
export function $select(lines: TextLines<PageLine>, { start, end }: Utf16Range): void {
  $setCaret(lines, end)
  const last = $getSelection()
  if (!$isRangeSelection(last)) return
  const { key, offset, type } = last.focus
  $setCaret(lines, start)
  const selection = $getSelection()
  if ($isRangeSelection(selection)) selection.focus.set(key, offset, type)
}

/** Puts the caret `offset` characters after the beginning of a line, in it or in one that follows. */
export function $selectIn(first: LineNode, offset: Utf16): void {
  let line: LexicalNode | null = first
  let left = offset
  while (line instanceof LineNode) {
    const size = line.getTextContentSize()
    if (left <= size) break
    left -= size + 1
    line = line.getNextSibling()
  }
  if (!(line instanceof LineNode)) return
  for (const child of line.getChildren()) {
    const size = child.getTextContentSize()
    if ($isTextNode(child) && left <= size) {
      child.select(left, left)
      return
    }
    left -= size
  }
  line.selectEnd()
}
