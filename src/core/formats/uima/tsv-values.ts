/** Cells of WebAnno TSV: a backslash before a sign takes its meaning from it. */

/** The parts of a cell between separators that stand for themselves. */
export function partsOf(cell: string, separator: '|' | ';'): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (let i = 0; i < cell.length; i++) {
    if (cell[i] === '\\') i++
    else if (cell[i] === separator) {
      parts.push(cell.slice(from, i))
      from = i + 1
    }
  }
  parts.push(cell.slice(from))
  return parts
}

/** A value and the number in brackets after it, `PER[1]`; of relations two, `1-2[0_3]`. */
export function endingAt(value: string): { readonly rest: string; readonly number: string | null } {
  const match = /^((?:[^\\]|\\.)*)\[(\d+(?:_\d+)?)\]$/s.exec(value)
  return match === null
    ? { rest: value, number: null }
    : { rest: match[1] ?? '', number: match[2] ?? null }
}

export function unescapeValue(value: string): string {
  return value.replaceAll(/\\(->|[\\[\]|_;tn*])/g, (_whole, sign: string) => escapes[sign] ?? sign)
}

/** What a line of a sentence's text was before it was escaped. */
export function unescapeText(text: string): string {
  return text.replaceAll(
    /\\([\\tnfrb]|[^\P{Cc}\t\n])/gu,
    (_whole, sign: string) => escapes[sign] ?? sign,
  )
}

const escapes: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  b: '\b',
}
