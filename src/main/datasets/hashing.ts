import { hash } from 'node:crypto'

/** SHA-256 of a text's UTF-8, hex. */
export function sha256OfText(text: string): string {
  return hash('sha256', text, 'hex')
}

/** SHA-256 of bytes, hex. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}
