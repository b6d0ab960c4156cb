/**
 * Keys that the tagset gives: digits for labels, letters for roles, by their place on the keyboard,
 * so that they work on an Arabic layout. With Shift a digit gives the same words a second label, and
 * a letter puts the writer into the role; with Alt a letter fills the role with a frame.
 */
import type { SpanLabel, Tagset } from '#core/annotation/tagset.ts'
import { type KeyPress, meantCode } from '#renderer/commands/keyboard.ts'

export type TagsetKey =
  | { readonly kind: 'digit'; readonly digit: string; readonly second: boolean }
  | { readonly kind: 'role'; readonly key: string; readonly with: 'span' | 'writer' | 'frame' }

/** The key of the tagset that was pressed; null for any other. */
export function tagsetKeyOf(press: KeyPress): TagsetKey | null {
  if (press.ctrlKey || press.metaKey) return null
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1]
  if (digit !== undefined)
    return press.altKey ? null : { kind: 'digit', digit, second: press.shiftKey }
  const key = /^Key([A-Z])$/.exec(meantCode(press))?.[1]
  if (key === undefined || (press.altKey && press.shiftKey)) return null
  return { kind: 'role', key, with: press.shiftKey ? 'writer' : press.altKey ? 'frame' : 'span' }
}

/** What digits pressed one after the other have come to: a label, the beginning of one, or nothing. */
export type DigitsMeaning =
  | { readonly kind: 'label'; readonly label: SpanLabel }
  | { readonly kind: 'more' }
  | { readonly kind: 'none' }

export function meaningOfDigits(tagset: Tagset, digits: string): DigitsMeaning {
  const label = tagset.spans.find(({ hotkey }) => hotkey === digits)
  if (label !== undefined) return { kind: 'label', label }
  const begins = tagset.spans.some(({ hotkey }) => hotkey?.startsWith(digits))
  return { kind: begins ? 'more' : 'none' }
}
