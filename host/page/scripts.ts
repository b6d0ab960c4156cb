import { createCloner } from '../ipc/structured-clone.ts'
import { pageWorld } from './page-world.ts'
import { preloadWorld } from './preload-world.ts'
import { watchWindow } from './window-watch.ts'
import { createWorldBridge } from './world-bridge.ts'
import type { WindowSetup } from './worlds.ts'

/** Bytes as base64 in the window's engine. */
const windowByteCodec = `{
  encode: (bytes) => bytes.toBase64 ? bytes.toBase64() : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  decode: (text) => Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)),
}`

/** Stops where the host listens: it looks at the question and writes the answer into it. */
export const pathQuestionName = 'electronHostPathQuestion'
const askPath = `function ${pathQuestionName}(question) { debugger }`

/** Source for the page's own world. */
export function pageScript(setup: WindowSetup): string {
  return `(${pageWorld})(${JSON.stringify(setup.handshake)}, ${createWorldBridge})`
}

/** Source for the preload's world; `preload` is the app's own script, as CommonJS. */
export function preloadScript(setup: WindowSetup, preload: string): string {
  return `(${preloadWorld})(${JSON.stringify(setup)}, (${createCloner})(${windowByteCodec}), ${createWorldBridge}, ${watchWindow}, ${askPath}, function (require, module, exports, process) {${preload}
})
//# sourceURL=electron-host:preload`
}
