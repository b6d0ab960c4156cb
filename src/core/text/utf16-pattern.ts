/** Blocks whose high byte marks text as UTF-16: Latin and ASCII (00), Arabic (06). */
const LATIN = 0x00
const ARABIC = 0x06
const SAMPLE_BYTES = 8192
const LEAST_PAIRS = 2
/** Share of code units that must be Latin or Arabic; punctuation such as “ ” — is of other blocks. */
const LEAST_SHARE = 0.8
const MOST_SHARE_OF_OTHER_HALF = 0.4
const MOST_CONTROLS = 0.02

/**
 * UTF-16 without a byte order mark, told by its high bytes: in Arabic or Latin text every other byte is
 * 06 or 00, and the bytes between them vary. Null where the pattern is not there.
 */
export function utf16ByPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1
  const pairs = length / 2
  if (pairs < LEAST_PAIRS) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (isBlockByte(bytes[i])) even++
    if (isBlockByte(bytes[i + 1])) odd++
  }
  if (odd >= LEAST_SHARE * pairs && even <= MOST_SHARE_OF_OTHER_HALF * pairs)
    return fewControls(bytes, length, 0) ? 'utf-16le' : null
  if (even >= LEAST_SHARE * pairs && odd <= MOST_SHARE_OF_OTHER_HALF * pairs)
    return fewControls(bytes, length, 1) ? 'utf-16be' : null
  return null
}

function isBlockByte(byte: number | undefined): boolean {
  return byte === LATIN || byte === ARABIC
}

/** Whether the code units whose low byte is at `lowAt` are hardly ever C0 controls. */
function fewControls(bytes: Uint8Array, length: number, lowAt: 0 | 1): boolean {
  let controls = 0
  for (let i = 0; i < length; i += 2) {
    const low = bytes[i + lowAt] ?? 0
    const high = bytes[i + 1 - lowAt]
    if (high === LATIN && low < 0x20 && low !== 0x09 && low !== 0x0a && low !== 0x0d) controls++
  }
  return controls <= MOST_CONTROLS * (length / 2)
}
