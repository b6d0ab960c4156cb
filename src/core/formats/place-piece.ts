import { err, ok, type Result } from '#core/result.ts'
import type { CodePoint, OffsetMap, Utf16Range } from '#core/text/offsets.ts'

/** Why words have no place where a file says they stand. */
export interface PieceFailure {
  readonly kind: 'outside-text' | 'quote-differs'
}

/**
 * The UTF-16 range of a piece that a file gives in code points, if the words that it quotes stand there.
 * `quote` null: the file quotes none.
 */
export function placePiece(
  text: string,
  offsets: OffsetMap,
  { start, end }: { readonly start: CodePoint; readonly end: CodePoint },
  quote: string | null,
): Result<Utf16Range, PieceFailure> {
  const whole = Number.isInteger(start) && Number.isInteger(end)
  if (!whole || start < 0 || start >= end || end > offsets.codePointLength)
    return err({ kind: 'outside-text' })
  const range = { start: offsets.toUtf16(start), end: offsets.toUtf16(end) }
  return quote === null || text.slice(range.start, range.end) === quote
    ? ok(range)
    : err({ kind: 'quote-differs' })
}
