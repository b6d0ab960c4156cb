import type { createWorldBridge } from './world-bridge.ts'

/**
 * The page's end of the context bridge, and its requests for permissions; runs before any script of
 * the page. Stands on its own, since its source runs in the window.
 */
export function pageWorld(handshake: string, makeBridge: typeof createWorldBridge): void {
  const bridge = makeBridge('page', (key, value) => {
    if (key === handshake) askFirst(value as (permission: string) => Promise<boolean>)
    else Object.defineProperty(globalThis, key, { value, enumerable: true })
  })
  document.addEventListener(
    handshake,
    (event) => {
      const port = (event as MouseEvent).relatedTarget
      if (port !== null) bridge.open(port)
    },
    { once: true, capture: true },
  )

  /**
   * Has the app decide before the browser does what it is then told to do. A page that goes around
   * this is denied.
   */
  function askFirst(decide: (permission: string) => Promise<boolean>): void {
    type Method = (this: unknown, ...values: unknown[]) => unknown
    const methods: readonly [owner: object | undefined, name: string, permission: string][] = [
      [globalThis.Geolocation?.prototype, 'getCurrentPosition', 'geolocation'],
      [globalThis.Notification, 'requestPermission', 'notifications'],
      [globalThis.MediaDevices?.prototype, 'getUserMedia', 'media'],
      [globalThis.Navigator?.prototype, 'requestMIDIAccess', 'midi'],
      [globalThis.Clipboard?.prototype, 'read', 'clipboard-read'],
      [globalThis.Clipboard?.prototype, 'readText', 'clipboard-read'],
    ]
    for (const [owner, name, permission] of methods) {
      const original = owner === undefined ? undefined : (Reflect.get(owner, name) as Method)
      if (owner === undefined || original === undefined) continue
      const asking: Method = function (...values) {
        const answered = decide(permission).then(() => original.apply(this, values))
        return name === 'getCurrentPosition' ? undefined : answered
      }
      Object.defineProperty(owner, name, { value: asking, configurable: true, writable: true })
    }
  }
}
