/**
 * A file's line in pieces, so that each value can be set apart from its neighbours in direction: in
 * one run, two Arabic values with a comma between them would change places, and the quotes with them.
 */

export interface PreviewPiece {
  /** Where it begins in the line. */
  readonly at: number
  readonly text: string
  /** It has letters that run from right to left. */
  readonly isRightToLeft: boolean
}

type Syntax = 'json' | 'csv' | 'tabs' | 'words' | 'markup' | 'plain'

const syntaxes: Readonly<Record<string, Syntax>> = {
  json: 'json',
  jsonl: 'json',
  jsonld: 'json',
  csv: 'csv',
  tsv: 'tabs',
  ann: 'tabs',
  conll: 'words',
  xml: 'markup',
  xmi: 'markup',
  qde: 'markup',
}

/** What lies between the values; all else is one. */
const separators: Readonly<Record<Exclude<Syntax, 'plain'>, RegExp>> = {
  json: /(?<=(?<!\\)(?:\\\\)*)"/,
  csv: /[",]/,
  tabs: /\t/,
  words: /[ \t]/,
  markup: /[<>"]/,
}

const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u

/** `\n`, `\"` and the like. */
const escaped = /(\\(?:u[0-9a-fA-F]{4}|.))/u

export interface ValuePiece {
  /** Where it begins in the value. */
  readonly at: number
  readonly text: string
  readonly isEscape: boolean
}

/** A value parted at its escapes: in text from right to left, their backslash would come after the letter. */
export function valuePieces(value: string): readonly ValuePiece[] {
  let at = 0
  return value.split(escaped).map((text, i) => {
    const piece = { at, text, isEscape: i % 2 === 1 }
    at += text.length
    return piece
  })
}

/** Joined, the pieces are the line. */
export function previewPieces(line: string, file: string): readonly PreviewPiece[] {
  const syntax = syntaxes[file.slice(file.lastIndexOf('.') + 1)] ?? 'plain'
  const parts =
    syntax === 'plain' ? [line] : line.split(new RegExp(`(${separators[syntax].source})`, 'u'))
  let at = 0
  return parts
    .filter((text) => text !== '')
    .map((text) => {
      const piece = { at, text, isRightToLeft: rightToLeft.test(text) }
      at += text.length
      return piece
    })
}
