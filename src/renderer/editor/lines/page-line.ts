import type { LexicalEditor, NodeKey } from 'lexical'
import type { Utf16 } from '#core/text/offsets.ts'
import type { Leaf } from '../page-text.ts'
import type { TextLine, TextLines } from './text-lines.ts'

/** A line of the text and its paragraph on the page. */
export class PageLine implements TextLine, Leaf {
  readonly key: NodeKey
  text: string
  start: Utf16 = 0
  readonly #editor: LexicalEditor
  readonly #lines: TextLines<PageLine>

  constructor(editor: LexicalEditor, lines: TextLines<PageLine>, key: NodeKey, text: string) {
    this.#editor = editor
    this.#lines = lines
    this.key = key
    this.text = text
  }

  get end(): Utf16 {
    return this.start + this.text.length
  }

  get block(): number {
    return this.#lines.lineAt(this.start)
  }

  get element(): HTMLElement {
    const element = this.#editor.getElementByKey(this.key)
    if (element === null) throw new Error(`line ${this.key} is not on the page`)
    return element
  }
}
