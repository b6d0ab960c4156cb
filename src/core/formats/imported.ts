import {
  type Annotations,
  newFrame,
  newSpan,
  noAnnotations,
  type Segment,
  type UnplacedSegment,
  writer,
} from '#core/annotation/model.ts'
import type { Origin } from '#core/annotation/records.ts'
import { itemIdSchema } from '#core/annotation/records.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { codePointsIn, SegmentPlacer, type TextAtHand } from '#core/sidecar/place.ts'
import type { SidecarSegment } from '#core/sidecar/schema.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import type { ImportedDocument, ImportedQuote, ImportedSpan } from './importer.ts'

/** The document with its text as articles have it: CR LF and CR turned into LF. Its pieces go along. */
export function withCanonicalText(document: ImportedDocument): ImportedDocument {
  const { text } = document
  if (text === null || !text.includes('\r')) return document
  const gone = [...text.matchAll(/\r\n/g)].map(({ index }) => index)
  return withText(document, text.replaceAll(/\r\n?/g, '\n'), (at) => {
    let low = 0
    let high = gone.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((gone[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return at - low
  })
}

/** What has no name in the files: sidecars have no empty names, and none can be mapped. */
const nameless = '_'

/** The document with a name for each label, frame type, role and attribute that the files call by none. */
export function withNames(document: ImportedDocument): ImportedDocument {
  const { spans, frames } = document
  const isNamed =
    spans.every(({ label }) => label !== '') &&
    frames.every(({ type, roles }) => type !== '' && !Object.hasOwn(roles, '')) &&
    [document, ...spans, ...frames].every(({ attributes }) => !Object.hasOwn(attributes, ''))
  if (isNamed) return document
  return {
    ...document,
    attributes: withNamedKeys(document.attributes),
    spans: spans.map((span) => ({
      ...span,
      label: span.label || nameless,
      attributes: withNamedKeys(span.attributes),
    })),
    frames: frames.map((frame) => ({
      ...frame,
      type: frame.type || nameless,
      roles: withNamedKeys(frame.roles),
      attributes: withNamedKeys(frame.attributes),
    })),
  }
}

function withNamedKeys<V>(record: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  if (!Object.hasOwn(record, '')) return record
  let name = nameless
  while (Object.hasOwn(record, name)) name += nameless
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key || name, value]))
}

/**
 * The document without the U+FEFF that its text begins with: some programs take the byte order mark of an
 * article for a character of it.
 */
export function withoutByteOrderMark(document: ImportedDocument): ImportedDocument {
  const { text } = document
  if (text?.startsWith('\ufeff') !== true) return document
  return withText(document, text.slice(1), (at) => Math.max(0, at - 1))
}

function withText(
  document: ImportedDocument,
  text: string,
  moved: (at: Utf16) => Utf16,
): ImportedDocument {
  return {
    ...document,
    text,
    textSha256: null,
    spans: document.spans.map((span) => ({
      ...span,
      segments: span.segments
        .map(({ start, end }) => ({ start: moved(start), end: moved(end) }))
        .filter(({ start, end }) => start < end),
    })),
  }
}

/** The text that a document came with; its hash names it in what has no place. */
export interface SourceText {
  readonly text: string
  readonly textSha256: string
  toCodePoint(at: Utf16): number
}

/**
 * The document as annotations on an article's text. Where the two texts are one, each piece is in its
 * place; where they differ, only what stands in the same surroundings at the same place is: the rest
 * has none, and is for anchoring to look for and for a person to confirm. Ids stay, if sidecars can
 * have them; fillers that the document does not have are left out. `at` is the time of making.
 */
