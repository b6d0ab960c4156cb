import type { Protocol } from 'devtools-protocol'
import { ProtocolError, type Session } from '../chromium/connection.ts'
import { pathQuestionName } from '../page/scripts.ts'

const watchedFor = 10_000

/**
 * Answers `webUtils.getPathForFile`, which is synchronous, while Chromium tells a file's path only
 * over the protocol: the preload's world stops at a `debugger` statement, the host reads the path and
 * lets it go on. The debugger slows large messages down, so that it listens only for a while after
 * files came in.
 */
export class FilePaths {
  readonly #session: Session
  #off: NodeJS.Timeout | null = null

  constructor(session: Session) {
    this.#session = session
    session.on('Debugger.paused', (paused) => {
      this.#answer(paused).then(
        () => session.tell('Debugger.resume'),
        (error: unknown) => {
          if (!(error instanceof ProtocolError)) throw error
          session.tell('Debugger.resume')
        },
      )
    })
  }

  /** Files came in: listens for a while; `tell` hears when that begins and ends. */
  async listen(tell: (listening: boolean) => void): Promise<void> {
    if (this.#off !== null) clearTimeout(this.#off)
    await this.#session.send('Debugger.enable')
    tell(true)
    this.#off = setTimeout(() => {
      this.#off = null
      tell(false)
      this.#session.tell('Debugger.disable')
    }, watchedFor)
    this.#off.unref()
  }

  async #answer({ callFrames }: Protocol.Debugger.PausedEvent): Promise<void> {
    const [frame] = callFrames
    // A page's own `debugger` statement: Electron without its developer tools ignores it too.
    if (frame?.functionName !== pathQuestionName) return
    const { callFrameId } = frame
    const { result } = await this.#session.send('Debugger.evaluateOnCallFrame', {
      callFrameId,
      expression: 'question.file',
    })
    if (result.objectId === undefined) return
    const { path } = await this.#session.send('DOM.getFileInfo', { objectId: result.objectId })
    await this.#session.send('Debugger.evaluateOnCallFrame', {
      callFrameId,
      expression: `question.path = ${JSON.stringify(path)}`,
    })
  }
}
