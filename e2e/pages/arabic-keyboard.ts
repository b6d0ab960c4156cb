import type { CDPSession, Page } from '@playwright/test'

/** What the keys of the standard Arabic layout give, by their places on a Latin keyboard. */
const letters: Readonly<Record<string, string>> = {
  Backquote: 'ذ',
  BracketLeft: 'ج',
  BracketRight: 'د',
  Comma: 'و',
  Digit0: '٠',
  Digit1: '١',
  Digit2: '٢',
  Digit3: '٣',
  Digit4: '٤',
  Digit5: '٥',
  Digit6: '٦',
  Digit7: '٧',
  Digit8: '٨',
  Digit9: '٩',
  Equal: '=',
  KeyA: 'ش',
  KeyB: 'لا',
  KeyC: 'ؤ',
  KeyD: 'ي',
  KeyE: 'ث',
  KeyF: 'ب',
  KeyG: 'ل',
  KeyH: 'ا',
  KeyI: 'ه',
  KeyJ: 'ت',
  KeyK: 'ن',
  KeyL: 'م',
  KeyM: 'ة',
  KeyN: 'ى',
  KeyO: 'خ',
  KeyP: 'ح',
  KeyQ: 'ض',
  KeyR: 'ق',
  KeyS: 'س',
  KeyT: 'ف',
  KeyU: 'ع',
  KeyV: 'ر',
  KeyW: 'ص',
  KeyX: 'ء',
  KeyY: 'غ',
  KeyZ: 'ئ',
  Minus: '-',
  Period: 'ز',
  Quote: 'ط',
  Semicolon: 'ك',
  Slash: 'ظ',
  Space: ' ',
}

/** What some of them give with Shift. */
const shifted: Readonly<Record<string, string>> = {
  KeyH: 'أ',
  KeyK: '،',
  KeyN: 'آ',
  KeyY: 'إ',
}

const modifiers = { Alt: 1, Control: 2, Shift: 8 } as const

/** A keyboard with the Arabic layout: each key has an Arabic `key` and its physical `code`. */
export class ArabicKeyboard {
  readonly #page: Page
  #session: CDPSession | null = null
  /** Keys pressed so far, those held with another not counted. */
  presses = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses a key by its place, with what is held: `Shift+KeyS`. */
  async press(combination: string): Promise<void> {
    const parts = combination.split('+')
    const code = parts.pop() ?? ''
    const held = parts.reduce((sum, name) => sum | modifiers[name as keyof typeof modifiers], 0)
    const key = (held & modifiers.Shift) === 0 ? letters[code] : (shifted[code] ?? letters[code])
    this.presses++
    if (key === undefined) {
      await this.#page.keyboard.press(combination)
      return
    }
    this.#session ??= await this.#page.context().newCDPSession(this.#page)
    const isTyped = (held & (modifiers.Alt | modifiers.Control)) === 0
    const event = {
      code,
      key,
      modifiers: held,
      windowsVirtualKeyCode: /^(?:Key|Digit)/.test(code) ? code.charCodeAt(code.length - 1) : 0,
    }
    await this.#session.send('Input.dispatchKeyEvent', {
      type: isTyped ? 'keyDown' : 'rawKeyDown',
      ...event,
      ...(isTyped && { text: key }),
    })
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  /** Types Arabic words, each letter by its key. */
  async type(words: string): Promise<void> {
    for (const letter of words) await this.press(keyOf(letter))
  }
}

function keyOf(letter: string): string {
  const [plain] = Object.entries(letters).find(([, given]) => given === letter) ?? []
  if (plain !== undefined) return plain
  const [withShift] = Object.entries(shifted).find(([, given]) => given === letter) ?? []
  if (withShift === undefined) throw new Error(`no key gives ${letter}`)
  return `Shift+${withShift}`
}
