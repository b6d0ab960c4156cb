import { randomUUID } from 'node:crypto'
import type { Session } from '../chromium/connection.ts'
import { pageScript, preloadScript } from '../page/scripts.ts'
import {
  bindingName,
  type FromWindow,
  preloadWorld,
  receiverName,
  type ToWindow,
  type WindowSetup,
} from '../page/worlds.ts'

/** Names one page's preload world: an answer belongs to the page that asked, not to a later one. */
export type WorldId = number

/** The host's line to the preload's world of a window's page, whichever page that is at the time. */
export class PreloadChannel {
  readonly #queue: (readonly [ToWindow, string])[] = []
  readonly #setup: WindowSetup = {
    binding: bindingName,
    receiver: receiverName,
    handshake: randomUUID(),
    platform: process.platform,
    arch: process.arch,
    versions: {
      node: process.versions.node,
      chrome: process.versions.chrome,
      electron: process.versions.electron,
    },
  }
  #session: Session | null = null
  #world: WorldId | null = null

  /**
   * Prepares all pages that are loaded from now on; resolves once the browser has confirmed it, since
   * a page in another process learns of nothing else. `greet` gives what each new world hears first.
   */
  attach(
    session: Session,
    mainFrameId: string,
    preload: string,
    greet: () => readonly ToWindow[],
    heard: (message: FromWindow, body: string, world: WorldId) => void,
  ): Promise<unknown> {
    this.#session = session
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorld || context.auxData?.frameId !== mainFrameId) return
      // Until the next one comes it stays the one to talk to: events of the page before, which may
      // have lived in another process, can still arrive.
      this.#world = context.id
      for (const message of greet()) this.#deliver(context.id, message, '')
      for (const [message, body] of this.#queue.splice(0)) this.#deliver(context.id, message, body)
    })
    session.on('Runtime.bindingCalled', ({ executionContextId, payload }) => {
      if (executionContextId !== this.#world) return
      const end = payload.indexOf('\n')
      const message = JSON.parse(payload.slice(0, end)) as FromWindow
      heard(message, payload.slice(end + 1), executionContextId)
    })
    return Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', {
        name: bindingName,
        executionContextName: preloadWorld,
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.#setup) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(this.#setup, preload),
        worldName: preloadWorld,
      }),
    ])
  }

  /** Tells the page something, in order; before there is one, once it is there. */
  tell(message: ToWindow, body = ''): void {
    if (this.#world === null) this.#queue.push([message, body])
    else this.#deliver(this.#world, message, body)
  }

  /** Answers what this very world asked; nothing where it is gone. */
  answer(world: WorldId, message: ToWindow, body = ''): void {
    if (world === this.#world) this.#deliver(world, message, body)
  }

  #deliver(world: WorldId, message: ToWindow, body: string): void {
    // As a script's literals; escaped any other way, large bodies take several times as long.
    this.#session?.tell('Runtime.evaluate', {
      expression: `${receiverName}(${JSON.stringify(JSON.stringify(message))},${JSON.stringify(body)})`,
      contextId: world,
      silent: true,
    })
  }
}
