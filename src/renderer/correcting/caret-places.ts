import { countCodePoints } from '#core/text/counts.ts'
import type { CodePoint, Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { TextLine, TextLines } from '#renderer/editor/lines/text-lines.ts'

/** Where the caret stands in a text that is being corrected. */
export interface CaretPlace {
  /** Number of its line, from 0. */
  readonly line: number
  /** From the beginning of the text. */
  readonly character: CodePoint
  /** How many code points are selected. */
  readonly selected: number
}

/** Tells places in code points; what was counted of a line is kept while the line stays as it is. */
export class CaretPlaces {
  readonly #counted = new WeakMap<TextLine, { readonly text: string; readonly count: number }>()

  /** The place of `focus`, an end of the selection. */
  placeOf(lines: TextLines<TextLine>, selection: Utf16Range, focus: Utf16): CaretPlace {
    const character = this.#codePointAt(lines, focus)
    const other = focus === selection.end ? selection.start : selection.end
    return {
      line: lines.lineAt(focus),
      character,
      selected: Math.abs(character - this.#codePointAt(lines, other)),
    }
  }

  #codePointAt(lines: TextLines<TextLine>, at: Utf16): CodePoint {
    const number = lines.lineAt(at)
    let before = 0
    for (let i = 0; i < number; i++) {
      const line = lines.all[i]
      if (line !== undefined) before += this.#count(line) + 1
    }
    const line = lines.all[number]
    return line === undefined
      ? before
      : before + countCodePoints(line.text.slice(0, at - line.start))
  }

  #count(line: TextLine): number {
    const known = this.#counted.get(line)
    if (known?.text === line.text) return known.count
    const count = countCodePoints(line.text)
    this.#counted.set(line, { text: line.text, count })
    return count
  }
}
