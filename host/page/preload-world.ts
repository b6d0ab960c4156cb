import type { Cloner } from '../ipc/structured-clone.ts'
import type { createWorldBridge } from './world-bridge.ts'
import type { FromWindow, ToWindow, WindowSetup } from './worlds.ts'

type Listener = (event: object, ...values: unknown[]) => void
type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
) => void

/**
 * The preload's world: Electron's renderer modules for it, and the window's ear and mouth for the
 * host. Stands on its own, since its source runs in the window.
 */
export function preloadWorld(
  setup: WindowSetup,
  cloner: Cloner,
  makeBridge: typeof createWorldBridge,
  watchWindow: (
    tell: (message: FromWindow) => void,
    hear: (listener: (message: ToWindow) => void) => void,
    setup: WindowSetup,
  ) => void,
  askPath: (question: { file: File; path: string }) => void,
  preload: Preload,
): void {
  if (window !== window.top) return
  const scope = globalThis as unknown as Record<string, unknown>
  const call = scope[setup.binding] as (payload: string) => void
  delete scope[setup.binding]

  function tell(message: FromWindow, body = ''): void {
    call(`${JSON.stringify(message)}\n${body}`)
  }

  const ears: ((message: ToWindow) => void)[] = []
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >()
  const listeners = new Map<string, { heard: Listener; call: Listener }[]>()
  let lastId = 0

  Object.defineProperty(scope, setup.receiver, {
    value: (header: string, body: string) => {
      const message = JSON.parse(header) as ToWindow
      switch (message[0]) {
        case 'reply': {
          const invoked = waiting.get(message[1])
          waiting.delete(message[1])
          invoked?.resolve(cloner.decode(body))
          break
        }
        case 'refusal': {
          const invoked = waiting.get(message[1])
          waiting.delete(message[1])
          invoked?.reject(new Error(message[2]))
          break
        }
        case 'message': {
          const values = cloner.decode(body) as unknown[]
          const event = { sender: ipcRenderer, ports: [] }
          for (const { call } of [...(listeners.get(message[1]) ?? [])]) call(event, ...values)
          break
        }
        default:
          for (const ear of ears) ear(message)
      }
    },
  })

  /** An object of Electron's whose missing members throw an error that names them. */
  function guarded<T extends object>(owner: string, members: T): T {
    return new Proxy(members, {
      get(target, name) {
        if (typeof name === 'symbol' || name in target || name === 'then' || name === 'toJSON') {
          return Reflect.get(target, name)
        }
        throw new Error(`${owner}.${name} is a part of Electron that this host does not have`)
      },
    })
  }

  function listen(channel: string, heard: Listener, call: Listener): typeof ipcRenderer {
    const known = listeners.get(channel)
    if (known === undefined) listeners.set(channel, [{ heard, call }])
    else known.push({ heard, call })
    return ipcRenderer
  }

  function unlisten(channel: string, heard: Listener): typeof ipcRenderer {
    const known = listeners.get(channel) ?? []
    const at = known.findLastIndex((listener) => listener.heard === heard)
    if (at !== -1) known.splice(at, 1)
    return ipcRenderer
  }

  const ipcRenderer = guarded('ipcRenderer', {
    invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      lastId += 1
      const id = lastId
      return new Promise((resolve, reject) => {
        const body = cloner.encode(values)
        waiting.set(id, { resolve, reject })
        tell(['invoke', id, channel], body)
      })
    },
    send(channel: string, ...values: unknown[]): void {
      tell(['send', channel], cloner.encode(values))
    },
    on: (channel: string, heard: Listener) => listen(channel, heard, heard),
    addListener: (channel: string, heard: Listener) => listen(channel, heard, heard),
    once: (channel: string, heard: Listener) =>
      listen(channel, heard, (event, ...values) => {
        unlisten(channel, heard)
        heard(event, ...values)
      }),
    off: unlisten,
    removeListener: unlisten,
    removeAllListeners(channel?: string): unknown {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string): number => listeners.get(channel)?.length ?? 0,
  })

  const bridge = makeBridge('preload', () => {
    throw new Error('A page exposes nothing to its preload script')
  })
  const port = document.createElement('span')
  bridge.open(port)
  document.dispatchEvent(new MouseEvent(setup.handshake, { relatedTarget: port }))

  const decisions = new Map<number, (granted: boolean) => void>()
  ears.push((message) => {
    if (message[0] !== 'permission') return
    decisions.get(message[1])?.(message[2])
    decisions.delete(message[1])
  })
  // Under a name that is no window property: the page's end keeps it for itself.
  bridge.expose(setup.handshake, (permission: string) => {
    lastId += 1
    const id = lastId
    return new Promise((resolve) => {
      decisions.set(id, resolve)
      tell(['permission', id, permission])
    })
  })

  const exposed = new Set<string>()
  const contextBridge = guarded('contextBridge', {
    exposeInMainWorld(key: string, api: unknown): void {
      if (exposed.has(key)) {
        throw new Error(
          `Cannot bind an API on top of an existing property on the window object: ${key}`,
        )
      }
      exposed.add(key)
      bridge.expose(key, api)
    },
  })

  const webUtils = guarded('webUtils', {
    getPathForFile(file: File): string {
      if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File')
      const question = { file, path: '' }
      askPath(question)
      return question.path
    },
  })

  watchWindow(tell, (listener) => ears.push(listener), setup)

  const electron = guarded('electron', { contextBridge, ipcRenderer, webUtils })
  const process = guarded('process', {
    platform: setup.platform,
    arch: setup.arch,
    versions: setup.versions,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    argv: [],
    env: {},
  })
  const module = { exports: {} }
  preload(
    (name) => {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`module not found: ${name}`)
    },
    module,
    module.exports,
    process,
  )
}
