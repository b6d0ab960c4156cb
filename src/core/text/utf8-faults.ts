/** Where bytes are not UTF-8, and how: for files that are UTF-8 for the most part. */

export interface Utf8Faults {
  /** Well-formed sequences of two bytes and more. */
  readonly wellFormed: number
  /** Maximal ill-formed subparts: as many U+FFFD as a decoder writes (Encoding Standard, Unicode 3.9 D93b). */
  readonly illFormed: number
  /** Bytes in well-formed sequences of two bytes and more. */
  readonly wellFormedBytes: number
  /** Byte offset of the first fault, -1 where there is none. */
  readonly firstByte: number
  /** The last sequence is cut by the end of the bytes. */
  readonly cutAtEnd: boolean
  /** Forms longer than need be (`C0 AF`), which Unicode forbids. */
  readonly overlong: boolean
  /**
   * Surrogate pairs written as three bytes each (CESU-8, Java's modified UTF-8). The first half alone
   * is no evidence: in windows-1256 those bytes are Arabic.
   */
  readonly surrogates: boolean
}

export function findUtf8Faults(bytes: Uint8Array): Utf8Faults {
  let wellFormed = 0
  let wellFormedBytes = 0
  let illFormed = 0
  let firstByte = -1
  let cutAtEnd = false
  let overlong = false
  let surrogates = false
  let i = 0
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) {
      i++
      continue
    }
    const length = sequenceLength(lead)
    const taken = takenBytes(bytes, i, lead, length)
    if (taken === length) {
      wellFormed++
      wellFormedBytes += length
      i += length
      continue
    }
    const second = bytes[i + 1] ?? 0
    if (firstByte === -1) firstByte = i
    illFormed++
    if (length > taken && i + taken === bytes.length) cutAtEnd = true
    if (isContinuation(second)) {
      if (lead === 0xc0 || lead === 0xc1) overlong = true
      if (lead === 0xe0 && second < 0xa0) overlong = true
      if (lead === 0xf0 && second < 0x90) overlong = true
      if (isSurrogatePair(bytes, i)) surrogates = true
    }
    i += taken
  }
  return { wellFormed, wellFormedBytes, illFormed, firstByte, cutAtEnd, overlong, surrogates }
}

/** Whether anything in the bytes is not UTF-8; stops at the first fault. */
export function hasUtf8Fault(bytes: Uint8Array): boolean {
  let i = 0
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) {
      i++
      continue
    }
    const length = sequenceLength(lead)
    if (takenBytes(bytes, i, lead, length) !== length) return true
    i += length
  }
  return false
}

/** Whether a high and a low surrogate stand at `at`, three bytes each. */
function isSurrogatePair(bytes: Uint8Array, at: number): boolean {
  const halves = bytes.subarray(at, at + 6)
  return (
    halves.length === 6 &&
    halves[0] === 0xed &&
    ((halves[1] ?? 0) & 0xf0) === 0xa0 &&
    isContinuation(halves[2] ?? 0) &&
    halves[3] === 0xed &&
    ((halves[4] ?? 0) & 0xf0) === 0xb0 &&
    isContinuation(halves[5] ?? 0)
  )
}

/** How many bytes from `at` belong together: the whole sequence, or its longest beginning that could be one. */
function takenBytes(bytes: Uint8Array, at: number, lead: number, length: number): number {
  if (length === 0 || at + 1 >= bytes.length || !isSecond(lead, bytes[at + 1] ?? 0)) return 1
  let taken = 2
  while (taken < length && isContinuation(bytes[at + taken] ?? 0)) taken++
  return taken
}

/** Length that a lead byte announces, 0 for a byte that leads nothing. */
function sequenceLength(lead: number): 0 | 2 | 3 | 4 {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 0
}

/** Table 3-7 of the Unicode Standard: what may follow each lead. */
function isSecond(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0 && second <= 0xbf
  if (lead === 0xed) return second >= 0x80 && second <= 0x9f
  if (lead === 0xf0) return second >= 0x90 && second <= 0xbf
  if (lead === 0xf4) return second >= 0x80 && second <= 0x8f
  return isContinuation(second)
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}
