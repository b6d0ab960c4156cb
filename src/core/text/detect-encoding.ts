/** Which encoding the bytes of a file are in, and why. */
import { err, ok, type Result } from '#core/result.ts'
import { binaryContent } from './binary-content.ts'
import { type CodepageScore, countHighBytes, rankCodepages } from './codepages.ts'
import {
  type DecodeFailure,
  type EncodingId,
  type EncodingNotice,
  type EncodingReason,
  encodingIds,
} from './encoding.ts'
import { findUtf8Faults, hasUtf8Fault, type Utf8Faults } from './utf8-faults.ts'
import { utf16ByPattern } from './utf16-pattern.ts'

/** What detection decided, before anything is decoded. */
export interface Judgement {
  readonly encoding: EncodingId
  readonly reason: EncodingReason
  readonly notices: readonly EncodingNotice[]
  /** Set where the bytes were found to be valid UTF-8, so that they are not decoded twice. */
  readonly text?: string
}

export interface ByteOrderMark {
  readonly encoding: EncodingId
  readonly length: number
}

export function byteOrderMark(bytes: Uint8Array): ByteOrderMark | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** What the encoding was stated to be, by whom `reason` says. */
export function stated(bytes: Uint8Array, encoding: EncodingId, reason: EncodingReason): Judgement {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const binary = !wide && binaryContent(sampleOf(bytes)) !== null
  return { encoding, reason, notices: binary ? [{ kind: 'looks-binary' }] : [] }
}

/** What the bytes are found to be; `declared` is what the document says of itself. */
export function detect(
  bytes: Uint8Array,
  declared: string | undefined,
): Result<Judgement, DecodeFailure> {
  if (hasUtf32Mark(bytes)) return err({ kind: 'unsupported-encoding', encoding: 'utf-32' })
  const mark = byteOrderMark(bytes)
  if (mark !== null)
    return ok({
      encoding: mark.encoding,
      reason: 'byte-order-mark',
      notices: contradiction(declared, mark.encoding),
    })
  const wide = utf16ByPattern(bytes)
  if (wide !== null) {
    const assumed = {
      kind: 'encoding-assumed',
      encoding: wide,
      reason: 'zero-byte-pattern',
    } as const
    return ok({
      encoding: wide,
      reason: 'zero-byte-pattern',
      notices: [assumed, ...contradiction(declared, wide)],
    })
  }
  const content = binaryContent(sampleOf(bytes))
  if (content !== null) return err({ kind: 'binary-content', content })
  const text = decodeValidUtf8(bytes)
  if (text !== null) {
    if (text.length === bytes.length)
      return ok({ encoding: 'utf-8', reason: 'ascii-only', notices: [], text })
    const notices = contradiction(declared, 'utf-8')
    return ok({ encoding: 'utf-8', reason: 'valid-utf-8', notices, text })
  }
  return detectInvalidUtf8(bytes, declared)
}

/** UTF-32's mark begins like UTF-16LE's; U+0000 does not follow a mark in text. */
function hasUtf32Mark(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes
  const little = first === 0xff && second === 0xfe && third === 0 && fourth === 0
  const big = first === 0 && second === 0 && third === 0xfe && fourth === 0xff
  return little || big
}

/** The text of valid UTF-8, null for any other bytes. */
function decodeValidUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Mean cost per byte up to which bytes pass for Arabic in a code page; its own has about 3. */
const ARABIC_COST = 3.9
/** A refusal, or an overruled declaration, wants this many bytes above 0x7F and this lead in cost. */
const FIRM_EVIDENCE_BYTES = 30
const FIRM_LEAD = 0.5

function detectInvalidUtf8(
  bytes: Uint8Array,
  declared: string | undefined,
): Result<Judgement, DecodeFailure> {
  const sample = sampleOf(bytes)
  const evidence = countHighBytes(sample) >= FIRM_EVIDENCE_BYTES ? sample : bytes
  if (isMostlyUtf8(findUtf8Faults(evidence))) {
    const faults = findUtf8Faults(bytes)
    const onlyCut = faults.cutAtEnd && faults.illFormed === 1
    const assumed = { kind: 'encoding-assumed', encoding: 'utf-8', reason: 'mostly-utf-8' } as const
    const notices = [
      ...(onlyCut ? [] : [assumed, ...mixedWithCodepage(bytes)]),
      ...contradiction(declared, 'utf-8'),
    ]
    return ok({ encoding: 'utf-8', reason: 'mostly-utf-8', notices })
  }
  const ranked = rankCodepages(sample)
  const [best] = ranked
  if (best === undefined) throw new RangeError('no code page was ranked')
  const firm = best.cost <= ARABIC_COST && countHighBytes(sample) >= FIRM_EVIDENCE_BYTES
  const label = declared === undefined ? null : encodingOfLabel(declared)
  const declaredCost = ranked.find((score) => score.codepage === label)?.cost
  const overruled = firm && declaredCost !== undefined && declaredCost > best.cost + FIRM_LEAD
  if ((label === 'windows-1256' || label === 'iso-8859-6') && !overruled)
    return ok({
      encoding: label,
      reason: 'declared-in-document',
      notices: mixedWithUtf8(bytes),
    })
  if (declared !== undefined && label === null && best.cost > ARABIC_COST) {
    const canonical = canonicalLabel(declared)
    // Western European text reads right in windows-1256, which has its accented letters in place.
    if (canonical !== 'windows-1252')
      return err({ kind: 'unsupported-encoding', encoding: canonical })
  }
  const encoding = readableCodepage(best, ranked, firm)
  if (encoding === null) return err({ kind: 'unsupported-encoding', encoding: best.codepage })
  const assumed = { kind: 'encoding-assumed', encoding, reason: 'letter-statistics' } as const
  return ok({
    encoding,
    reason: 'letter-statistics',
    notices: [assumed, ...contradiction(declared, encoding), ...mixedWithUtf8(bytes)],
  })
}

