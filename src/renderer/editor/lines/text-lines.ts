import type { Utf16 } from '#core/text/offsets.ts'

/** One line of a text that is being edited. */
export interface TextLine {
  readonly key: string
  text: string
  /** Where it begins in the whole text; moves as lines before it change. */
  start: Utf16
}

/** A text that is edited line by line, lines joined by LF. Offsets are of the text as it is now. */
export class TextLines<L extends TextLine> {
  readonly #lines: L[] = []
  readonly #byKey = new Map<string, L>()

  constructor(lines: readonly L[]) {
    this.replace(0, 0, lines)
  }

  get all(): readonly L[] {
    return this.#lines
  }

  get length(): Utf16 {
    const last = this.#lines.at(-1)
    return last === undefined ? 0 : last.start + last.text.length
  }

  get(key: string): L | undefined {
    return this.#byKey.get(key)
  }

  /** Number of the line that holds `offset`; the LF after a line belongs to it. */
  lineAt(offset: Utf16): number {
    let low = 0
    let high = this.#lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lines[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Puts `lines` in the place of those from number `from` up to `to`; gives those that went. */
  replace(from: number, to: number, lines: readonly L[]): readonly L[] {
    const gone = this.#lines.splice(from, to - from, ...lines)
    for (const { key } of gone) this.#byKey.delete(key)
    for (const line of lines) this.#byKey.set(line.key, line)
    this.#moveFrom(from)
    return gone
  }

  /** Gives one line another text. */
  setText(number: number, text: string): void {
    const line = this.#lines[number]
    if (line === undefined) return
    line.text = text
    this.#moveFrom(number)
  }

  text(from = 0, to = this.#lines.length): string {
    return this.#lines
      .slice(from, to)
      .map(({ text }) => text)
      .join('\n')
  }

  /** The text from one offset to another. */
  slice(start: Utf16, end: Utf16): string {
    const first = this.lineAt(start)
    const base = this.#lines[first]?.start ?? 0
    return this.text(first, this.lineAt(end) + 1).slice(start - base, end - base)
  }

  #moveFrom(number: number): void {
    const before = this.#lines[number - 1]
    let at = before === undefined ? 0 : before.start + before.text.length + 1
    for (let i = number; i < this.#lines.length; i++) {
      const line = this.#lines[i]
      if (line === undefined) break
      line.start = at
      at += line.text.length + 1
    }
  }
}
