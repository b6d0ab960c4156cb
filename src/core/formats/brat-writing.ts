/** How names and notes are written in brat's files, and read back. */

/** Controls but for the tab, among them all at which brat's own reader, in Python, ends a line: no fragment holds one. */
export const lineBreaks = /(?:[^\P{Cc}\t]|[\u2028\u2029])+/gu
/** What is more than blanks and line breaks to brat’s reader: `str.strip` of Python leaves something. */
export const hasWords = /[^\p{Z}\p{Cc}]/u
/** What brat takes for a name as it is. */
export const isName = /^[A-Za-z0-9_-]+$/

/**
 * A name of the characters that brat allows; every other, and each `_` that would be taken for such a
 * sign, as `_xHEX_`. A role's final digit too: brat numbers roles of the same name.
 */
export function bratName(name: string, role = false): string {
  const written = name
    .replaceAll(/_(?=x[0-9a-f]+_)/g, '_x5f_')
    .replaceAll(/[^A-Za-z0-9_-]/gu, (sign) => `_x${(sign.codePointAt(0) ?? 0).toString(16)}_`)
  const digit = role ? /[0-9]$/.exec(written)?.[0] : undefined
  return digit === undefined ? written : `${written.slice(0, -1)}_x3${digit}_`
}

/** What a name was before `bratName`. */
export function nameOfBrat(name: string): string {
  return name.replaceAll(/_x([0-9a-f]{1,6})_/g, (sign, hex) => {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : sign
  })
}

/** A note on one line: backslashes, line breaks and tabs as JSON writes them. */
export function escapeLine(note: string): string {
  return JSON.stringify(note).slice(1, -1).replaceAll('\\"', '"')
}

/** What a note was before `escapeLine`; one that was not written so stays as it is. */
export function unescapeLine(line: string): string {
  try {
    const read: unknown = JSON.parse(`"${line.replaceAll(/(?<!\\)((?:\\\\)*)"/g, '$1\\"')}"`)
    return typeof read === 'string' ? read : line
  } catch (error) {
    if (error instanceof SyntaxError) return line
    throw error
  }
}
