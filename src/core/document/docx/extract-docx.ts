/** A DOCX (ECMA-376) to its document. Only the main part's text is read; what else it holds is named. */
import { BlockWriter } from '#core/document/block-writer.ts'
import type { ArticleDocument, Byline, ExtractionFailure } from '#core/document/document.ts'
import { Tally } from '#core/document/tally.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Archive, openArchive } from './archive.ts'
import { BodyReader } from './body.ts'
import { Numbering, readNumbering } from './numbering.ts'
import { type Relationship, readRelationships } from './relationships.ts'
import { readStyles, Styles } from './styles.ts'
import { readXml } from './xml.ts'

export const DOCX_RULES = 1

export function extractDocx(bytes: Uint8Array): Result<ArticleDocument, ExtractionFailure> {
  const opened = openArchive(bytes)
  if (!opened.ok) return opened
  const archive = opened.value
  const ofPackage = readRelationships(archive, '')
  if (!ofPackage.ok) return ofPackage
  const main = targetOf(ofPackage.value, 'officeDocument') ?? 'word/document.xml'
  const content = archive.read(main)
  if (!content.ok) return content
  if (content.value === null) return noDocumentPart
  const relationships = readRelationships(archive, main)
  if (!relationships.ok) return relationships
  const styles = readPart(archive, targetOf(relationships.value, 'styles'), readStyles)
  if (!styles.ok) return styles
  const numbering = readPart(archive, targetOf(relationships.value, 'numbering'), readNumbering)
  if (!numbering.ok) return numbering
  const byline = readPart(archive, targetOf(ofPackage.value, 'core-properties'), readCoreProperties)
  if (!byline.ok) return byline

  const tally = new Tally()
  const writer = new BlockWriter()
  const body = new BodyReader(writer, tally, {
    styles: styles.value ?? new Styles(),
    numbering: numbering.value ?? new Numbering(),
    relationships: relationships.value,
  })
  const read = readXml(main, content.value, body)
  if (!read.ok) return read
  if (body.root !== 'w:document') return noDocumentPart
  const settings = targetOf(relationships.value, 'settings')
  const ofSettings = settings === undefined ? ok([]) : readRelationships(archive, settings)
  if (!ofSettings.ok) return ofSettings
  namePackage(archive, [...relationships.value, ...ofSettings.value], tally)
  const title = byline.value?.title ?? body.title
  return ok({
    ...writer.finish(),
    byline: { ...byline.value, ...(title === undefined ? {} : { title }) },
    extraction: { format: 'docx', rules: DOCX_RULES },
    notices: tally.notices(),
  })
}

const noDocumentPart: Result<never, ExtractionFailure> = err({
  kind: 'not-a-docx',
  reason: 'no-document-part',
})

function targetOf(relationships: readonly Relationship[], type: string): string | undefined {
  return relationships.find((relationship) => relationship.type === type && !relationship.external)
    ?.target
}

/** Reads a part that may be missing. */
function readPart<T>(
  archive: Archive,
  name: string | undefined,
  read: (part: string, bytes: Uint8Array) => Result<T, ExtractionFailure>,
): Result<T | null, ExtractionFailure> {
  if (name === undefined) return ok(null)
  const bytes = archive.read(name)
  if (!bytes.ok) return bytes
  return bytes.value === null ? ok(null) : read(name, bytes.value)
}

const bylineElements: ReadonlyMap<string, keyof Byline> = new Map([
  ['dc:title', 'title'],
  ['dc:creator', 'author'],
  ['dcterms:created', 'date'],
])

function readCoreProperties(part: string, bytes: Uint8Array): Result<Byline, ExtractionFailure> {
  const byline: { -readonly [K in keyof Byline]: Byline[K] } = {}
  let text = ''
  const read = readXml(part, bytes, {
    open() {
      text = ''
    },
    text(more) {
      text += more
    },
    close(name) {
      const field = bylineElements.get(name)
      if (field !== undefined && text.trim() !== '') byline[field] = text.trim()
    },
  })
  return read.ok ? ok(byline) : read
}

/** Names what lies in the package beside the text: macros, controls, and what would be fetched. */
function namePackage(archive: Archive, relationships: readonly Relationship[], tally: Tally): void {
  for (const name of archive.names) {
    if (/(?:^|\/)vbaProject\.bin$/i.test(name)) tally.omitted('macro')
    if (/(?:^|\/)activeX\/[^/]*\.bin$/i.test(name)) tally.active('object')
  }
  for (const { type, external } of relationships) {
    if (!external || type === 'hyperlink') continue
    if (type === 'image') tally.omitted('external-image')
    else if (type === 'attachedTemplate') tally.omitted('external-template')
    else tally.active('object')
  }
}
