/** What a page says of its own encoding, read before it is decoded. */

/** The HTML Standard looks at 1,024 bytes; saved pages put comments and scripts before. */
const BYTES_LOOKED_AT = 8192

/**
 * The label in a page's `meta` or XML declaration as it stands there; undefined where there is none.
 * NULs are skipped, so that it is found in UTF-16 too.
 */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  let head = ''
  for (let i = 0; i < Math.min(bytes.length, BYTES_LOOKED_AT); i++) {
    const byte = bytes[i] ?? 0
    if (byte !== 0) head += String.fromCharCode(byte)
  }
  const source = head.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  for (const [tag] of source.matchAll(/<meta\s[^>]*>/gi)) {
    const label = /[\s;"']charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(tag)?.[1]
    if (label !== undefined) return label
  }
  return /^\W*<\?xml\s[^>]*\sencoding\s*=\s*["']([^"'>]+)["']/i.exec(source)?.[1]
}
