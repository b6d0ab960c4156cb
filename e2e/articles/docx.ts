/** Word documents for the tests, part by part, so that each can be broken in one place. */
import { strToU8, zipSync } from 'fflate'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A right-to-left paragraph; `runs` goes in as it is, after the text. */
export function paragraph(text: string, options: { style?: string; runs?: string } = {}): string {
  const style = options.style ? `<w:pStyle w:val="${options.style}"/>` : ''
  return `<w:p><w:pPr>${style}<w:bidi/></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>${options.runs ?? ''}</w:p>`
}

export function documentXml(body: string, prologue = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${prologue}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONSHIPS}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`
}

/** The parts of a document, path to content. */
export type Parts = Record<string, string | Uint8Array>

export interface Relationship {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly external?: boolean
}

export function documentParts(body: string, relationships: readonly Relationship[] = []): Parts {
  return {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relationshipsXml([
      { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
    ]),
    'word/_rels/document.xml.rels': relationshipsXml(relationships),
    'word/document.xml': documentXml(body),
  }
}

function relationshipsXml(relationships: readonly Relationship[]): string {
  const entries = relationships.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`
}

export function zip(parts: Parts): Buffer {
  const entries = Object.entries(parts).map(([path, content]): [string, Uint8Array] => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return Buffer.from(zipSync(Object.fromEntries(entries)))
}

const styles = `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="${WORD}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`

/** A document of plain paragraphs, the first a heading. */
export function docxOf(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map((text, i) => paragraph(text, i === 0 ? { style: 'Heading1' } : {}))
  const relationships = [{ id: 'rId1', type: 'styles', target: 'styles.xml' }]
  return zip({ ...documentParts(body.join(''), relationships), 'word/styles.xml': styles })
}
