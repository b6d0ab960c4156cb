import type { ArticleView } from '#renderer/editor/article-view.ts'
import type { Point } from './geometry.ts'

/** What is drawn over the text. */
export interface Drawing {
  draw(origin: Point): void
}

/**
 * A layer over the text, as large as what scrolls, so that scrolling moves it along. Its drawings
 * are asked again when what they show changes, and when the text is laid out otherwise: blocks come
 * near the window, the page gets another width, a typeface has arrived.
 */
export class Overlay {
  readonly element: HTMLElement
  readonly #drawings = new Set<Drawing>()
  readonly #resize = new ResizeObserver(() => this.drawSoon())
  readonly #stopNear: () => void
  #frame = 0
  #isDue = false
  #isDisposed = false

  constructor(view: ArticleView, element: HTMLElement) {
    this.element = element
    this.#stopNear = view.painter.onNearChange(this.drawSoon)
    this.#resize.observe(view.page.root)
    this.#resize.observe(element)
    document.fonts.addEventListener('loadingdone', this.drawSoon)
  }

  add(drawing: Drawing): void {
    this.#drawings.add(drawing)
    this.drawSoon()
  }

  /**
   * Draws once all is done that an act does, and before the frame that shows it: in the frame's own time
   * the browser has looked at the whole page already, and would have to again.
   */
  readonly drawAfterAct = (): void => {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      if (!this.#isDisposed) this.#draw()
    })
  }

  /** Draws in the next frame, once it is laid out as it was before. */
  readonly drawSoon = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw)
  }

  dispose(): void {
    this.#isDisposed = true
    cancelAnimationFrame(this.#frame)
    this.#stopNear()
    this.#resize.disconnect()
    document.fonts.removeEventListener('loadingdone', this.drawSoon)
    this.element.replaceChildren()
  }

  readonly #draw = (): void => {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const { left, top } = this.element.getBoundingClientRect()
    for (const drawing of this.#drawings) drawing.draw({ x: left, y: top })
  }
}

/** Moves an element of an overlay to a place. */
export function putAt(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${x}px, ${y}px)`
}
