import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { caretFromPoint } from './caret-from-point.ts'
import type { PageText } from './page-text.ts'
import { keepInSight } from './reveal.ts'
import { readSelection, writeSelection } from './selection.ts'
import { unitAt } from './widen.ts'

/**
 * Selects whole units by repeated clicks, and by dragging on from them: two a word, three a
 * sentence, four a block. A click with Shift calls `extendTo`, and so does dragging on from it; other
 * single clicks stay the browser's. Returns what takes this back.
 */
export function selectByClicks(
  page: PageText,
  root: HTMLElement,
  scroller: HTMLElement,
  extendTo: (focus: Utf16) => void,
): () => void {
  let stopDragging = (): void => {}

  function unitUnder(x: number, y: number, clicks: number): Utf16Range | null {
    const hit = caretFromPoint(page, x, y)
    if (hit === null) return null
    const unit = clicks === 2 ? 'word' : clicks === 3 ? 'sentence' : 'block'
    return unitAt(page, hit.character ?? hit.caret, unit)
  }

  /** Text cannot be dragged, so a press on the selection begins a new one. */
  function letGo(x: number, y: number): void {
    const selection = readSelection(page)
    if (selection === null || selection.anchor === selection.focus) return
    const hit = caretFromPoint(page, x, y)
    if (hit !== null) writeSelection(page, { anchor: hit.caret, focus: hit.caret })
  }

  function onMouseDown(event: MouseEvent): void {
    stopDragging()
    if (event.button !== 0) return
    if (event.shiftKey) extendUnder(event)
    else if (event.detail < 2) letGo(event.clientX, event.clientY)
    else selectUnits(event)
  }

  /** The browser would lay out all the text on the way to the end of a long selection. */
  function extendUnder(event: MouseEvent): void {
    const hit = caretFromPoint(page, event.clientX, event.clientY)
    if (hit === null) return
    event.preventDefault()
    extendTo(hit.caret)
    drag((x, y) => {
      const to = caretFromPoint(page, x, y)
      if (to === null) return
      extendTo(to.caret)
      keepInSight(page, scroller, to.caret)
    })
  }

  function selectUnits(event: MouseEvent): void {
    const clicks = event.detail
    const first = unitUnder(event.clientX, event.clientY, clicks)
    if (first === null) return
    event.preventDefault()
    root.focus({ preventScroll: true })
    writeSelection(page, { anchor: first.start, focus: first.end })
    drag((x, y) => {
      const unit = unitUnder(x, y, clicks)
      if (unit === null) return
      const backward = unit.start < first.start
      writeSelection(page, {
        anchor: backward ? first.end : first.start,
        focus: backward ? unit.start : Math.max(unit.end, first.end),
      })
      keepInSight(page, scroller, backward ? unit.start : unit.end)
    })
  }

  /** Calls `to` with each place in sight that the pointer goes to, until its button is let go. */
  function drag(to: (x: number, y: number) => void): void {
    function onMouseMove(move: MouseEvent): void {
      if (move.buttons === 0) {
        stopDragging()
        return
      }
      const view = scroller.getBoundingClientRect()
      to(move.clientX, Math.min(Math.max(move.clientY, view.top + 1), view.bottom - 1))
    }
    // The browser would now end a press on what was selected before, by taking the selection away.
    function onMouseUp(up: MouseEvent): void {
      up.preventDefault()
      stopDragging()
    }
    stopDragging = () => {
      document.removeEventListener('mousemove', onMouseMove)
      document.removeEventListener('mouseup', onMouseUp)
    }
    document.addEventListener('mousemove', onMouseMove)
    document.addEventListener('mouseup', onMouseUp)
  }

  root.addEventListener('mousedown', onMouseDown)
  return () => {
    stopDragging()
    root.removeEventListener('mousedown', onMouseDown)
  }
}
