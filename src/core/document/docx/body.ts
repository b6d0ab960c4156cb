/** The main part of a DOCX as blocks: rules D1–D12 of RULES.md. */
import { type BlockWriter, type EmphasisStyle, heading } from '#core/document/block-writer.ts'
import type { BlockKind, OmittedPart } from '#core/document/document.ts'
import { isUnsafeLink } from '#core/document/links.ts'
import type { Tally } from '#core/document/tally.ts'
import {
  graphicElements,
  graphicParts,
  leftOutElements,
  namedElements,
  propertyElements,
  runProperties,
} from './elements.ts'
import type { Numbering } from './numbering.ts'
import { listOf, newParagraph, type Paragraph, setParagraphProperty } from './paragraph.ts'
import type { Relationship } from './relationships.ts'
import { isOn, type Styles } from './styles.ts'
import type { XmlAttributes, XmlHandler } from './xml.ts'

export interface BodyContext {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly relationships: readonly Relationship[]
}

interface Run {
  readonly emphasis: Set<EmphasisStyle>
  hidden: boolean
  started: boolean
}

/** What a drawing, picture or object turned out to hold. */
type Graphic = Set<OmittedPart['part']>

export class BodyReader implements XmlHandler {
  /** Text of the first paragraph in the style of a title. */
  title: string | undefined
  /** Local name of the root element. */
  root: string | undefined
  readonly #writer: BlockWriter
  readonly #tally: Tally
  readonly #context: BodyContext
  readonly #targets: ReadonlyMap<string, string>
  readonly #path: string[] = []
  /** Depth of the outermost element that is left out; null outside of one. */
  #leftOutAt: number | null = null
  #graphicAt: number | null = null
  #graphic: Graphic = new Set()
  /** How many choices were met, by open alternative. */
  readonly #choices: number[] = []
  readonly #paragraphs: Paragraph[] = []
  readonly #runs: Run[] = []
  /** Instructions of the fields that are open. */
  readonly #fields: string[] = []
  #titleText: string | null = null
  #continues = false
  #text = ''
  #textKept = false

  constructor(writer: BlockWriter, tally: Tally, context: BodyContext) {
    this.#writer = writer
    this.#tally = tally
    this.#context = context
    this.#targets = new Map(context.relationships.map(({ id, target }) => [id, target]))
  }

  open(name: string, attribute: XmlAttributes): void {
    const parent = this.#path.at(-1)
    this.root ??= name
    this.#path.push(name)
    if (this.#leftOutAt !== null) return
    if (this.#graphicAt !== null) {
      const part = graphicParts.get(name)
      if (part !== undefined) this.#graphic.add(part)
      return
    }
    if (graphicElements.has(name)) {
      this.#graphicAt = this.#path.length
      return
    }
    const leftOut = leftOutElements.get(name)
    if (parent !== undefined && propertyElements.has(parent) && leftOut !== null) {
      this.#openProperty(name, attribute)
      return
    }
    if (leftOut !== undefined || this.#isSecondChoice(name)) {
      if (leftOut) this.#tally.omitted(leftOut)
      this.#leftOutAt = this.#path.length
      return
    }
    const named = namedElements.get(name)
    if (named !== undefined) this.#tally.omitted(named)
    this.#openContent(name, attribute)
  }

  close(name: string): void {
    const depth = this.#path.length
    this.#path.pop()
    if (this.#leftOutAt !== null) {
      if (depth === this.#leftOutAt) this.#leftOutAt = null
      return
    }
    if (this.#graphicAt !== null) {
      if (depth === this.#graphicAt) this.#endGraphic()
      return
    }
    switch (name) {
      case 'w:p':
        this.#endParagraph()
        break
      case 'w:r':
        this.#endRun()
        break
      case 'w:t':
        this.#write(this.#textKept ? this.#text : trimmed(this.#text))
        break
      case 'w:instrText':
        if (this.#fields.length > 0) this.#fields.push((this.#fields.pop() ?? '') + this.#text)
        break
      case 'w:tr':
        this.#writer.endRow()
        break
      case 'mc:AlternateContent':
        this.#choices.pop()
        break
    }
  }

  text(text: string): void {
    if (this.#leftOutAt === null && this.#graphicAt === null) this.#text += text
  }

  /** Of contents that say the same in different ways, the first is read. */
  #isSecondChoice(name: string): boolean {
    if (name === 'mc:AlternateContent') this.#choices.push(0)
    if (name !== 'mc:Choice') return false
    const before = this.#choices.pop() ?? 0
    this.#choices.push(before + 1)
    return before > 0
  }

  #openContent(name: string, attribute: XmlAttributes): void {
    switch (name) {
      case 'w:p':
        this.#paragraphs.push(newParagraph())
        break
      case 'w:r':
        this.#runs.push({ emphasis: new Set(), hidden: false, started: false })
        break
      case 'w:t':
        this.#text = ''
        this.#textKept = attribute('space') === 'preserve'
        break
      case 'w:instrText':
        this.#text = ''
        break
      case 'w:tab':
      case 'w:ptab':
        this.#write('\t')
        break
      case 'w:br':
      case 'w:cr':
        this.#startParagraph()
        this.#writer.endBlock()
        break
      case 'w:noBreakHyphen':
        this.#write('\u2011')
        break
      case 'w:softHyphen':
        this.#write('\u00ad')
        break
      case 'w:sym':
        this.#write(symbol(attribute('char')))
        break
      case 'w:tr':
        this.#writer.beginRow()
        break
      case 'w:tc':
        this.#writer.beginCell()
        break
      case 'w:fldSimple':
        this.#nameField(attribute('instr') ?? '')
        break
      case 'w:fldChar':
        if (attribute('fldCharType') === 'begin') this.#fields.push('')
        else if (attribute('fldCharType') === 'end') this.#nameField(this.#fields.pop() ?? '')
        break
      case 'w:hyperlink':
        this.#nameLink(attribute('id'))
        break
    }
  }

  #openProperty(name: string, attribute: XmlAttributes): void {
    const value = attribute('val')
    const paragraph = this.#paragraphs.at(-1)
    const inParagraph = this.#path.lastIndexOf('w:pPr') > this.#path.lastIndexOf('w:r')
    if (inParagraph && paragraph !== undefined) setParagraphProperty(paragraph, name, value)
    else {
      const run = this.#runs.at(-1)
      if (run !== undefined) this.#setRunProperty(run, name, value)
    }
  }

  #setRunProperty(run: Run, name: string, value: string | undefined): void {
    const style = runProperties.get(name)
    if (style !== undefined) {
      if (isOn(value)) run.emphasis.add(style)
      else run.emphasis.delete(style)
    } else if (name === 'w:vanish') run.hidden = isOn(value)
    else if (name === 'w:rStyle') {
      const { strong, emphasis } = this.#context.styles.runEmphasis(value)
      if (strong) run.emphasis.add('strong')
      if (emphasis) run.emphasis.add('emphasis')
    }
  }

  #write(text: string): void {
    if (text === '') return
    this.#startParagraph()
    const run = this.#runs.at(-1)
    if (run?.hidden === true) {
      if (!run.started && /\S/.test(text)) this.#tally.omitted('hidden-text')
      run.started = true
      return
    }
    if (run !== undefined && !run.started) {
      run.started = true
      for (const style of run.emphasis) this.#writer.startEmphasis(style)
    }
    if (this.#titleText !== null) this.#titleText += text
    this.#writer.write(text.replace(/[\r\n]/g, ' '))
  }

  #endRun(): void {
    const run = this.#runs.pop()
    if (run?.started !== true || run.hidden) return
    for (const style of run.emphasis) this.#writer.endEmphasis(style)
  }

