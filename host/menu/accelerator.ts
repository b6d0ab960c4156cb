import type { KeyPattern } from '../page/worlds.ts'

const modifiers: Readonly<
  Record<string, 'control' | 'alt' | 'shift' | 'meta' | 'commandOrControl'>
> = {
  command: 'meta',
  cmd: 'meta',
  control: 'control',
  ctrl: 'control',
  commandorcontrol: 'commandOrControl',
  cmdorctrl: 'commandOrControl',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
  super: 'meta',
  meta: 'meta',
}

/** Electron's names for keys, as the DOM names them. */
const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
}

/** What an accelerator like `CmdOrCtrl+Shift+O` waits for. Throws for what is none. */
export function parseAccelerator(
  accelerator: string,
  index: number,
  platform: NodeJS.Platform,
): KeyPattern {
  // The plus sign itself may end it: `Ctrl++`.
  const parts = accelerator.replace(/\+\+$/, '+Plus').split('+')
  const key = parts.pop()?.trim().toLowerCase() ?? ''
  if (key === '') throw new Error(`Invalid accelerator: ${accelerator}`)
  const pattern = {
    index,
    key: keyNames[key] ?? key,
    code: codeOf(key),
    control: false,
    alt: false,
    shift: false,
    meta: false,
  }
  for (const part of parts) {
    const modifier = modifiers[part.trim().toLowerCase()]
    if (modifier === undefined) throw new Error(`Invalid accelerator: ${accelerator}`)
    if (modifier !== 'commandOrControl') pattern[modifier] = true
    else if (platform === 'darwin') pattern.meta = true
    else pattern.control = true
  }
  return pattern
}

function codeOf(key: string): string | null {
  if (/^[a-z]$/.test(key)) return `Key${key.toUpperCase()}`
  return /^[0-9]$/.test(key) ? `Digit${key}` : null
}
