import { type CommandId, commandIds, commands, type Shortcut } from '#ipc/commands.ts'

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

/** The command whose shortcut was pressed, or null. */
export function commandOf(press: KeyPress, onMac: boolean): CommandId | null {
  const mod = onMac ? press.metaKey : press.ctrlKey
  const other = onMac ? press.ctrlKey : press.metaKey
  if (other) return null
  const code = meantCode(press)
  const shift = press.shiftKey && !(press.key in codeBySign)
  return (
    commandIds.find((id) => {
      const shortcut: Shortcut | undefined = commands[id].shortcut
      return (
        shortcut !== undefined &&
        shortcut.code === code &&
        (shortcut.mod ?? false) === mod &&
        (shortcut.shift ?? false) === shift &&
        (shortcut.alt ?? false) === press.altKey
      )
    }) ?? null
  )
}
