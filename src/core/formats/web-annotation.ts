import { type Frame, type Span, writer } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Origin } from '#core/annotation/records.ts'
import type { DatasetDocument } from './dataset.ts'
import { carriesAll, documentFile, type ExportFormat } from './exporter.ts'

/**
 * W3C Web Annotation Data Model (www.w3.org/TR/annotation-model): for each document a page of
 * annotations in JSON-LD, and its text. A span is an annotation that classifies, with a target for each
 * piece, by position (code points) and quote; a frame is one that links its fillers; the first of each
 * page describes the text as a whole. What the model has no terms for (attributes, roles) is a body of
 * JSON that describes.
 */
export const webAnnotation: ExportFormat = {
  carries: carriesAll,
  open: () => ({
    begin: () => [],
    document: (document) => [
      { file: documentFile(document, 'txt'), data: document.text },
      {
        file: documentFile(document, 'jsonld'),
        data: `${JSON.stringify(page(document), null, 2)}\n`,
      },
    ],
    end: () => [],
  }),
}

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld'

const pathOf = (stem: string) => `urn:isnad:${encodeURIComponent(stem)}`
/** Names an item of a document. */
export const itemIri = (stem: string, id: string) =>
  `${pathOf(stem)}:${encodeURIComponent(id.toWellFormed())}`

/** A text is named by its SHA-256 (RFC 6920). */
export function textIri(sha256: string): string {
  const bytes = (sha256.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))
  return `ni:///sha-256;${base64Url(bytes)}`
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function base64Url(bytes: readonly number[]): string {
  let written = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let digit = 0; digit <= Math.min(3, bytes.length - i); digit++)
      written += base64Alphabet.charAt((three >> (18 - 6 * digit)) & 63)
  }
  return written
}

/** The hash of a text's IRI, hex; null where it is another kind of IRI. */
export function hashOfTextIri(iri: string): string | null {
  const digits = /^ni:\/\/\/sha-256;([\w-]{43})$/.exec(iri)?.[1]
  if (digits === undefined) return null
  let bits = ''
  for (const digit of digits) bits += base64Alphabet.indexOf(digit).toString(2).padStart(6, '0')
  let hex = ''
  for (let i = 0; i + 4 <= 256; i += 4) hex += Number.parseInt(bits.slice(i, i + 4), 2).toString(16)
  return hex
}

function page(document: DatasetDocument) {
  const { stem, annotations } = document
  const items = [
    describing(document),
    ...spansInOrder(annotations).map((span) => classifying(document, span)),
    ...framesInOrder(annotations).map((frame) => linking(document, frame)),
  ]
  return {
    '@context': annotationContext,
    id: `${pathOf(stem)}:`,
    type: 'AnnotationPage',
    items,
  }
}

function describing(document: DatasetDocument) {
  const { stem, article, annotator, tagset, status, split, annotations } = document
  const { attributes, note } = annotations.document
  const { textSha256, byline: _byline, ...facts } = article
  return {
    id: `${pathOf(stem)}:#document`,
    type: 'Annotation',
    motivation: 'describing',
    creator: creatorOf(annotator),
    body: [json({ ...facts, tagset, status, split, attributes }), ...commenting(note)],
    target: textIri(textSha256),
  }
}

function classifying(document: DatasetDocument, span: Span) {
  const { stem, article, offsets } = document
  const placed = span.segments.map(({ start, end, quote, prefix, suffix }) =>
    target(article.textSha256, {
      start: offsets.toCodePoint(start),
      end: offsets.toCodePoint(end),
      quote,
      prefix,
      suffix,
    }),
  )
  const lost = span.unplaced.map(({ recorded, quote, prefix, suffix }) =>
    target(recorded.textSha256, { ...recorded, quote, prefix, suffix }),
  )
  const targets = [...placed, ...lost]
  return {
    id: itemIri(stem, span.id),
    type: 'Annotation',
    motivation: 'classifying',
    ...provenance(document, span),
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: span.label },
      json({ attributes: span.attributes }),
      ...commenting(span.note),
    ],
    target: targets.length === 1 ? targets[0] : targets,
  }
}

function linking(document: DatasetDocument, frame: Frame) {
  const { stem, article } = document
  const { type, roles, attributes, note } = frame
  const fillers = [...new Set(Object.values(roles).flat())]
    .filter((id) => id !== writer)
    .map((id) => itemIri(stem, id))
  const [first = textIri(article.textSha256), ...rest] = fillers
  return {
    id: itemIri(stem, frame.id),
    type: 'Annotation',
    motivation: 'linking',
    ...provenance(document, frame),
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: type },
      json({ roles, attributes }),
      ...commenting(note),
    ],
    target: rest.length === 0 ? first : [first, ...rest],
  }
}

interface Quoted {
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

function target(textSha256: string, { start, end, quote, prefix, suffix }: Quoted) {
  return {
    type: 'SpecificResource',
    source: textIri(textSha256),
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
    ],
  }
}

function json(value: object) {
  return {
    type: 'TextualBody',
    purpose: 'describing',
    format: 'application/json',
    value: JSON.stringify(value),
  }
}

function commenting(note: string) {
  return note === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note }]
}

function provenance(
  { annotator }: DatasetDocument,
  item: { readonly created: string; readonly modified: string; readonly origin: Origin },
) {
  const { by } = item.origin
  const made = item.origin.kind === 'suggested' || item.origin.kind === 'imported'
  return {
    creator: creatorOf(annotator),
    created: item.created,
    modified: item.modified,
    ...(made &&
      by !== undefined && {
        generator: {
          id: `urn:isnad:${encodeURIComponent(by.toWellFormed())}`,
          type: 'Software',
          name: by,
        },
      }),
  }
}

function creatorOf({ id, name }: DatasetDocument['annotator']) {
  return { id: `urn:isnad:annotator:${id}`, type: 'Person', name }
}
