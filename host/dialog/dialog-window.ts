import { app } from '../app/app.ts'
import { browser } from '../chromium/browser.ts'
import { ProtocolError, type Session } from '../chromium/connection.ts'
import { addHostPage } from '../protocol/host-pages.ts'

/** A small window of the host's own, outside the app's. */
export interface DialogPage {
  readonly title: string
  readonly html: string
  readonly width: number
  readonly height: number
  /** Answers what the page asks; `end` closes the window with the dialog's result. */
  readonly ask: (question: unknown, end: (result: unknown) => void) => Promise<unknown>
}

const bindingName = 'ask'

/** Shows the page in a window of its own; resolves to its result, or to null when it was closed. */
export async function showDialog(page: DialogPage): Promise<unknown> {
  const { session, targetId } = await app.openPage()
  const remove = addHostPage(page.html)
  try {
    return await new Promise((resolve, reject) => {
      browser.on('pageGone', function gone(closed) {
        if (closed !== targetId) return
        browser.off('pageGone', gone)
        resolve(null)
      })
      session.on('Runtime.bindingCalled', ({ payload }) => {
        const [id, question] = JSON.parse(payload) as [number, unknown]
        page.ask(question, resolve).then((answer) => {
          session.tell('Runtime.evaluate', {
            expression: `answered(${id}, ${JSON.stringify(answer ?? null)})`,
          })
        }, reject)
      })
      open(session, targetId, page, remove.url).catch(reject)
    })
  } finally {
    remove.remove()
    browser.closePage(targetId)
  }
}

async function open(
  session: Session,
  targetId: string,
  { width, height }: DialogPage,
  url: string,
): Promise<void> {
  session.tell('Runtime.runIfWaitingForDebugger')
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: bindingName }),
  ])
  session.tell('Page.navigate', { url })
  session.tell('Page.bringToFront')
  try {
    const { windowId } = await app.browserSession().send('Browser.getWindowForTarget', { targetId })
    app.browserSession().tell('Browser.setWindowBounds', { windowId, bounds: { width, height } })
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
  }
}
