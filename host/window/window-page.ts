import { blankPage, type Page } from '../chromium/browser.ts'
import { ignoreGone, type Session } from '../chromium/connection.ts'
import { type Frame, FrameTree } from './frames.ts'

/** The page of a window: there once its window is; commands before that wait for it. */
export class WindowPage {
  /** Resolves once commands reach the page. */
  readonly attached: Promise<Page>
  #opened: Page | null = null
  #frames: FrameTree | null = null

  /** `attach` is called as soon as the window is there, before anything reaches its page. */
  constructor(opening: Promise<Page>, attach: (opened: Page) => void) {
    this.attached = opening.then((opened) => {
      this.#opened = opened
      this.#frames = new FrameTree(opened.session, opened.targetId)
      attach(opened)
      return opened
    })
  }

  /** Null where the window has no page yet. */
  get opened(): Page | null {
    return this.#opened
  }

  /** The browser's name for the page and its main frame; empty where there is none yet. */
  get targetId(): string {
    return this.#opened?.targetId ?? ''
  }

  /** The conversation with the page; throws where the window has none yet. */
  get session(): Session {
    if (this.#opened === null) throw new Error('The window has no page yet')
    return this.#opened.session
  }

  get mainFrame(): Frame {
    if (this.#frames === null) throw new Error('The window has no page yet')
    return this.#frames.main
  }

  frame(id: string): Frame | undefined {
    return this.#frames?.get(id)
  }

  /** Whether the window still shows what it was made with. */
  get isBlank(): boolean {
    const url = this.#frames?.main.url ?? ''
    return url === '' || url === blankPage
  }

  /** The address as the app knows it; empty while the page is blank. */
  get url(): string {
    return this.isBlank ? '' : (this.#frames?.main.url ?? '')
  }

  /** Runs a command once it reaches the page; never where the page is gone before. */
  whenAttached(command: (session: Session) => void): void {
    this.attached.then(({ session }) => command(session), ignoreGone)
  }
}
