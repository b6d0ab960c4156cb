/** How a journal stands in its file: lines with their sums, and after that of an entry its content as it is. */
import { createHash } from 'node:crypto'

/** What the entries of a journal belong to. */
export interface JournalTarget {
  /** The file that they are to be saved in. */
  readonly path: string
  /** SHA-256 of the file's bytes that the first entry was made upon, hex; null where there was no file. */
  readonly base: string | null
}

export interface JournalEntry {
  /** Grows by one with each entry of a target; never used twice while the journal lives. */
  readonly sequence: number
  /** What whoever appended it needs to do it again: a command, or a whole content. */
  readonly content: string
}

export interface PendingJournal {
  readonly target: JournalTarget
  readonly entries: readonly JournalEntry[]
  /** Lines that were cut or damaged, the last by a kill in the midst of it; they were never acknowledged. */
  readonly damaged: number
}

/** An entry as it stands in the file. */
export interface WrittenEntry {
  readonly sequence: number
  readonly bytes: Uint8Array
}

/**
 * `\n<16 hex of SHA-256> <JSON>\n`: a line that was cut or damaged is known by its sum, and the newline
 * before it parts it from one that a failed write left unfinished.
 */
function line(value: JournalTarget | EntryHead): Uint8Array {
  const json = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from(`\n${sumOf(json)} `), json, Buffer.from('\n')])
}

/** The line of an entry: after it stands its content as it is, since escaping a long one takes long. */
interface EntryHead {
  readonly sequence: number
  readonly bytes: number
  /** Of the content, as that of a line. */
  readonly sum: string
}

/** The first line of a journal. */
export function targetLine(target: JournalTarget): Uint8Array {
  return line(target)
}

/** `content`: in UTF-8, in as many parts as it comes in. */
export function writtenEntry(sequence: number, content: readonly Uint8Array[]): WrittenEntry {
  const bytes = content.reduce((sum, { length }) => sum + length, 0)
  const head = line({ sequence, bytes, sum: sumOf(...content) })
  return { sequence, bytes: Buffer.concat([head, ...content, Buffer.from('\n')]) }
}

function sumOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}

const newline = 10

/** Reads a journal's bytes; null where not even the first line, the target, can be read. */
export function parseJournal(bytes: Uint8Array): PendingJournal | null {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let target: JournalTarget | null = null
  const entries: JournalEntry[] = []
  let damaged = 0
  // Lines of a damaged entry's content are no more damage.
  let isInDamaged = false
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(newline, at)
    const end = found === -1 ? bytes.length : found
    const text = decoder.decode(bytes.subarray(at, end))
    at = end + 1
    if (text === '') continue
    const value = parseLine(text)
    if (target === null) {
      target = targetOf(value)
      if (target === null) return null
      continue
    }
    const head = headOf(value)
    const content = head && bytes.subarray(at, at + head.bytes)
    const entry =
      head && content && content.length === head.bytes && sumOf(content) === head.sum
        ? { sequence: head.sequence, content: decoder.decode(content) }
        : entryOf(value)
    if (entry !== null) {
      entries.push(entry)
      at += content?.length ?? 0
    } else if (head !== null || !isInDamaged) damaged++
    isInDamaged = entry === null && (head !== null || isInDamaged)
  }
  return target === null ? null : { target, entries, damaged }
}

function targetOf(value: object | null): JournalTarget | null {
  if (value === null || !('path' in value && 'base' in value)) return null
  const { path, base } = value
  return typeof path === 'string' && (base === null || typeof base === 'string')
    ? { path, base }
    : null
}

function headOf(value: object | null): EntryHead | null {
  if (value === null || !('sequence' in value && 'bytes' in value && 'sum' in value)) return null
  const { sequence, bytes, sum } = value
  return typeof sequence === 'number' && typeof bytes === 'number' && typeof sum === 'string'
    ? { sequence, bytes, sum }
    : null
}

/** An entry all in its line, as they were written before. */
function entryOf(value: object | null): JournalEntry | null {
  if (value === null || !('sequence' in value && 'content' in value)) return null
  const { sequence, content } = value
  return typeof sequence === 'number' && typeof content === 'string' ? { sequence, content } : null
}

function parseLine(text: string): object | null {
  const json = text.slice(17)
  if (text.charAt(16) !== ' ' || sumOf(json) !== text.slice(0, 16)) return null
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' ? value : null
}
