import type { BrowserWindow } from '../window/browser-window.ts'

export function menuAccelerator(_index: number, _window: BrowserWindow): void {}
