/** Which format an article is in: its extension proposes, its first bytes can overrule. */
import type { ArticleFormat } from './document.ts'

const extensions: Readonly<Record<string, ArticleFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
}

/** Extensions of articles, in lower case, without the dot. */
export const articleExtensions: readonly string[] = Object.keys(extensions)

/** What follows the last dot of a file name, in lower case; empty where nothing does. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** The format that a file's name promises; null where it promises none that can be read. */
export function formatOfName(name: string): ArticleFormat | null {
  const extension = extensionOf(name)
  return Object.hasOwn(extensions, extension) ? (extensions[extension] ?? null) : null
}

/**
 * The format that a file's bytes show beyond doubt, whatever it is called: a DOCX, or a page that
 * begins as HTML does. Null where they do not tell, as for every plain text.
 */
export function formatOfContent(bytes: Uint8Array): ArticleFormat | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]))
    return holdsAscii(bytes, 'word/document.xml') ? 'docx' : null
  return beginsAsHtml(bytes) ? 'html' : null
}

/** The Compound File signature of Word 97–2003 and of encrypted Office files ([MS-CFB] 2.2). */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

/** Whether `bytes` begin with `signature`. */
export function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

const BYTES_LOOKED_AT = 2048

/**
 * After a byte order mark, white space, an XML declaration and comments, a doctype or the html element,
 * as the MIME Sniffing Standard demands of a page (section 7.1), but nothing weaker: an article may
 * well begin with a `<p`.
 */
function beginsAsHtml(bytes: Uint8Array): boolean {
  const wide = bytes.length > 1 && (bytes[0] === 0 || bytes[1] === 0 || isWideMark(bytes))
  let head = ''
  for (let i = 0; i < Math.min(bytes.length, BYTES_LOOKED_AT); i++) {
    const byte = bytes[i] ?? 0
    if (!(wide && byte === 0)) head += String.fromCharCode(byte)
  }
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->)*<(?:!doctype\s+html|html)[\s>]/i.test(
    head,
  )
}

function isWideMark(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
}

/** Whether the bytes hold the ASCII string; used on archives, whose member names are stored as they are. */
function holdsAscii(bytes: Uint8Array, ascii: string): boolean {
  const first = ascii.charCodeAt(0)
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let length = 1
    while (length < ascii.length && bytes[at + length] === ascii.charCodeAt(length)) length++
    if (length === ascii.length) return true
  }
  return false
}