  /** Its properties come first, so its kind is known when its first content comes. */
  #startParagraph(): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph === undefined || paragraph.entered) return
    paragraph.entered = true
    const kind = this.#kindOf(paragraph)
    if (this.#continues) {
      this.#continues = false
      if (this.#writer.isOpen) return
      this.#writer.leave()
    }
    this.#writer.enter(kind)
    if (this.title === undefined && this.#context.styles.isTitle(paragraph.style))
      this.#titleText = ''
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph === undefined) return
    // An empty paragraph of a list is numbered too, but not one that is deleted as a whole.
    if (!paragraph.markDeleted) this.#startParagraph()
    this.#paragraphs.pop()
    if (!paragraph.entered) return
    if (this.#titleText !== null && this.#titleText.trim() !== '')
      this.title = this.#titleText.trim()
    this.#titleText = null
    if (paragraph.markDeleted) this.#continues = true
    else this.#writer.leave()
  }

  #kindOf(paragraph: Paragraph): BlockKind | null {
    const { styles, numbering } = this.#context
    const reference = listOf(paragraph, styles)
    const marker = reference === null ? null : numbering.nextMarker(reference)
    const byStyle = styles.blockKind(paragraph.style, paragraph.outlineLevel)
    if (byStyle?.kind === 'heading') return this.#belowTitle(byStyle.level, paragraph)
    if (reference === null || marker === null) return byStyle
    return { kind: 'list-item', depth: reference.level + 1, marker }
  }

  /** Under a title that has a style of its own, headings begin at the second level. */
  #belowTitle(own: number, paragraph: Paragraph): BlockKind {
    const isTitle = this.#context.styles.isTitle(paragraph.style)
    return heading(this.title === undefined || isTitle ? own : own + 1)
  }

  #nameField(instruction: string): void {
    if (/^\s*HYPERLINK\b/i.test(instruction)) {
      this.#tally.omitted('link-target')
      const target = /HYPERLINK\s+"?([^"\s]+)/i.exec(instruction)?.[1]
      if (target !== undefined && isUnsafeLink(target)) this.#tally.unsafeLinks++
    } else this.#tally.omitted('field')
  }

  #nameLink(id: string | undefined): void {
    if (id === undefined) return
    this.#tally.omitted('link-target')
    if (isUnsafeLink(this.#targets.get(id) ?? '')) this.#tally.unsafeLinks++
  }

  #endGraphic(): void {
    for (const part of this.#graphic) this.#tally.omitted(part)
    this.#graphicAt = null
    this.#graphic = new Set()
  }
}

function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

/** A character of a symbol font, by its hexadecimal code. */
function symbol(code: string | undefined): string {
  return code !== undefined && /^[0-9a-f]{4}$/i.test(code)
    ? String.fromCharCode(Number.parseInt(code, 16))
    : ''
}
