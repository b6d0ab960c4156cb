/**
 * Bidirectional controls (UAX #9): characters that are invisible and reorder what is shown. They are
 * never taken out of a text; in names, labels and exports they are shown escaped (Trojan Source,
 * CVE-2021-42574).
 */
import type { Utf16 } from './offsets.ts'

const ALM = 0x061c
const LRM = 0x200e
const RLM = 0x200f
const FIRST_EMBEDDING = 0x202a
const PDF = 0x202c
const LAST_EMBEDDING = 0x202e
const FIRST_ISOLATE = 0x2066
const PDI = 0x2069

/** Finds a bidirectional control character: marks, embeddings, overrides, isolates. */
export const bidiControlPattern = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** LRM, RLM, ALM: they have a direction of their own but change no order around them. */
export function isBidiMark(unit: number): boolean {
  return unit === LRM || unit === RLM || unit === ALM
}

/** Embeddings, overrides, isolates and what ends them: these reorder the text around them. */
export function isBidiFormatting(unit: number): boolean {
  return (
    (unit >= FIRST_EMBEDDING && unit <= LAST_EMBEDDING) || (unit >= FIRST_ISOLATE && unit <= PDI)
  )
}

export interface BidiControls {
  /** Embeddings, overrides, isolates and their ends. */
  readonly formatting: number
  /** LRM, RLM, ALM. */
  readonly marks: number
  /** An embedding, override or isolate that its paragraph does not close, or an end without a beginning. */
  readonly unbalanced: boolean
  /** UTF-16 offset of the first formatting control, null where there is none. */
  readonly first: Utf16 | null
}

/** Counts the controls of a text. Every line is a paragraph of its own, as each ends what was open. */
export function findBidiControls(text: string): BidiControls {
  let formatting = 0
  let marks = 0
  let unbalanced = false
  let first: Utf16 | null = null
  const open: ('embedding' | 'isolate')[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < ALM) {
      if (unit === 0x0a && open.length > 0) {
        unbalanced = true
        open.length = 0
      }
      continue
    }
    if (isBidiMark(unit)) {
      marks++
      continue
    }
    if (!isBidiFormatting(unit)) continue
    formatting++
    first ??= i
    if (unit === PDF) {
      if (open.at(-1) === 'embedding') open.pop()
      else unbalanced = true
    } else if (unit === PDI) {
      const isolate = open.lastIndexOf('isolate')
      if (isolate === -1) unbalanced = true
      else {
        if (isolate !== open.length - 1) unbalanced = true
        open.length = isolate
      }
    } else open.push(unit >= FIRST_ISOLATE ? 'isolate' : 'embedding')
  }
  if (open.length > 0) unbalanced = true
  return { formatting, marks, unbalanced, first }
}

/**
 * A name or label that can be shown without reordering what stands beside it: bidirectional controls,
 * C0 and C1 controls, line separators and lone surrogates become `\u{…}`.
 */
export function escapeControls(name: string): string {
  return name.replace(
    /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu,
    (control) =>
      `\\u{${(control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
  )
}
