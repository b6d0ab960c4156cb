import { EventEmitter } from 'node:events'
import type { Display, Point, Rectangle, Screen } from 'electron'
import { guardPrototype } from '../lacking.ts'

/** What a page sees of the screen it is on. */
export interface SeenScreen {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly availLeft: number
  readonly availTop: number
  readonly availWidth: number
  readonly availHeight: number
  readonly scale: number
  readonly depth: number
}

/** Knows one screen: a page is told of no other. */
class HostScreen
  extends EventEmitter
  implements
    Pick<
      Screen,
      'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching' | 'getDisplayNearestPoint'
    >
{
  #seen: SeenScreen | null = null

  seen(screen: SeenScreen): void {
    this.#seen = screen
  }

  getPrimaryDisplay(): Display {
    if (this.#seen === null) {
      throw new Error('The screen module cannot be used before the app is ready')
    }
    const { width, height, left, top, scale, depth, ...available } = this.#seen
    const { availLeft, availTop, availWidth, availHeight } = available
    const known = {
      id: 1,
      bounds: { x: left, y: top, width, height },
      size: { width, height },
      workArea: { x: availLeft, y: availTop, width: availWidth, height: availHeight },
      workAreaSize: { width: availWidth, height: availHeight },
      scaleFactor: scale,
      colorDepth: depth,
      rotation: 0,
      internal: false,
      label: '',
    } satisfies Partial<Display>
    return known as unknown as Display
  }

  getAllDisplays(): Display[] {
    return [this.getPrimaryDisplay()]
  }

  getDisplayMatching(_rectangle: Rectangle): Display {
    return this.getPrimaryDisplay()
  }

  getDisplayNearestPoint(_point: Point): Display {
    return this.getPrimaryDisplay()
  }
}

guardPrototype('screen', HostScreen.prototype)

export const screen = new HostScreen()