export function annotationsOfImport(
  document: ImportedDocument,
  source: SourceText | null,
  article: TextAtHand,
  { origin, at }: { readonly origin: Origin; readonly at: string },
): Annotations {
  const given = newIds(document)
  const ids = (id: string) => given.get(id)
  const spans = document.spans.map((span) => {
    const { segments, unplaced } = placed(span, source, article)
    const id = ids(span.id) ?? span.id
    const made = newSpan({
      id,
      origin,
      at,
      label: span.label,
      segments,
      attributes: span.attributes,
    })
    return { ...made, unplaced, note: span.note }
  })
  const frames = document.frames.map(({ id, type, roles, attributes, note }) => {
    const known = Object.fromEntries(
      Object.entries(roles).map(([role, fillers]) => [
        role,
        fillers.flatMap((filler) => (filler === writer ? writer : (ids(filler) ?? []))),
      ]),
    )
    return { ...newFrame({ id: ids(id) ?? id, origin, at, type, roles: known, attributes }), note }
  })
  return {
    ...noAnnotations,
    document: { attributes: document.attributes, note: document.note },
    spans: new Map(spans.map((span) => [span.id, span])),
    frames: new Map(frames.map((frame) => [frame.id, frame])),
  }
}

function placed(span: ImportedSpan, source: SourceText | null, article: TextAtHand) {
  const recordedIn = source?.textSha256 ?? noText
  const placer = new SegmentPlacer(article, recordedIn, null)
  const segments: Segment[] = []
  const unplaced: UnplacedSegment[] = []
  const put = (segment: SidecarSegment): void => {
    const found = placer.place(segment)
    if (found !== null) segments.push(found.segment)
    else unplaced.push(placer.leave(elsewhere(segment, recordedIn, article)))
  }
  for (const range of span.segments)
    if (source === null || source.text === article.text)
      segments.push(segmentAt(article.text, range))
    else {
      const { quote, prefix, suffix } = segmentAt(source.text, range)
      const [start, end] = [source.toCodePoint(range.start), source.toCodePoint(range.end)]
      put({ start, end, quote, prefix, suffix })
    }
  for (const quote of span.unplaced) put(segmentOf(quote))
  // Nothing but a line end that texts do not have here: a span is some words, if none that are known.
  if (segments.length + unplaced.length === 0) put(segmentOf(noWords))
  return { segments, unplaced }
}

/** Words without a place count in another text than the article's, where they would have been found. */
function elsewhere(
  segment: SidecarSegment,
  recordedIn: string,
  article: TextAtHand,
): SidecarSegment {
  const { textSha256 = recordedIn, ...rest } = segment
  return { ...rest, textSha256: textSha256 === article.textSha256 ? noText : textSha256 }
}

/** A sidecar's piece has words and a place; where the file gives none, U+FFFD and the text's start. */
function segmentOf({
  quote,
  prefix,
  suffix,
  start,
  end,
  textSha256,
}: ImportedQuote): SidecarSegment {
  const words = quote === '' ? '\ufffd' : quote.toWellFormed()
  const from = Number.isInteger(start) && start >= 0 ? start : 0
  const length = codePointsIn(words)
  return {
    start: from,
    end: end === from + length ? end : from + length,
    quote: words,
    prefix: prefix.toWellFormed(),
    suffix: suffix.toWellFormed(),
    ...(textSha256 !== null && { textSha256 }),
  }
}

const noWords: ImportedQuote = {
  quote: '',
  prefix: '',
  suffix: '',
  start: 0,
  end: 0,
  textSha256: null,
}

/** Stands for a text of which nothing is known. */
const noText = '0'.repeat(64)

/** Ids that sidecars can have, one for each of the document's: its own where they will do. */
function newIds({ spans, frames }: ImportedDocument): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  const used = new Set<string>()
  let next = 0
  for (const { id } of [...spans, ...frames]) {
    let made = id
    while (used.has(made) || !itemIdSchema.safeParse(made).success || !made.isWellFormed())
      made = `imported-${++next}`
    used.add(made)
    if (!given.has(id)) given.set(id, made)
  }
  return given
}

/** Fillers of frames that stand for nothing in the document. */
export function danglingFillers({ spans, frames }: ImportedDocument): readonly string[] {
  const known = new Set([writer, ...spans.map(({ id }) => id), ...frames.map(({ id }) => id)])
  return frames.flatMap(({ roles }) =>
    Object.values(roles)
      .flat()
      .filter((filler) => !known.has(filler)),
  )
}
