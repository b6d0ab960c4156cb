import { sha1 } from '@noble/hashes/legacy.js'

/** The namespace of all that Isnad names. */
const namespace = [
  0x5e, 0x1c, 0x2b, 0x7a, 0x90, 0x4d, 0x4c, 0x6e, 0x8f, 0x13, 0x2a, 0xd7, 0x6b, 0x05, 0xc9, 0x41,
]

/** A UUID made of names (version 5, RFC 9562 section 5.5): the same for the same names. */
export function guidOf(...names: readonly (string | number)[]): string {
  const name = new TextEncoder().encode(JSON.stringify(names))
  const bytes = sha1(Uint8Array.of(...namespace, ...name)).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