/** In a single-byte code page a letter and a comma may look like UTF-8, but seldom. */
function isMostlyUtf8(faults: Utf8Faults): boolean {
  return faults.wellFormedBytes > 2 * faults.illFormed
}

/** The code page to read in; null where the bytes are firmly in one that cannot be read here. */
function readableCodepage(
  best: CodepageScore,
  ranked: readonly CodepageScore[],
  firm: boolean,
): 'windows-1256' | 'iso-8859-6' | null {
  if (best.codepage === 'windows-1256') return 'windows-1256'
  if (best.codepage === 'iso-8859-6')
    return best.cost <= ARABIC_COST ? 'iso-8859-6' : 'windows-1256'
  const readable = ranked.find(
    (score) => score.codepage === 'windows-1256' || score.codepage === 'iso-8859-6',
  )
  const lead = (readable?.cost ?? Number.POSITIVE_INFINITY) - best.cost
  // Mac Arabic shares its letters with ISO 8859-6: a few signs alone tell them apart.
  if (firm && (lead >= FIRM_LEAD || best.codepage === 'mac-arabic')) return null
  return readable?.codepage === 'iso-8859-6' && readable.cost <= ARABIC_COST
    ? 'iso-8859-6'
    : 'windows-1256'
}

const SAMPLE_PIECE = 8192
const SAMPLE_PIECES = 3

/** At most 24 KB of the bytes: beginning, middle and end, so that an ASCII head hides nothing. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_PIECE * SAMPLE_PIECES) return bytes
  const sample = new Uint8Array(SAMPLE_PIECE * SAMPLE_PIECES)
  const stride = (bytes.length - SAMPLE_PIECE) / (SAMPLE_PIECES - 1)
  for (let piece = 0; piece < SAMPLE_PIECES; piece++) {
    const from = Math.floor(piece * stride)
    sample.set(bytes.subarray(from, from + SAMPLE_PIECE), piece * SAMPLE_PIECE)
  }
  return sample
}

/** The encoding that a label of the Encoding Standard means, null for one that is not read here. */
function encodingOfLabel(label: string): EncodingId | null {
  const canonical = canonicalLabel(label)
  return encodingIds.find((id) => id === canonical) ?? null
}

/** The Encoding Standard's name of a label, or the label itself where it has none. */
function canonicalLabel(label: string): string {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch (error) {
    if (error instanceof RangeError) return label.trim().toLowerCase()
    throw error
  }
}

function contradiction(declared: string | undefined, used: EncodingId): readonly EncodingNotice[] {
  if (declared === undefined || declared.trim() === '') return []
  if (canonicalLabel(declared) === used) return []
  return [{ kind: 'contradictory-charset', declared, used }]
}

/** Fewest bytes above 0x7F on whole lines of another encoding before a file is called mixed. */
const MIXED_EVIDENCE_BYTES = 8

/** A UTF-8 file with lines that are Arabic in a single-byte code page. */
function mixedWithCodepage(bytes: Uint8Array): readonly EncodingNotice[] {
  const foreign: number[] = []
  forEachLine(bytes, (line) => {
    const faults = findUtf8Faults(line)
    if (faults.illFormed > faults.wellFormed) foreign.push(...line.subarray(0, SAMPLE_PIECE))
    return foreign.length < SAMPLE_PIECE
  })
  const sample = Uint8Array.from(foreign)
  if (countHighBytes(sample) < MIXED_EVIDENCE_BYTES) return []
  const best = rankCodepages(sample).find(
    ({ codepage }) => codepage === 'windows-1256' || codepage === 'iso-8859-6',
  )
  if (best === undefined || best.cost > ARABIC_COST) return []
  const also = best.codepage === 'iso-8859-6' ? 'iso-8859-6' : 'windows-1256'
  return [{ kind: 'mixed-encodings', also }]
}

/** A single-byte file with lines that are UTF-8: well-formed sequences hardly come about by chance. */
function mixedWithUtf8(bytes: Uint8Array): readonly EncodingNotice[] {
  let evidence = 0
  forEachLine(bytes, (line) => {
    if (!hasUtf8Fault(line)) evidence += countHighBytes(line)
    return evidence < MIXED_EVIDENCE_BYTES
  })
  return evidence < MIXED_EVIDENCE_BYTES ? [] : [{ kind: 'mixed-encodings', also: 'utf-8' }]
}

function forEachLine(bytes: Uint8Array, visit: (line: Uint8Array) => boolean): void {
  let from = 0
  while (from < bytes.length) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed === -1 ? bytes.length : feed
    if (!visit(bytes.subarray(from, to))) return
    from = to + 1
  }
}
