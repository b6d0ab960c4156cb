/**
 * A ZIP archive, that of a DOCX or of a data set (APPNOTE.TXT), read by its central directory. Everything is checked before
 * anything is inflated, only parts that are asked for are, and never past the size that they declare.
 */
import { Inflate } from 'fflate'
import type { ExtractionFailure } from '#core/document/document.ts'
import { isCompoundFile, startsWith } from '#core/document/format.ts'
import { err, ok, type Result } from '#core/result.ts'
import { crc32 } from './crc32.ts'

/** A part larger than this is no article's: a million characters come to some 10 MB of XML. */
const LARGEST_PART = 128 * 1024 * 1024
const LARGEST_TOTAL = 1024 * 1024 * 1024
/** Word's XML shrinks to a tenth or a thirtieth; a part beyond `FREE_OF_RATIO` may shrink this often. */
const HIGHEST_RATIO = 200
const FREE_OF_RATIO = 8 * 1024 * 1024

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly compressed: number
  readonly size: number
  readonly isLink: boolean
  /** Byte offsets of the local header, of the data, and of the data's end. */
  readonly header: number
  readonly data: number
  readonly end: number
}

export interface Archive {
  readonly names: readonly string[]
  /** The inflated bytes of a part, null where there is none of that name. */
  read(name: string): Result<Uint8Array | null, ExtractionFailure>
}

type NotADocx = Extract<ExtractionFailure, { kind: 'not-a-docx' }>['reason']
type Unsafe = Extract<ExtractionFailure, { kind: 'unsafe-archive' }>['reason']

export function openArchive(bytes: Uint8Array): Result<Archive, ExtractionFailure> {
  if (isCompoundFile(bytes)) return notADocx(isEncryptedPackage(bytes) ? 'encrypted' : 'old-word')
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return notADocx('not-zip')
  const listed = listEntries(bytes)
  if (!listed.ok) return listed
  const danger = dangerOf(listed.value)
  if (danger !== null) return unsafe(danger)
  const entries = new Map(listed.value.map((entry) => [entry.name, entry]))
  if (entries.size < listed.value.length) return notADocx('damaged')
  return ok({
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      return entry === undefined ? ok(null) : inflate(bytes, entry)
    },
  })
}

/** The stream's name in the compound file's directory, UTF-16LE ([MS-OFFCRYPTO] 1.3.3). */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  const name = Uint8Array.from(
    [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
  )
  for (let at = bytes.indexOf(0x45); at !== -1; at = bytes.indexOf(0x45, at + 1))
    if (name.every((byte, index) => bytes[at + index] === byte)) return true
  return false
}

const END_SIGNATURE = 0x06054b50
const END_SIZE = 22
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_SIZE = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_SIZE = 30
const LONGEST_COMMENT = 0xffff
const ZIP64 = 0xffffffff

function listEntries(bytes: Uint8Array): Result<readonly Entry[], ExtractionFailure> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return notADocx('truncated')
  const count = view.getUint16(end + 10, true)
  const directory = view.getUint32(end + 16, true)
  if (directory + view.getUint32(end + 12, true) > end) return notADocx('truncated')
  const entries: Entry[] = []
  let at = directory
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      return notADocx('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + ENTRY_SIZE + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) return notADocx('damaged')
    if ((view.getUint16(at + 8, true) & 1) !== 0) return notADocx('encrypted')
    const header = view.getUint32(at + 42, true)
    const compressed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    // ZIP64 is for archives past 4 GB, which no article is.
    if (header === ZIP64 || compressed === ZIP64 || size === ZIP64) return unsafe('bomb')
    if (header + LOCAL_SIZE > directory || view.getUint32(header, true) !== LOCAL_SIGNATURE)
      return notADocx('truncated')
    const data =
      header + LOCAL_SIZE + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    if (data + compressed > directory) return notADocx('truncated')
    const name = new TextDecoder().decode(
      bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
    )
    entries.push({
      name: name.replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressed,
      size,
      isLink: isLink(view.getUint16(at + 4, true), view.getUint32(at + 38, true)),
      header,
      data,
      end: data + compressed,
    })
    at = next
  }
  return ok(entries)
}

/** The end record is searched from the file's end, as a comment may follow it. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  return null
}

function dangerOf(entries: readonly Entry[]): Unsafe | null {
  if (entries.some(({ name, isLink }) => isLink || leadsOut(name))) return 'path-escape'
  const byPlace = entries.toSorted((a, b) => a.header - b.header)
  const overlaps = byPlace.some((entry, index) => entry.header < (byPlace[index - 1]?.end ?? 0))
  if (overlaps) return 'overlapping-entries'
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  return total > LARGEST_TOTAL ? 'bomb' : null
}

/** A symbolic link, by the mode that Unix and macOS write (APPNOTE.TXT 4.4.2, 4.4.15). */
function isLink(madeBy: number, attributes: number): boolean {
  const system = madeBy >>> 8
  return (system === 3 || system === 19) && attributes >>> 28 === 0xa
}

function leadsOut(name: string): boolean {
  return name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')
}

const STORED = 0
const DEFLATED = 8
/** Compressed bytes inflated at a time: at deflate's best ratio these make some 16 MB. */
const STEP = 16 * 1024

function inflate(bytes: Uint8Array, entry: Entry): Result<Uint8Array, ExtractionFailure> {
  const { size, compressed } = entry
  if (size > LARGEST_PART) return unsafe('bomb')
  if (size > FREE_OF_RATIO && size > HIGHEST_RATIO * compressed) return unsafe('bomb')
  const source = bytes.subarray(entry.data, entry.end)
  if (entry.method === STORED && compressed === size) return checked(source, entry)
  if (entry.method !== DEFLATED) return notADocx('damaged')
  const inflated = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length <= size) inflated.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < source.length && length <= size; at += STEP)
      stream.push(source.subarray(at, at + STEP), at + STEP >= source.length)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return notADocx('damaged')
    throw error
  }
  if (length > size) return unsafe('bomb')
  return length < size ? notADocx('damaged') : checked(inflated, entry)
}

function checked(inflated: Uint8Array, entry: Entry): Result<Uint8Array, ExtractionFailure> {
  return crc32(inflated) === entry.crc ? ok(inflated) : notADocx('damaged')
}

function notADocx(reason: NotADocx): Result<never, ExtractionFailure> {
  return err({ kind: 'not-a-docx', reason })
}

function unsafe(reason: Unsafe): Result<never, ExtractionFailure> {
  return err({ kind: 'unsafe-archive', reason })
}
