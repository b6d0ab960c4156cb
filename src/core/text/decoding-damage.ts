/** What of a file's bytes its encoding could not hold. */
import type { EncodingId, EncodingNotice } from './encoding.ts'
import { findUtf8Faults, type Utf8Faults } from './utf8-faults.ts'

const REPLACEMENT = '\ufffd'

/**
 * Notices of what could not be decoded. `skipped` is how many bytes of a mark stand before `content`;
 * `isMixed`, whether lines of it are known to be of another encoding.
 */
export function damageNotices(
  content: Uint8Array,
  encoding: EncodingId,
  raw: string,
  skipped: number,
  isMixed: boolean,
): readonly EncodingNotice[] {
  const notices: EncodingNotice[] = []
  if (raw.includes(REPLACEMENT)) {
    if (encoding === 'utf-8') notices.push(...utf8Damage(findUtf8Faults(content), skipped, isMixed))
    else if (encoding === 'utf-16le' || encoding === 'utf-16be')
      notices.push(...utf16Damage(content, encoding, skipped))
    else notices.push(...codepageDamage(content, encoding, raw))
  }
  const nuls = countOf(raw, '\0')
  if (nuls > 0) notices.push({ kind: 'nul-characters', count: nuls })
  return notices
}

/** Lines of another encoding are no UTF-8 at all: what they look like in it is not told. */
function utf8Damage(
  faults: Utf8Faults,
  skipped: number,
  isMixed: boolean,
): readonly EncodingNotice[] {
  if (faults.illFormed === 0) return []
  const notices: EncodingNotice[] = []
  const count = faults.illFormed - (faults.cutAtEnd && !isMixed ? 1 : 0)
  if (count > 0)
    notices.push({ kind: 'undecodable-bytes', count, firstByte: faults.firstByte + skipped })
  if (isMixed) return notices
  if (faults.overlong) notices.push({ kind: 'malformed-utf-8', form: 'overlong' })
  if (faults.surrogates) notices.push({ kind: 'malformed-utf-8', form: 'cesu-8' })
  if (faults.cutAtEnd) notices.push({ kind: 'cut-inside-character' })
  return notices
}

function utf16Damage(
  content: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  skipped: number,
): readonly EncodingNotice[] {
  const lowAt = encoding === 'utf-16le' ? 0 : 1
  const unitAt = (i: number) => (content[i + lowAt] ?? 0) | ((content[i + 1 - lowAt] ?? 0) << 8)
  const end = content.length & ~1
  let count = 0
  let firstByte = -1
  let cut = end !== content.length
  for (let i = 0; i < end; i += 2) {
    const unit = unitAt(i)
    if (unit < 0xd800 || unit > 0xdfff) continue
    const next = i + 2 < end ? unitAt(i + 2) : 0
    if (unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      i += 2
      continue
    }
    if (unit <= 0xdbff && i + 2 >= end) {
      cut = true
      continue
    }
    count++
    if (firstByte === -1) firstByte = i
  }
  const notices: EncodingNotice[] = []
  if (count > 0) notices.push({ kind: 'undecodable-bytes', count, firstByte: firstByte + skipped })
  if (cut) notices.push({ kind: 'cut-inside-character' })
  return notices
}

/** In a single-byte code page every byte is one character, so offsets are the same in both. */
function codepageDamage(
  content: Uint8Array,
  encoding: EncodingId,
  raw: string,
): readonly EncodingNotice[] {
  if (raw.length !== content.length) throw new RangeError(`${encoding} is not single-byte`)
  const count = countOf(raw, REPLACEMENT)
  return [{ kind: 'undecodable-bytes', count, firstByte: raw.indexOf(REPLACEMENT) }]
}

function countOf(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++
  return count
}
