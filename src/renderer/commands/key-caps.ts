import type { Shortcut } from '#ipc/commands.ts'
import type { AppInfo } from '#ipc/contract.ts'

const capsByCode: Readonly<Record<string, string>> = {
  Equal: '+',
  Minus: '−',
  Slash: '/',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Tab: 'Tab',
  Space: 'Space',
  Enter: 'Enter',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** The letters of the standard Arabic layout, by the key's place. */
const arabicLetters: Readonly<Record<string, string>> = {
  KeyQ: 'ض',
  KeyW: 'ص',
  KeyE: 'ث',
  KeyR: 'ق',
  KeyT: 'ف',
  KeyY: 'غ',
  KeyU: 'ع',
  KeyI: 'ه',
  KeyO: 'خ',
  KeyP: 'ح',
  BracketLeft: 'ج',
  BracketRight: 'د',
  KeyA: 'ش',
  KeyS: 'س',
  KeyD: 'ي',
  KeyF: 'ب',
  KeyG: 'ل',
  KeyH: 'ا',
  KeyJ: 'ت',
  KeyK: 'ن',
  KeyL: 'م',
  Semicolon: 'ك',
  Quote: 'ط',
  KeyZ: 'ئ',
  KeyX: 'ء',
  KeyC: 'ؤ',
  KeyV: 'ر',
  KeyB: 'لا',
  KeyN: 'ى',
  KeyM: 'ة',
  Comma: 'و',
  Period: 'ز',
  Slash: 'ظ',
}

/** What is engraved on a key, by its physical place on a Latin keyboard. */
export function keyCap(code: string): string {
  const engraved = /^(?:Key|Digit)(.)$/.exec(code)?.[1]
  return engraved ?? capsByCode[code] ?? code
}

/** The Arabic letter on the same key, where it has one. */
export function arabicKeyCap(code: string): string | null {
  return arabicLetters[code] ?? null
}

/** The keys of a shortcut in the order in which they are pressed. */
export function keyCaps(shortcut: Shortcut, platform: AppInfo['platform']): readonly string[] {
  const onMac = platform === 'darwin'
  const caps: string[] = []
  if (shortcut.mod === true) caps.push(onMac ? '⌘' : 'Ctrl')
  if (shortcut.alt === true) caps.push(onMac ? '⌥' : 'Alt')
  if (shortcut.shift === true) caps.push(onMac ? '⇧' : 'Shift')
  caps.push(keyCap(shortcut.code))
  return caps
}
