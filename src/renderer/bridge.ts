import type { Bridge } from '#ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload: the window's only way out. */
    readonly isnad: Bridge
  }
}

export const bridge: Bridge = window.isnad
