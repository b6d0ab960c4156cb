import type { Protocol } from 'devtools-protocol'
import type { WebFrameMain } from 'electron'
import type { Session } from '../chromium/connection.ts'
import { guardPrototype } from '../lacking.ts'
import { originOf, toAppUrl } from '../protocol/schemes.ts'

/** A frame of a window, as `event.senderFrame` and `webContents.mainFrame` tell it. */
export class Frame
  implements
    Omit<
      Pick<WebFrameMain, 'url' | 'origin' | 'name' | 'detached' | 'parent' | 'top'>,
      'parent' | 'top'
    >
{
  readonly id: string
  readonly parent: Frame | null
  readonly #tree: FrameTree
  url = ''
  name = ''
  detached = false

  constructor(tree: FrameTree, id: string, parent: Frame | null) {
    this.#tree = tree
    this.id = id
    this.parent = parent
  }

  get origin(): string {
    return originOf(this.url)
  }

  get top(): Frame {
    return this.parent === null ? this : this.parent.top
  }

  get frames(): Frame[] {
    return this.#tree.all().filter((frame) => frame.parent === this)
  }

  get framesInSubtree(): Frame[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }

  isDestroyed(): boolean {
    return this.detached
  }
}

guardPrototype('WebFrameMain', Frame.prototype)

/** The frames of one page, kept true by the protocol's events. */
export class FrameTree {
  readonly #frames = new Map<string, Frame>()
  #main: Frame

  /** The main frame of a page bears the page's own id. */
  constructor(session: Session, targetId: string) {
    this.#main = new Frame(this, targetId, null)
    this.#frames.set(targetId, this.#main)
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      const parent = this.#frames.get(parentFrameId) ?? this.#main
      this.#frames.set(frameId, new Frame(this, frameId, parent))
    })
    session.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame))
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.#frames.get(frameId)
      if (frame !== undefined) frame.url = toAppUrl(url)
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      const frame = this.#frames.get(frameId)
      if (frame === undefined || reason === 'swap' || frame === this.#main) return
      frame.detached = true
      this.#frames.delete(frameId)
    })
  }

  get main(): Frame {
    return this.#main
  }

  get(id: string): Frame | undefined {
    return this.#frames.get(id)
  }

  all(): Frame[] {
    return [...this.#frames.values()]
  }

  #navigated(told: Protocol.Page.Frame): void {
    let frame = this.#frames.get(told.id)
    if (frame === undefined) {
      const parent = told.parentId === undefined ? null : (this.#frames.get(told.parentId) ?? null)
      frame = new Frame(this, told.id, parent)
      this.#frames.set(told.id, frame)
      if (parent === null) this.#main = frame
    }
    frame.url = toAppUrl(`${told.url}${told.urlFragment ?? ''}`)
    frame.name = told.name ?? ''
  }
}
