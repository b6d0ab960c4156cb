import type { createWorldBridge } from './world-bridge.ts'

/**
 * The page's end of the context bridge; runs before any script of the page. Stands on its own,
 * since its source runs in the window.
 */
export function pageWorld(handshake: string, makeBridge: typeof createWorldBridge): void {
  const bridge = makeBridge('page', (key, value) => {
    Object.defineProperty(globalThis, key, { value, enumerable: true })
  })
  document.addEventListener(
    handshake,
    (event) => {
      const port = (event as MouseEvent).relatedTarget
      if (port !== null) bridge.open(port)
    },
    { once: true, capture: true },
  )
}
