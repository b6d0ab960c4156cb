import { strToU8, zipSync } from 'fflate'

export interface DocxParts {
  /** Children of `w:body`. */
  readonly body: string
  /** Children of `w:styles`. */
  readonly styles?: string
  /** Children of `w:numbering`. */
  readonly numbering?: string
  /** Children of the core properties. */
  readonly core?: string
  /** More `Relationship` elements of the main part. */
  readonly relationships?: string
  /** Further members of the archive. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packaging = 'http://schemas.openxmlformats.org/package/2006'

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}/relationships"`,
  `xmlns:m="${office}/math"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ')

/** The XML parts of a DOCX by member name, as a word processor writes them. */
function docxMembers(parts: DocxParts): Record<string, Uint8Array> {
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/>`
  const relationships = (inner: string) =>
    `${declaration}<Relationships xmlns="${packaging}/relationships">${inner}</Relationships>`
  const members: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relationships(
      relationship('rId1', 'officeDocument', 'word/document.xml') +
        `<Relationship Id="rId2" Type="${packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    ),
    'word/document.xml': `${declaration}<w:document ${namespaces}><w:body>${parts.body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(
      relationship('rId1', 'styles', 'styles.xml') +
        relationship('rId2', 'numbering', 'numbering.xml') +
        relationship('rId3', 'settings', 'settings.xml') +
        (parts.relationships ?? ''),
    ),
    'word/settings.xml': `${declaration}<w:settings ${namespaces}/>`,
    'word/styles.xml': `${declaration}<w:styles ${namespaces}>${parts.styles ?? ''}</w:styles>`,
    'word/numbering.xml': `${declaration}<w:numbering ${namespaces}>${parts.numbering ?? ''}</w:numbering>`,
    'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${parts.core ?? ''}</cp:coreProperties>`,
    ...parts.files,
  }
  return Object.fromEntries(
    Object.entries(members).map(([name, content]) => [
      name,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  )
}

/** A DOCX made of such parts. Its bytes depend on nothing but them. */
export function buildDocx(parts: DocxParts): Uint8Array {
  return zipSync(docxMembers(parts), { mtime: new Date(2026, 0, 1) })
}

/** A paragraph of one run. */
export function paragraph(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`
}
