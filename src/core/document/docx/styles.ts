/** What a paragraph's or run's style makes of it: heading, quotation, list, emphasis. */
import { heading } from '#core/document/block-writer.ts'
import type { BlockKind, ExtractionFailure } from '#core/document/document.ts'
import { ok, type Result } from '#core/result.ts'
import { readXml, type XmlAttributes } from './xml.ts'

export interface ListReference {
  /** Id of the list in the numbering part; `0` takes a paragraph out of its style's list. */
  readonly list: string
  readonly level: number
}

interface Style {
  name: string
  basedOn: string | undefined
  outlineLevel: number | undefined
  list: string | undefined
  listLevel: number | undefined
  strong: boolean
  emphasis: boolean
}

/** More styles based on one another than this are taken for a loop. */
const LONGEST_CHAIN = 32
/** The outline level of body text. */
const BODY_LEVEL = 9

/** Names of the built-in styles in Word's English and Arabic, and in LibreOffice. */
const headingName = /^(?:heading|عنوان|العنوان)\s*([1-9١-٩])$/u
const titleName = /^(?:title|العنوان|عنوان رئيسي|العنوان الرئيسي)$/u
const subtitleName = /^(?:subtitle|عنوان فرعي|العنوان الفرعي)$/u
const quoteName = /^(?:(?:intense |block )?quote|quotations?|(?:ال)?اقتباس(?: مكثف)?)$/u

export class Styles {
  readonly #styles: ReadonlyMap<string, Style>

  constructor(styles: ReadonlyMap<string, Style> = new Map()) {
    this.#styles = styles
  }

  /** Heading or quotation, by outline level or by the name of a built-in style; null for neither. */
  blockKind(id: string | undefined, outlineLevel: number | undefined): BlockKind | null {
    const chain = this.#chain(id)
    const level =
      outlineLevel ?? chain.find((style) => style.outlineLevel !== undefined)?.outlineLevel
    if (level !== undefined && level < BODY_LEVEL) return heading(level + 1)
    for (const { name } of chain) {
      const number = headingName.exec(name)?.[1]
      if (number !== undefined) return heading(digitOf(number))
      if (titleName.test(name)) return heading(1)
      if (subtitleName.test(name)) return heading(2)
      if (quoteName.test(name)) return { kind: 'quotation' }
    }
    return null
  }

  isTitle(id: string | undefined): boolean {
    return this.#chain(id).some(({ name }) => titleName.test(name))
  }

  list(id: string | undefined): ListReference | null {
    const chain = this.#chain(id)
    const list = chain.find((style) => style.list !== undefined)?.list
    const level = chain.find((style) => style.listLevel !== undefined)?.listLevel
    return list === undefined ? null : { list, level: level ?? 0 }
  }

  /** A run's style: of a paragraph's own, boldness is a matter of looks. */
  runEmphasis(id: string | undefined): { readonly strong: boolean; readonly emphasis: boolean } {
    const chain = this.#chain(id)
    return {
      strong: chain.some((style) => style.strong),
      emphasis: chain.some((style) => style.emphasis),
    }
  }

  #chain(id: string | undefined): readonly Style[] {
    const chain: Style[] = []
    for (let next = id; next !== undefined && chain.length < LONGEST_CHAIN; ) {
      const style = this.#styles.get(next)
      if (style === undefined) break
      chain.push(style)
      next = style.basedOn
    }
    return chain
  }
}

export function readStyles(part: string, bytes: Uint8Array): Result<Styles, ExtractionFailure> {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  const read = readXml(part, bytes, {
    open(name, attribute) {
      if (name === 'w:style') {
        style = emptyStyle()
        styles.set(attribute('styleId') ?? '', style)
      } else if (style !== null) setProperty(style, name, attribute)
    },
    close(name) {
      if (name === 'w:style') style = null
    },
  })
  return read.ok ? ok(new Styles(styles)) : read
}

function emptyStyle(): Style {
  return {
    name: '',
    basedOn: undefined,
    outlineLevel: undefined,
    list: undefined,
    listLevel: undefined,
    strong: false,
    emphasis: false,
  }
}

function setProperty(style: Style, name: string, attribute: XmlAttributes): void {
  const value = attribute('val')
  switch (name) {
    case 'w:name':
      style.name = (value ?? '').trim().toLowerCase()
      break
    case 'w:basedOn':
      style.basedOn = value
      break
    case 'w:outlineLvl':
      style.outlineLevel = level(value)
      break
    case 'w:numId':
      style.list = value
      break
    case 'w:ilvl':
      style.listLevel = level(value)
      break
    case 'w:b':
    case 'w:bCs':
      style.strong ||= isOn(value)
      break
    case 'w:i':
    case 'w:iCs':
      style.emphasis ||= isOn(value)
      break
  }
}

/** Levels count from 0 to 9. */
export function level(value: string | undefined): number | undefined {
  return value !== undefined && /^[0-9]$/.test(value) ? Number(value) : undefined
}

/** A property without a value is on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/.test(value)
}

function digitOf(digit: string): number {
  const code = digit.charCodeAt(0)
  return code >= 0x660 ? code - 0x660 : Number(digit)
}
