/** The canonical text back into bytes, for saving a correction in the file's own form. */
import { err, ok, type Result } from '#core/result.ts'
import type { EncodingId, Newlines } from './encoding.ts'
import type { CodePoint } from './offsets.ts'

export interface TextForm {
  readonly encoding: EncodingId
  readonly byteOrderMark: boolean
  readonly newlines: Newlines
}

export type EncodeFailure =
  /** Characters that the form cannot hold: each once, with where it first stands. `count` is of occurrences. */
  | {
      readonly kind: 'unencodable-characters'
      readonly encoding: EncodingId
      readonly characters: readonly UnencodableCharacter[]
      readonly count: number
    }
  /** The file mixed CR LF, CR and LF, and which stood where is not kept. */
  | { readonly kind: 'mixed-newlines' }

export interface UnencodableCharacter {
  readonly character: string
  readonly at: CodePoint
}

/** As many different characters as a message can name. */
const MOST_NAMED = 20

/**
 * Encodes a canonical text so that `decode` with the same encoding gives it back exactly; otherwise
 * fails, naming what cannot be held: characters outside the encoding, lone surrogates, CR (which would
 * be read as LF), and a leading U+FEFF that would be read as a byte order mark.
 */
export function encode(text: string, form: TextForm): Result<Uint8Array, EncodeFailure> {
  if (form.newlines === 'mixed') return err({ kind: 'mixed-newlines' })
  const unencodable = findUnencodable(text, form)
  if (unencodable !== null) return err(unencodable)
  const lines =
    form.newlines === 'crlf'
      ? text.replaceAll('\n', '\r\n')
      : form.newlines === 'cr'
        ? text.replaceAll('\n', '\r')
        : text
  return ok(
    toBytes(
      form.byteOrderMark && isUnicode(form.encoding) ? `\ufeff${lines}` : lines,
      form.encoding,
    ),
  )
}

function isUnicode(encoding: EncodingId): boolean {
  return encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be'
}

function findUnencodable(text: string, form: TextForm): EncodeFailure | null {
  const table = isUnicode(form.encoding) ? null : bytesByCharacter(form.encoding)
  if (table === null && text.isWellFormed() && !text.includes('\r') && !text.startsWith('\ufeff'))
    return null
  const first = new Map<string, CodePoint>()
  let count = 0
  let at: CodePoint = 0
  for (const character of text) {
    const leadingMark = at === 0 && character === '\ufeff' && !form.byteOrderMark
    const held =
      character !== '\r' &&
      !leadingMark &&
      (table === null ? character.isWellFormed() : table.has(character))
    if (!held) {
      count++
      if (first.size < MOST_NAMED && !first.has(character)) first.set(character, at)
    }
    at++
  }
  if (count === 0) return null
  return {
    kind: 'unencodable-characters',
    encoding: form.encoding,
    characters: [...first].map(([character, position]) => ({ character, at: position })),
    count,
  }
}

function toBytes(text: string, encoding: EncodingId): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = new Uint8Array(text.length * 2)
    const lowAt = encoding === 'utf-16le' ? 0 : 1
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      bytes[2 * i + lowAt] = unit & 0xff
      bytes[2 * i + 1 - lowAt] = unit >> 8
    }
    return bytes
  }
  const table = bytesByCharacter(encoding)
  return Uint8Array.from(text, (character) => {
    const byte = table.get(character)
    if (byte === undefined) throw new RangeError(`${encoding} holds no ${character}`)
    return byte
  })
}

const tables = new Map<EncodingId, ReadonlyMap<string, number>>()

/** The inverse of a single-byte decoder, from the decoder itself. */
function bytesByCharacter(encoding: EncodingId): ReadonlyMap<string, number> {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const table = new Map<string, number>()
  for (let byte = 0; byte < all.length; byte++) {
    const character = all.charAt(byte)
    if (character !== '\ufffd') table.set(character, byte)
  }
  tables.set(encoding, table)
  return table
}
