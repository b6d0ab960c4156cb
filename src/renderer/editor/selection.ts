import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { PageText } from './page-text.ts'

/** A selection in canonical offsets; the focus is the end that moves, and may stand before the anchor. */
export interface PageSelection {
  readonly anchor: Utf16
  readonly focus: Utf16
}

/** The window's selection, where both its ends lie in the page. */
export function readSelection(page: PageText): PageSelection | null {
  const selection = getSelection()
  if (selection === null || selection.anchorNode === null || selection.focusNode === null) {
    return null
  }
  const focus = page.toOffset(selection.focusNode, selection.focusOffset)
  if (focus === null) return null
  if (selection.isCollapsed) return { anchor: focus, focus }
  const anchor = page.toOffset(selection.anchorNode, selection.anchorOffset)
  return anchor === null ? null : { anchor, focus }
}

/** Sets the window's selection; false where an end is not on the page. */
export function writeSelection(page: PageText, { anchor, focus }: PageSelection): boolean {
  const from = page.toPoint(anchor, anchor > focus ? 'before' : 'after')
  const to = page.toPoint(focus, focus > anchor ? 'before' : 'after')
  if (from === null || to === null) return false
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  return true
}

export function rangeOfSelection({ anchor, focus }: PageSelection): Utf16Range {
  return anchor < focus ? { start: anchor, end: focus } : { start: focus, end: anchor }
}
