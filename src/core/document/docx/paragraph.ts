/** What a paragraph says of itself. */
import { type ListReference, level, type Styles } from './styles.ts'

export interface Paragraph {
  style: string | undefined
  outlineLevel: number | undefined
  list: string | undefined
  listLevel: number | undefined
  /** The paragraph's own mark is deleted: it goes on in the next. */
  markDeleted: boolean
  entered: boolean
}

export function newParagraph(): Paragraph {
  return {
    style: undefined,
    outlineLevel: undefined,
    list: undefined,
    listLevel: undefined,
    markDeleted: false,
    entered: false,
  }
}

export function setParagraphProperty(
  paragraph: Paragraph,
  name: string,
  value: string | undefined,
): void {
  switch (name) {
    case 'w:pStyle':
      paragraph.style = value
      break
    case 'w:outlineLvl':
      paragraph.outlineLevel = level(value)
      break
    case 'w:numId':
      paragraph.list = value
      break
    case 'w:ilvl':
      paragraph.listLevel = level(value)
      break
    case 'w:del':
    case 'w:moveFrom':
      paragraph.markDeleted = true
      break
  }
}

/** The paragraph's own list, or its style's; `0` is none. */
export function listOf(paragraph: Paragraph, styles: Styles): ListReference | null {
  const byStyle = styles.list(paragraph.style)
  const list = paragraph.list ?? byStyle?.list
  if (list === undefined || list === '0') return null
  return { list, level: paragraph.listLevel ?? byStyle?.level ?? 0 }
}

/** XML's own white space at the edges of a text that does not ask to keep it. */
