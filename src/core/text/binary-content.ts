import type { BinaryContent } from './encoding.ts'

/** First bytes of common formats that are no text (`file(1)`'s magic numbers), as Latin-1. */
const signatures: readonly (readonly [string, BinaryContent])[] = [
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'old-office'],
  ['\x89PNG\r\n\x1a\n', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['RIFF', 'audio-or-video'],
  ['OggS', 'audio-or-video'],
  ['ID3', 'audio-or-video'],
  ['\x1aE\xdf\xa3', 'audio-or-video'],
  ['\x7fELF', 'program'],
  ['MZ', 'program'],
  ['\xca\xfe\xba\xbe', 'program'],
  ['\xcf\xfa\xed\xfe', 'program'],
  ['SQLite format 3\0', 'database'],
  ['\x1f\x8b', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['Rar!\x1a\x07', 'archive'],
  ['BZh', 'archive'],
  ['\xfd7zXZ\0', 'archive'],
]

/** Control characters beyond this share of a sample are no text's; random bytes have about 9%. */
const MOST_CONTROLS = 0.04
const FEWEST_CONTROLS = 4

/**
 * What kind of binary content some bytes are, null for what may be text. NULs alone are not held
 * against a text: a damaged file has them. UTF-16 is to be ruled out before.
 */
export function binaryContent(sample: Uint8Array): BinaryContent | null {
  const controls = controlCount(sample)
  const manyControls = controls.other >= FEWEST_CONTROLS
  for (const [signature, content] of signatures) {
    if (!startsWith(sample, signature)) continue
    const tellsByItself = /[^\x20-\x7e]/.test(signature) || content === 'pdf'
    if (tellsByItself || manyControls || controls.nul > 0) return content
  }
  return manyControls && controls.other > MOST_CONTROLS * (sample.length - controls.nul)
    ? 'unknown'
    : null
}

function controlCount(sample: Uint8Array): { nul: number; other: number } {
  let nul = 0
  let other = 0
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0
    if (byte >= 0x20 && byte !== 0x7f) continue
    if (byte === 0) nul++
    else if (!isTextControl(byte)) other++
  }
  return { nul, other }
}

/** Backspace to carriage return, DOS end of file, escape: text files have them. */
function isTextControl(byte: number): boolean {
  return (byte >= 0x08 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false
  for (let i = 0; i < signature.length; i++) {
    if (bytes[i] !== signature.charCodeAt(i)) return false
  }
  return true
}
