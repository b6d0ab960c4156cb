/** Bytes of a file into its canonical text, with everything that was assumed said. */
import { ok, type Result } from '#core/result.ts'
import { damageNotices } from './decoding-damage.ts'
import { byteOrderMark, detect, stated } from './detect-encoding.ts'
import type { DecodedText, DecodeFailure, EncodingId, EncodingReason } from './encoding.ts'
import { unifyNewlines } from './newlines.ts'

export interface DecodeOptions {
  /** Decode as this, whatever the bytes look like. */
  readonly encoding?: EncodingId
  /** Who stated `encoding`; `set-by-user` where it is left out. */
  readonly reason?: EncodingReason
  /** What the document says of itself (HTML's meta charset), as it stands there. */
  readonly declared?: string
}

/**
 * Decodes an article. In this order: byte order mark; the byte pattern of UTF-16 without one; valid
 * UTF-8; what the document declares; letter statistics over a bounded sample. A leading byte order mark
 * is dropped and CR LF and CR become LF; nothing else is changed. Bytes that the encoding cannot hold
 * become U+FFFD and are told. Fails for binary content and for Arabic encodings that cannot be read.
 */
export function decode(
  bytes: Uint8Array,
  options: DecodeOptions = {},
): Result<DecodedText, DecodeFailure> {
  const judged =
    options.encoding === undefined
      ? detect(bytes, options.declared)
      : ok(stated(bytes, options.encoding, options.reason ?? 'set-by-user'))
  if (!judged.ok) return judged
  const { encoding, reason } = judged.value
  const mark = byteOrderMark(bytes)
  const hasMark = mark?.encoding === encoding
  const content = hasMark ? bytes.subarray(mark.length) : bytes
  const raw = judged.value.text ?? new TextDecoder(encoding, { ignoreBOM: true }).decode(content)
  const { text, newlines } = unifyNewlines(raw)
  const isMixed = judged.value.notices.some(({ kind }) => kind === 'mixed-encodings')
  const notices = [
    ...judged.value.notices,
    ...damageNotices(content, encoding, raw, bytes.length - content.length, isMixed),
  ]
  return ok({ text, encoding, reason, byteOrderMark: hasMark, newlines, notices })
}
