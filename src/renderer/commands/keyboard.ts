import {
  type CommandId,
  commandIds,
  commands,
  type Shortcut,
  type ShortcutPlace,
} from '#ipc/commands.ts'

/** The part of a `KeyboardEvent` that tells which shortcut was pressed. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Keys whose sign may need Shift on some layouts, so that Shift says nothing of what was meant. */
const codeBySign: Readonly<Record<string, string>> = {
  '=': 'Equal',
  '+': 'Equal',
  '-': 'Minus',
  '−': 'Minus',
  '/': 'Slash',
}

const numpad: Readonly<Record<string, string>> = {
  NumpadAdd: 'Equal',
  NumpadSubtract: 'Minus',
  NumpadDivide: 'Slash',
  NumpadEnter: 'Enter',
}

/**
 * The key meant, as a `KeyboardEvent.code`: the Latin letter, digit or sign where the layout gives
 * one, so that it is the engraved key on AZERTY and Dvorak, and the key's place where it does not,
 * as on an Arabic layout.
 */
export function meantCode(press: KeyPress): string {
  const numpadDigit = /^Numpad(\d)$/.exec(press.code)?.[1]
  if (numpadDigit !== undefined) return `Digit${numpadDigit}`
  const onNumpad = numpad[press.code]
  if (onNumpad !== undefined) return onNumpad
  if (/^[a-z]$/i.test(press.key)) return `Key${press.key.toUpperCase()}`
  if (/^[0-9]$/.test(press.key)) return `Digit${press.key}`
  return codeBySign[press.key] ?? press.code
}

/** The command whose shortcut was pressed, or null. Those heard in some places only come with the place. */
export function commandOf(press: KeyPress, onMac: boolean): CommandId | null {
  const mod = onMac ? press.metaKey : press.ctrlKey
  const other = onMac ? press.ctrlKey : press.metaKey
  if (other) return null
  const code = meantCode(press)
  const shift = press.shiftKey && !(press.key in codeBySign)
  const isPressed = (shortcut: Shortcut | undefined): boolean =>
    shortcut !== undefined &&
    shortcut.code === code &&
    (shortcut.mod ?? false) === mod &&
    (shortcut.shift ?? false) === shift &&
    (shortcut.alt ?? false) === press.altKey
  return (
    commandIds.find(
      (id) => isPressed(commands[id].shortcut) || isPressed(commands[id].otherShortcut),
    ) ?? null
  )
}

/** Whether a shortcut of this place is heard where the focus is. */
export function isHeardAt(place: ShortcutPlace, focus: 'page' | 'field' | 'elsewhere'): boolean {
  if (place === 'page') return focus === 'page'
  return place === 'anywhere' || focus !== 'field'
}
