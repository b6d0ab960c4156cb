import { tellScript } from './script.ts'
import type { WindowPage } from './window-page.ts'

/** Each of Electron's zoom levels is 20% more than the one before. */
const step = 1.2

/** How much larger a page is shown: as the CSS `zoom` of its root. */
export class Zoom {
  readonly #page: WindowPage
  #factor = 1

  constructor(page: WindowPage) {
    this.#page = page
  }

  get factor(): number {
    return this.#factor
  }

  set factor(factor: number) {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#factor = factor
    this.#page.whenAttached((session) =>
      tellScript(session, `document.documentElement.style.zoom = ${factor === 1 ? "''" : factor}`),
    )
  }

  get level(): number {
    return Math.log(this.#factor) / Math.log(step)
  }

  set level(level: number) {
    this.factor = step ** level
  }
}
