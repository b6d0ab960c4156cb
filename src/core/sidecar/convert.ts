import type {
  Annotations,
  Frame,
  Segment,
  Span,
  UnknownField,
  UnplacedSegment,
} from '#core/annotation/model.ts'
import { compareSpans } from '#core/annotation/order.ts'
import type { OffsetMap } from '#core/text/offsets.ts'
import {
  documentSchema,
  frameSchema,
  type Sidecar,
  type SidecarAnnotator,
  type SidecarArticle,
  type SidecarFrame,
  type SidecarSegment,
  type SidecarSpan,
  segmentSchema,
  sidecarFormat,
  sidecarSchema,
  sidecarVersion,
  spanSchema,
  type TagsetReference,
} from './schema.ts'
import { arranged, carried } from './unknownFields.ts'

/**
 * The border between the file, which counts code points and keeps lists, and the program, which
 * counts UTF-16 code units and looks items up by id.
 */

/** The canonical text as it is now. */
export interface TextAtHand {
  readonly text: string
  readonly textSha256: string
  readonly offsets: OffsetMap
}

/** What a sidecar holds besides annotations: whose it is, and of what. */
export interface Envelope {
  readonly article: SidecarArticle
  readonly annotator: SidecarAnnotator
  readonly tagset: TagsetReference
  readonly unknown?: readonly UnknownField[]
}

/** The part of a sidecar that becomes annotations; a damaged one may yield no more. */
export type SidecarContents = Pick<
  Sidecar,
  'status' | 'document' | 'spans' | 'frames' | 'comments' | 'reviews' | 'decisions' | 'conflicts'
>

export function envelopeOf(sidecar: Sidecar): Envelope {
  const { article, annotator, tagset } = sidecar
  return { article, annotator, tagset, ...carried(sidecar, rootKeys) }
}

const rootKeys = Object.keys(sidecarSchema.shape)
const documentKeys = Object.keys(documentSchema.shape)
const spanKeys = Object.keys(spanSchema.shape)
const segmentKeys = Object.keys(segmentSchema.shape)
const frameKeys = Object.keys(frameSchema.shape)

/**
 * Reads a sidecar's contents against the text at hand. A segment is placed where its quote stands
 * at its offsets; every other is `unplaced`, for anchoring to find. `recordedIn` is the hash of the
 * text that the sidecar was written for (`article.textSha256`).
 */
