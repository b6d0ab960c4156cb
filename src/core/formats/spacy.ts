import type { Frame, Span } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { cutTokens, tokensOf } from '#core/text/tokens.ts'
import type { DatasetDocument } from './dataset.ts'
import { type Carries, type ExportFormat, splitFile } from './exporter.ts'
import { linksOf } from './links.ts'
import { listAttributes } from './record.ts'
import type { ExportReport } from './report.ts'

/**
 * Prodigy's JSONL, which spaCy reads too (prodi.gy/docs/api-interfaces): a document a line with its text,
 * tokens, spans and relations. Offsets are code points; `token_end` is the last token of a span, and a
 * relation's `head` and `child` are last tokens. The tokens are ours, white space among them where it is
 * not one space, and are cut where spans begin or end, so that every span stands on whole tokens.
 *
 * Spans that share text are written too, as spaCy's span groups have them. Further pieces of a span are spans bound to the first by a relation `#piece`;
 * a frame is a relation `type:role:role` from its first filler to each other. What Prodigy has no name
 * for (attributes, notes, ids) stands in members of our own, which it keeps.
 */
const carries: Carries = {
  pieces: true,
  overlaps: true,
  unplaced: false,
  spanAttributes: true,
  frames: true,
  frameAttributes: false,
  notes: true,
  documentAttributes: true,
}

export const spacy: ExportFormat = {
  carries,
  open: (_options, report) => ({
    begin: () => [],
    document: (document) => [
      {
        file: splitFile(document, 'jsonl'),
        data: `${JSON.stringify(example(document, report))}\n`,
      },
    ],
    end: () => [],
  }),
}

const pieceRelation = '#piece'

interface PlacedSpan {
  readonly start: number
  readonly end: number
  readonly token_start: number
  readonly token_end: number
  readonly label: string
}

function example(document: DatasetDocument, report: ExportReport) {
  const { text, offsets, article, annotator, stem, status, split, annotations } = document
  const spans = spansInOrder(annotations)
  const pieces = spans.flatMap(({ segments }) => segments)
  const tokens = tokensFor(text, pieces)
  const tokenAt = new Map(tokens.map(({ start }, i) => [start, i]))
  const tokenTo = new Map(tokens.map(({ end }, i) => [end, i]))
  const place = (label: string, { start, end }: Utf16Range): PlacedSpan => ({
    start: offsets.toCodePoint(start),
    end: offsets.toCodePoint(end),
    token_start: tokenAt.get(start) ?? 0,
    token_end: tokenTo.get(end) ?? 0,
    label,
  })
  const written: object[] = []
  const firsts = new Map<string, PlacedSpan>()
  const relations: object[] = []
  for (const span of spans)
    for (const [i, segment] of span.segments.entries()) {
      const placed = place(span.label, segment)
      const first = firsts.get(span.id) ?? placed
      firsts.set(span.id, first)
      written.push({ ...placed, text: segment.quote, ...(i === 0 && described(span)) })
      if (i > 0) relations.push(relation(first, placed, pieceRelation))
    }
  for (const frame of framesInOrder(annotations))
    relations.push(...relationsOf(document, frame, firsts, report))
  const { attributes, note } = annotations.document
  const listed = listAttributes(attributes)
  return {
    text,
    tokens: tokens.map(({ start, end, ws }, id) => ({
      text: text.slice(start, end),
      start: offsets.toCodePoint(start),
      end: offsets.toCodePoint(end),
      id,
      ws,
    })),
    spans: written,
    ...(relations.length > 0 && { relations }),
    ...(listed.length > 0 && { attributes: listed }),
    ...(note !== '' && { note }),
    meta: {
      document: stem,
      file: article.file,
      text_sha256: article.textSha256,
      annotator: annotator.id,
      status,
      ...(split !== null && { split }),
    },
    answer: 'accept',
  }
}

/** What a span's first piece says of it. */
function described({ id, attributes, note }: Span) {
  const listed = listAttributes(attributes)
  return { id, ...(listed.length > 0 && { attributes: listed }), ...(note !== '' && { note }) }
}

function relation(head: PlacedSpan, child: PlacedSpan, label: string): object {
  return {
    head: head.token_end,
    child: child.token_end,
    label,
    head_span: head,
    child_span: child,
  }
}

function relationsOf(
  document: DatasetDocument,
  frame: Frame,
  firsts: ReadonlyMap<string, PlacedSpan>,
  report: ExportReport,
): readonly object[] {
  const { links, lost } = linksOf(frame, new Set(firsts.keys()))
  if (links.length === 0) {
    report.add('frame', document, frame.id)
    return []
  }
  report.add('filler', document, frame.id, lost)
  if (frame.note !== '') report.add('note', document, frame.id)
  if (links.length > 1) report.add('parted-frame', document, frame.id)
  return links.flatMap(({ from, fromRole, to, toRole }) => {
    const [head, child] = [firsts.get(from), firsts.get(to)]
    return head === undefined || child === undefined
      ? []
      : { ...relation(head, child, `${frame.type}:${fromRole}:${toRole}`), frame: frame.id }
  })
}

interface SpacedToken extends Utf16Range {
  /** Whether one space follows that is no token. */
  readonly ws: boolean
}

/** The text as tokens, white space that is not one space among them, with the pieces on their edges. */
function tokensFor(text: string, pieces: readonly Utf16Range[]): readonly SpacedToken[] {
  const starts = new Set(pieces.map(({ start }) => start))
  const ends = new Set(pieces.map(({ end }) => end))
  /** Ends of tokens that a space follows which is no token. */
  const spaced = new Set<Utf16>()
  const parts: Utf16Range[] = []
  const gap = (from: Utf16, to: Utf16): void => {
    const isOwn = text.charAt(from) !== ' ' || starts.has(from) || ends.has(from + 1)
    const start = from < to && parts.length > 0 && !isOwn ? from + 1 : from
    if (start > from) spaced.add(from)
    if (start < to) parts.push({ start, end: to })
  }
  let at = 0
  for (const token of tokensOf(text)) {
    gap(at, token.start)
    parts.push(token)
    at = token.end
  }
  gap(at, text.length)
  return cutTokens(parts, [...starts, ...ends]).map((token) => ({
    ...token,
    ws: spaced.has(token.end),
  }))
}
