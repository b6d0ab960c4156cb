import type { Span } from '#core/annotation/model.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { caretFromPoint } from '#renderer/editor/caret-from-point.ts'
import { openSession } from '../annotating-state.ts'
import { labelColour } from '../label-colours.ts'
import { pickedSpan } from '../picked-span.ts'
import { dragEdge, type Edge } from './boundaries.ts'
import { type Point, placeOfEdge } from './geometry.ts'
import { type Drawing, putAt } from './overlay.ts'
import type { SpanPaint } from './span-paint.ts'
import { pieceLimits, setPiece, withPiece } from './tagging.ts'

/** Nearness to the page's upper or lower edge at which dragging scrolls, and by how much; pixels. */
const scrollZone = 28
const scrollStep = 14

interface Drag {
  readonly span: Span
  readonly index: number
  readonly edge: Edge
  /** From the pointer to the middle of the line, so that the knob below the line drags the line's edge. */
  readonly lift: number
  range: Utf16Range
}

/** Handles at the edges of the selected span's pieces, which drag them. */
export class PickedMarks implements Drawing {
  readonly #view: ArticleView
  readonly #paint: SpanPaint
  readonly #group: HTMLElement
  #handles = new Map<string, HTMLElement>()
  #drag: Drag | null = null

  constructor(view: ArticleView, paint: SpanPaint, layer: HTMLElement) {
    this.#view = view
    this.#paint = paint
    this.#group = document.createElement('div')
    this.#group.className = 'overlay-group'
    layer.append(this.#group)
  }

  draw(origin: Point): void {
    const now = openSession()
    const span = this.#shownSpan()
    const wanted = new Map<string, HTMLElement>()
    if (now !== null && now.readOnly === null && span !== null) {
      const colour = labelColour(now.tagset, span.label)
      for (const [index, piece] of span.segments.entries()) {
        for (const edge of ['start', 'end'] as const) {
          const place = placeOfEdge(this.#view.page, piece, edge, origin)
          if (place === null) continue
          const key = `${index} ${edge}`
          const handle = this.#handles.get(key) ?? this.#newHandle(index, edge)
          handle.style.setProperty('--hue', colour)
          handle.style.blockSize = `${place.height}px`
          putAt(handle, place.x, place.top)
          wanted.set(key, handle)
        }
      }
    }
    for (const [key, handle] of this.#handles) if (!wanted.has(key)) handle.remove()
    this.#handles = wanted
  }

  #shownSpan(): Span | null {
    if (this.#drag === null) return pickedSpan()
    const { span, index, range } = this.#drag
    return { ...span, segments: withPiece(this.#view.page.text, span, index, range) }
  }

  #newHandle(index: number, edge: Edge): HTMLElement {
    const handle = document.createElement('div')
    handle.className = 'span-handle'
    handle.dataset.edge = edge
    handle.addEventListener('pointerdown', (event) => this.#begin(event, handle, index, edge))
    this.#group.append(handle)
    return handle
  }

  #begin(event: PointerEvent, handle: HTMLElement, index: number, edge: Edge): void {
    const span = pickedSpan()
    const piece = span?.segments[index]
    if (event.button !== 0 || span === null || piece === undefined) return
    // The page keeps its focus and its selection.
    event.preventDefault()
    const box = handle.getBoundingClientRect()
    const lift = box.top + box.height / 2 - event.clientY
    this.#drag = { span, index, edge, lift, range: piece }
    handle.setPointerCapture(event.pointerId)
    handle.classList.add('dragged')
    const stop = new AbortController()
    const { signal } = stop
    const end = (keeps: boolean): void => {
      stop.abort()
      handle.classList.remove('dragged')
      this.#end(keeps)
    }
    // On the window: the handle lets the pointer through to the text meanwhile.
    window.addEventListener('pointermove', (move) => this.#move(move), { signal })
    window.addEventListener('pointerup', () => end(true), { signal })
    window.addEventListener('pointercancel', () => end(false), { signal })
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return
        key.preventDefault()
        key.stopPropagation()
        end(false)
      },
      { signal, capture: true },
    )
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag
    if (drag === null) return
    this.#scrollAtEdge(event.clientY)
    const { page } = this.#view
    const hit = caretFromPoint(page, event.clientX, event.clientY + drag.lift)
    if (hit === null) return
    const limits = pieceLimits(this.#view, drag.span, drag.index)
    const unit = event.shiftKey ? 'word' : 'letter'
    const range = dragEdge(page.text, drag.range, drag.edge, hit.caret, unit, limits)
    if (range === null) return
    drag.range = range
    const segments = withPiece(page.text, drag.span, drag.index, range)
    this.#paint.preview({ ...drag.span, segments })
    const layer = this.#group.parentElement?.getBoundingClientRect()
    if (layer !== undefined) this.draw({ x: layer.left, y: layer.top })
  }

  #end(keeps: boolean): void {
    const drag = this.#drag
    this.#drag = null
    this.#paint.preview(null)
    if (drag === null) return
    const before = drag.span.segments[drag.index]
    const isSame = before?.start === drag.range.start && before.end === drag.range.end
    if (keeps && !isSame) setPiece(this.#view, drag.span, drag.index, drag.range)
    else {
      const layer = this.#group.parentElement?.getBoundingClientRect()
      if (layer !== undefined) this.draw({ x: layer.left, y: layer.top })
    }
  }

  #scrollAtEdge(y: number): void {
    const scroller = this.#view.page.root.closest('.page-scroller')
    if (scroller === null) return
    const { top, bottom } = scroller.getBoundingClientRect()
    if (y < top + scrollZone) scroller.scrollTop -= scrollStep
    else if (y > bottom - scrollZone) scroller.scrollTop += scrollStep
  }
}
