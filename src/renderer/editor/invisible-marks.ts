/**
 * Shows characters that are not seen (controls of direction, joiners, tatweel, special spaces) by a
 * tint and small marks that float over the text: nothing is put into it, so that letters, caret and
 * offsets stay as they are. Only text near the window is marked.
 */

import { findInvisibles, type Invisible, type InvisibleKey } from '#core/text/invisibles.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type { HighlightPainter, HighlightSource, PaintedRange } from './highlights.ts'
import type { Leaf, PageText } from './page-text.ts'

/** Marks drawn for one leaf; a text made of controls alone is not worth more. */
const MOST_MARKS = 500

/** Characters that take up room; for the others there is nothing to tint. */
const tinted: ReadonlySet<InvisibleKey> = new Set([
  'tatweel',
  'tab',
  'no-break-space',
  'narrow-no-break-space',
  'other-space',
])

/** Marks nearer to each other than this, in CSS pixels, are written on one slip. */
const NEAR = 4

interface Placed {
  readonly text: string
  /** CSS pixels from the leaf's upper left corner. */
  readonly left: number
  readonly top: number
  readonly height: number
}

export class InvisibleMarks implements HighlightSource {
  readonly layer = 'marks'
  readonly #page: PageText
  readonly #painter: HighlightPainter
  readonly #layer: HTMLElement
  readonly #drawn = new Map<Leaf, HTMLElement>()
  readonly #resize: ResizeObserver
  #width = 0
  #frame = 0
  #stops: (() => void)[] = []

  /** `layer` lies over the text, from the same upper left corner as what scrolls. */
  constructor(page: PageText, painter: HighlightPainter, layer: HTMLElement) {
    this.#page = page
    this.#painter = painter
    this.#layer = layer
    this.#resize = new ResizeObserver(this.#onResize)
  }

  *paint({ start, end }: Utf16Range): Iterable<PaintedRange> {
    for (const { key, at, length } of findInvisibles(this.#page.text, start, end)) {
      if (tinted.has(key)) yield { start: at, end: at + length, highlight: 'invisible' }
    }
  }

  show(): void {
    if (this.#stops.length > 0) return
    this.#stops = [this.#painter.add(this), this.#painter.onNearChange(this.#drawSoon)]
    this.#resize.observe(this.#page.root)
    document.fonts.addEventListener('loadingdone', this.#onFaceLoaded)
    this.#drawSoon()
  }

  hide(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
    this.#resize.disconnect()
    document.fonts.removeEventListener('loadingdone', this.#onFaceLoaded)
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#erase()
  }

  readonly #onResize = ([entry]: ResizeObserverEntry[]): void => {
    const width = entry?.contentRect.width ?? 0
    if (width !== this.#width) this.#erase()
    this.#width = width
    this.#drawSoon()
  }

  readonly #onFaceLoaded = (): void => {
    this.#erase()
    this.#drawSoon()
  }

  readonly #drawSoon = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw)
  }

  readonly #draw = (): void => {
    this.#frame = 0
    const { near } = this.#painter
    for (const [leaf, element] of this.#drawn) {
      if (near.has(leaf)) continue
      element.remove()
      this.#drawn.delete(leaf)
    }
    const fresh = [...near].filter((leaf) => !this.#drawn.has(leaf))
    const placed = fresh.map((leaf) => [leaf, placeMarks(this.#page, leaf)] as const)
    for (const [leaf, marks] of placed) {
      const element = drawMarks(marks)
      this.#drawn.set(leaf, element)
      this.#layer.append(element)
    }
    const origin = this.#layer.getBoundingClientRect()
    const corners = [...this.#drawn].map(([leaf, element]) => {
      const { left, top } = leaf.element.getBoundingClientRect()
      return { element, left: left - origin.left, top: top - origin.top }
    })
    for (const { element, left, top } of corners) {
      element.style.transform = `translate(${left}px, ${top}px)`
    }
  }

  #erase(): void {
    for (const element of this.#drawn.values()) element.remove()
    this.#drawn.clear()
  }
}

/** Where the marks of a leaf stand. */
function placeMarks(page: PageText, leaf: Leaf): readonly Placed[] {
  const found = findInvisibles(page.text, leaf.start, leaf.end)
  if (found.length === 0) return []
  const corner = leaf.element.getBoundingClientRect()
  const placed: Placed[] = []
  for (const invisible of found.slice(0, MOST_MARKS)) {
    if (invisible.key === 'tatweel') continue
    const rectangle = rectangleOf(page, invisible)
    if (rectangle === null) continue
    const left = rectangle.left + rectangle.width / 2 - corner.left
    const top = rectangle.top - corner.top
    const last = placed.at(-1)
    if (last !== undefined && Math.abs(last.left - left) < NEAR && last.top === top) {
      placed.pop()
      placed.push({ ...last, text: `${last.text} ${invisible.mark}` })
    } else placed.push({ text: invisible.mark, left, top, height: rectangle.height })
  }
  return placed
}

function rectangleOf(page: PageText, { at, length }: Invisible): DOMRect | null {
  const range = page.toRange({ start: at, end: at + length })
  const rectangle = range?.getClientRects()[0]
  if (rectangle !== undefined) return rectangle
  return page.toRange({ start: at, end: at })?.getClientRects()[0] ?? null
}

function drawMarks(marks: readonly Placed[]): HTMLElement {
  const group = document.createElement('div')
  group.className = 'invisible-group'
  for (const { text, left, top, height } of marks) {
    const mark = document.createElement('span')
    mark.className = text === '→' ? 'invisible-mark invisible-tab' : 'invisible-mark'
    const slip = document.createElement('span')
    slip.className = 'invisible-slip'
    slip.textContent = text
    mark.append(slip)
    mark.style.transform = `translate(${left}px, ${top}px)`
    mark.style.blockSize = `${height}px`
    group.append(mark)
  }
  return group
}
