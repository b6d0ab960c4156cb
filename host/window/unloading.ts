import { browser } from '../chromium/browser.ts'
import { ProtocolError, type Session } from '../chromium/connection.ts'
import type { WindowPage } from './window-page.ts'

const closingPatience = 2_000

/** A page's end, for another page or with its window, and its own say in it (`beforeunload`). */
export class Unloading {
  readonly #page: WindowPage
  readonly #mayUnload: (asks: boolean, leaving: boolean) => boolean
  /** Whether the page that is about to go asks to stay; null until it has told. */
  #asksToStay: boolean | null = null
  #dialogIsOpen = false
  /** Another page is about to take the place of this one. */
  #leaving = false
  #patience: NodeJS.Timeout | undefined

  /** `mayUnload` answers whether the page may go, given its wish and whether it leaves for another. */
  constructor(page: WindowPage, mayUnload: (asks: boolean, leaving: boolean) => boolean) {
    this.#page = page
    this.#mayUnload = mayUnload
  }

  attach(session: Session): void {
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return
      this.#dialogIsOpen = true
      this.#decide()
    })
  }

  /** Another page is about to take the place of this one. */
  leave(): void {
    this.#leaving = true
  }

  /** Another page has taken its place. */
  left(): void {
    this.#leaving = false
    this.#asksToStay = null
  }

  /** The page told, when it was to go, whether it wants to stay. */
  told(asksToStay: boolean): void {
    this.#asksToStay = asksToStay
    this.#decide()
  }

  /** Closes the page, unless it wants to stay and may. */
  askToClose(): void {
    this.#page.whenAttached((session) => {
      session.send('Page.close').catch((error: unknown) => {
        if (!(error instanceof ProtocolError)) throw error
        // While one page takes another's place there is none to ask.
        browser.closePage(this.#page.targetId)
      })
      // A page that is just being replaced forgets the question.
      this.#patience = setTimeout(() => browser.closePage(this.#page.targetId), closingPatience)
    })
  }

  /** The page is gone. */
  over(): void {
    clearTimeout(this.#patience)
  }

  /** Once the browser waits and the page has told what it wants, whichever comes first. */
  #decide(): void {
    clearTimeout(this.#patience)
    const asks = this.#asksToStay
    if (!this.#dialogIsOpen || asks === null) return
    const accept = this.#mayUnload(asks, this.#leaving)
    this.#dialogIsOpen = false
    this.#asksToStay = null
    this.#leaving = false
    this.#page.session.tell('Page.handleJavaScriptDialog', { accept })
  }
}