export function toAnnotations(
  contents: SidecarContents,
  recordedIn: string,
  at: TextAtHand,
): Annotations {
  const reader = new SegmentReader(at, recordedIn)
  const { status, document, spans, frames, comments, reviews, decisions = [], conflicts } = contents
  return {
    status,
    document: {
      attributes: document.attributes,
      note: document.note,
      ...carried(document, documentKeys),
    },
    spans: byId(spans.map((span) => readSpan(span, reader))),
    frames: byId(frames.map(readFrame)),
    comments: byId(comments),
    reviews: byId(reviews),
    decisions: byId(decisions),
    conflicts: byId(conflicts),
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function readSpan(span: SidecarSpan, reader: SegmentReader): Span {
  const { id, label, attributes, note, origin, created, modified } = span
  const segments: Segment[] = []
  const unplaced: UnplacedSegment[] = []
  for (const segment of span.segments) {
    const placed = reader.place(segment)
    if (placed === null) unplaced.push(reader.leave(segment))
    else segments.push(placed)
  }
  return {
    id,
    label,
    segments,
    unplaced,
    attributes,
    note,
    origin,
    created,
    modified,
    ...carried(span, spanKeys),
  }
}

function readFrame(frame: SidecarFrame): Frame {
  const { id, type, roles, attributes, note, origin, created, modified } = frame
  return {
    id,
    type,
    roles,
    attributes,
    note,
    origin,
    created,
    modified,
    ...carried(frame, frameKeys),
  }
}

class SegmentReader {
  readonly #at: TextAtHand
  readonly #recordedIn: string
  /** No character takes two code units: offsets are the same in both. */
  readonly #plain: boolean

  constructor(at: TextAtHand, recordedIn: string) {
    this.#at = at
    this.#recordedIn = recordedIn
    this.#plain = at.offsets.utf16Length === at.offsets.codePointLength
  }

  place(segment: SidecarSegment): Segment | null {
    const { text, textSha256, offsets } = this.#at
    const elsewhere = segment.textSha256 !== undefined && segment.textSha256 !== textSha256
    const inside = segment.start < segment.end && segment.end <= offsets.codePointLength
    if (elsewhere || !inside) return null
    const { quote, prefix, suffix } = segment
    if (codePointsIn(quote) !== segment.end - segment.start) return null
    const start = this.#plain ? segment.start : offsets.toUtf16(segment.start)
    const end = start + quote.length
    if (!text.startsWith(quote, start) || !endsCharacter(text, end)) return null
    return { start, end, quote, prefix, suffix, ...carried(segment, segmentKeys) }
  }

  leave(segment: SidecarSegment): UnplacedSegment {
    const { start, end, quote, prefix, suffix, textSha256 = this.#recordedIn } = segment
    return {
      recorded: { start, end, textSha256 },
      quote,
      prefix,
      suffix,
      ...carried(segment, segmentKeys),
    }
  }
}

/**
 * Makes the sidecar of annotations on the text at hand. Placed segments count in it; those without
 * a place keep the offsets they had, and say of which text. `envelope.article` is made to name the
 * text at hand.
 */
export function toSidecar(annotations: Annotations, envelope: Envelope, at: TextAtHand): Sidecar {
  const { status, document, comments, reviews, decisions, conflicts } = annotations
  const writer = new SegmentWriter(at)
  const spans = [...annotations.spans.values()].sort(compareSpans)
  const root = {
    format: sidecarFormat,
    version: sidecarVersion,
    article: {
      ...envelope.article,
      textSha256: at.textSha256,
      textLength: at.offsets.codePointLength,
    },
    annotator: envelope.annotator,
    tagset: envelope.tagset,
    status,
    document: withUnknown(document, documentKeys),
    spans: spans.map((span) => writeSpan(span, writer)),
    frames: Array.from(annotations.frames.values(), (frame) => withUnknown(frame, frameKeys)),
    comments: [...comments.values()],
    reviews: [...reviews.values()],
    ...(decisions.size > 0 && { decisions: [...decisions.values()] }),
    conflicts: [...conflicts.values()],
  } satisfies Sidecar
  const { unknown } = envelope
  return withUnknown(unknown === undefined ? root : { ...root, unknown }, rootKeys)
}

function writeSpan(span: Span, writer: SegmentWriter): SidecarSpan {
  const { id, label, unplaced, segments: placed, ...rest } = span
  const segments = [
    ...placed.map((segment) => writer.placed(segment)),
    ...unplaced.map((segment) => writer.unplaced(segment)),
  ]
  return withUnknown({ id, label, segments, ...rest }, spanKeys)
}

class SegmentWriter {
  readonly #at: TextAtHand
  readonly #plain: boolean

  constructor(at: TextAtHand) {
    this.#at = at
    this.#plain = at.offsets.utf16Length === at.offsets.codePointLength
  }

  placed(segment: Segment): SidecarSegment {
    if (this.#plain) return withUnknown(segment, segmentKeys)
    const { text, offsets } = this.#at
    const start = offsets.toCodePoint(segment.start)
    const end = start + codePointsIn(text.slice(segment.start, segment.end))
    return withUnknown({ ...segment, start, end }, segmentKeys)
  }

  unplaced({ recorded, ...rest }: UnplacedSegment): SidecarSegment {
    const { start, end, textSha256 } = recorded
    const elsewhere = textSha256 === this.#at.textSha256 ? {} : { textSha256 }
    return withUnknown({ start, end, ...rest, ...elsewhere }, segmentKeys)
  }
}

function codePointsIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) i++
    count++
  }
  return count
}

/** Whether no character goes on past the offset. */
function endsCharacter(text: string, offset: number): boolean {
  return offset === 0 || (text.codePointAt(offset - 1) ?? 0) <= 0xffff
}

/** The record as the file has it: without `unknown`, its unknown fields standing where they were. */
function withUnknown<T extends object>(
  record: T & { readonly unknown?: readonly UnknownField[] },
  keys: readonly string[],
): Omit<T, 'unknown'> {
  const { unknown, ...known } = record
  return unknown === undefined ? known : Object.assign(arranged(known, keys, {}, unknown), known)
}
