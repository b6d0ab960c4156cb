import { err, ok, type Result } from '#core/result.ts'
import type { OffsetMap, Utf16Range } from '#core/text/offsets.ts'
import type { OffsetUnit } from './offset-unit.ts'

/** Why words have no place where a file says they stand. */
export interface PieceFailure {
  readonly kind: 'outside-text' | 'quote-differs'
}

/**
 * The UTF-16 range of a piece that a file gives in `unit`, if the words that it quotes stand there.
 * `quote` null: the file quotes none. `asQuoted` makes of words what a program quotes of them.
 */
export function placePiece(
  text: string,
  offsets: OffsetMap,
  { start, end }: { readonly start: number; readonly end: number },
  quote: string | null,
  unit: OffsetUnit = 'code-point',
  asQuoted: (words: string) => string = (words) => words,
): Result<Utf16Range, PieceFailure> {
  const whole = Number.isInteger(start) && Number.isInteger(end)
  const length = unit === 'utf-16' ? text.length : offsets.codePointLength
  if (!whole || start < 0 || start >= end || end > length) return err({ kind: 'outside-text' })
  const range =
    unit === 'utf-16'
      ? { start, end }
      : { start: offsets.toUtf16(start), end: offsets.toUtf16(end) }
  const words = text.slice(range.start, range.end)
  if (!words.isWellFormed()) return err({ kind: 'outside-text' })
  return quote === null || asQuoted(words) === asQuoted(quote)
    ? ok(range)
    : err({ kind: 'quote-differs' })
}
