/** The text in Lexical while it is corrected: a line is a paragraph, and nothing else is there. */
import { $create, $createTextNode, ParagraphNode, type RangeSelection } from 'lexical'
import { extentOf } from '../block-extent.ts'

export class LineNode extends ParagraphNode {
  /** How much room its text took when it was made; see block-extent.ts. */
  __extent = 0

  override $config() {
    return this.config('article-line', { extends: ParagraphNode })
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous)
    this.__extent = previous.__extent
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('p')
    element.className = 'block paragraph'
    element.dataset.line = this.__key
    element.style.setProperty('--extent', String(this.__extent))
    return element
  }

  override updateDOM(): false {
    return false
  }

  override insertNewAfter(_: RangeSelection, restoreSelection: boolean): LineNode {
    const line = $createLine('')
    line.setDirection(this.getDirection())
    this.insertAfter(line, restoreSelection)
    return line
  }

  /** A line of spaces is text like any other, and is not taken away. */
  override collapseAtStart(): boolean {
    return false
  }
}

export function $createLine(text: string): LineNode {
  const line = $create(LineNode)
  line.__extent = extentOf(text)
  return $setLine(line, text)
}

export function $setLine(line: LineNode, text: string): LineNode {
  line.clear()
  return text === '' ? line : line.append($createTextNode(text))
}
