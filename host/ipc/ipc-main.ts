import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { guardPrototype } from '../lacking.ts'
import type { Frame } from '../window/frames.ts'
import type { WebContents } from '../window/web-contents.ts'
import { cloner } from './structured-clone.ts'

type Handler = (event: IpcMainInvokeEvent, ...values: unknown[]) => unknown

class HostIpcMain
  extends EventEmitter
  implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    }
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel)
      return handler(event, ...values)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Answers one `invoke`; what it rejects with, the window's promise rejects with. */
  async answer(sender: WebContents, frame: Frame, channel: string, body: string): Promise<string> {
    try {
      const handler = this.#handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const values = cloner.decode(body) as unknown[]
      return cloner.encode(
        await handler(ipcEvent<IpcMainInvokeEvent>(sender, frame, 'invoke'), ...values),
      )
    } catch (error) {
      throw new InvokeRefusal(channel, error)
    }
  }

  hear(sender: WebContents, frame: Frame, channel: string, body: string): void {
    const values = cloner.decode(body) as unknown[]
    const event = ipcEvent<IpcMainEvent>(sender, frame, 'frame')
    this.emit(channel, event, ...values)
    sender.emit('ipc-message', event, channel, ...values)
  }
}

guardPrototype('ipcMain', HostIpcMain.prototype)

/** An error of a handler in Electron's words. */
class InvokeRefusal extends Error {
  constructor(channel: string, cause: unknown) {
    super(`Error invoking remote method '${channel}': ${cause}`, { cause })
  }

  override toString(): string {
    return this.message
  }
}

function ipcEvent<E extends IpcMainEvent | IpcMainInvokeEvent>(
  sender: WebContents,
  frame: Frame,
  type: 'invoke' | 'frame',
): E {
  return {
    type,
    sender,
    senderFrame: frame,
    processId: 1,
    frameId: 1,
    ports: [],
    reply: (channel: string, ...values: unknown[]) => sender.send(channel, ...values),
    // The sender is as much of Electron's WebContents as the host has.
  } as unknown as E
}

export const ipcMain = new HostIpcMain()
