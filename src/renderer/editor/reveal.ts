import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { PageText } from './page-text.ts'

/** Frames within which a revealed range stands still in sight. */
const FRAMES = 3

/** Room kept free at the page's edges, in CSS pixels: the search bar lies over the upper one. */
const CLEAR = 72

/**
 * Scrolls as little as brings the caret at `at` into sight, half a line clear of the edge; the text's
 * beginning comes with the title over it.
 */
export function keepInSight(page: PageText, scroller: HTMLElement, at: Utf16): void {
  if (at === page.firstShown()) {
    scroller.scrollTop = 0
    return
  }
  const caret = caretRectangle(page, at)
  if (caret === null) return
  const view = scroller.getBoundingClientRect()
  const clear = caret.height / 2
  if (caret.top < view.top + clear) scroller.scrollTop -= view.top + clear - caret.top
  else if (caret.bottom > view.bottom - clear) {
    scroller.scrollTop += caret.bottom - (view.bottom - clear)
  }
}

/** Scrolls to the caret at `at` where it is out of sight, with some of the text around it. */
export function revealCaret(page: PageText, scroller: HTMLElement, at: Utf16): void {
  const block = page.blocks[page.blockAt(at)]
  const start = block === undefined || at < block.end ? at : Math.max(block.start, at - 1)
  if (block === undefined || start === block.end) keepInSight(page, scroller, at)
  else revealRange(page, scroller, { start, end: start + 1 })
}

/**
 * Scrolls the caret at `at` up where it is in sight but less than `clear` from the lower edge, over
 * which something was laid; a caret elsewhere stays where it is.
 */
export function keepClear(page: PageText, scroller: HTMLElement, at: Utf16, clear: number): void {
  const caret = caretRectangle(page, at)
  const view = scroller.getBoundingClientRect()
  if (caret === null || caret.top >= view.bottom || caret.bottom <= view.bottom - clear) return
  scroller.scrollTop += caret.bottom - (view.bottom - clear)
}

/**
 * Scrolls so that `range` is in sight, a third of the way down where it was out of it. Blocks that
 * come into sight on the way get their true heights only then, so the place is checked again on the
 * following frames.
 */
export function revealRange(
  page: Pick<PageText, 'toRange'>,
  scroller: HTMLElement,
  range: Utf16Range,
): void {
  const scroll = (): void => {
    const target = page.toRange(range)?.getBoundingClientRect()
    if (target === undefined) return
    const view = scroller.getBoundingClientRect()
    const clear = Math.min(view.height / 6, CLEAR)
    const fits = target.height < view.height - 2 * clear
    const inSight = target.top >= view.top + clear && target.bottom <= view.bottom - clear
    if (inSight || (!fits && target.top >= view.top + clear && target.top < view.bottom - clear)) {
      return
    }
    const lead = fits ? Math.min(view.height / 3, view.height - clear - target.height) : clear
    scroller.scrollTop += target.top - view.top - lead
  }
  let frames = 0
  const settle = (): void => {
    scroll()
    frames++
    if (frames < FRAMES) requestAnimationFrame(settle)
  }
  settle()
}

function caretRectangle(page: PageText, at: Utf16): DOMRect | null {
  const range = page.toRange({ start: at, end: at })
  if (range === null) return null
  const rectangle = range.getClientRects()[0]
  if (rectangle !== undefined) return rectangle
  const leaf = page.leaves[page.leafAt(at)]
  return leaf?.element.getBoundingClientRect() ?? null
}
