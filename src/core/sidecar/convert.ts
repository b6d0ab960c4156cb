import type {
  Annotations,
  Frame,
  Segment,
  Span,
  UnknownField,
  UnplacedSegment,
} from '#core/annotation/model.ts'
import { compareSpans } from '#core/annotation/order.ts'
import type { Corrections } from './corrections.ts'
import { codePointsIn, type Followed, SegmentPlacer, type TextAtHand } from './place.ts'
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
import { arranged, carried } from './unknown-fields.ts'

/**
 * The border between the file, which counts code points and keeps lists, and the program, which
 * counts UTF-16 code units and looks items up by id.
 */

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
 * Reads a sidecar's contents against the text at hand. A segment without a certain place there is
 * `unplaced`, for anchoring to find (see place.ts). `recordedIn` is the hash of the text that the
 * sidecar was written for (`article.textSha256`), `corrections` what is known of the text's own past.
 */
export function toAnnotations(
  contents: SidecarContents,
  recordedIn: string,
  at: TextAtHand,
  corrections: Corrections | null = null,
): Annotations {
  return placeContents(contents, recordedIn, at, corrections).annotations
}

/** As `toAnnotations`, and how many spans went along with corrections. */
export function placeContents(
  contents: SidecarContents,
  recordedIn: string,
  at: TextAtHand,
  corrections: Corrections | null,
): { readonly annotations: Annotations; readonly followed: Followed } {
  const placer = new SegmentPlacer(at, recordedIn, corrections)
  const { status, document, spans, frames, comments, reviews, decisions = [], conflicts } = contents
  const followed = { spans: 0, reworded: 0 }
  const annotations: Annotations = {
    status,
    document: {
      attributes: document.attributes,
      note: document.note,
      ...carried(document, documentKeys),
    },
    spans: byId(spans.map((span) => readSpan(span, placer, followed))),
    frames: byId(frames.map(readFrame)),
    comments: byId(comments),
    reviews: byId(reviews),
    decisions: byId(decisions),
    conflicts: byId(conflicts),
  }
  return { annotations, followed }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function readSpan(
  span: SidecarSpan,
  placer: SegmentPlacer,
  followed: { spans: number; reworded: number },
): Span {
  const { id, label, attributes, note, origin, created, modified } = span
  const segments: Segment[] = []
  const unplaced: UnplacedSegment[] = []
  let hasFollowed = false
  let isReworded = false
  for (const segment of span.segments) {
    const placed = placer.place(segment)
    // A piece that came to lie over another of its span has no place of its own.
    if (placed === null || placed.segment.start < (segments.at(-1)?.end ?? 0)) {
      unplaced.push(placer.leave(segment))
      continue
    }
    segments.push(placed.segment)
    if (placed.followed !== 'no') hasFollowed = true
    if (placed.followed === 'reworded') isReworded = true
  }
  if (hasFollowed) followed.spans++
  if (isReworded) followed.reworded++
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

/**
 * Makes the sidecar of annotations on the text at hand. Placed segments count in it; those without
 * a place keep the offsets they had, and say of which text. `envelope.article` is made to name the
 * text at hand.
 */
export function toSidecar(annotations: Annotations, envelope: Envelope, at: TextAtHand): Sidecar {
  return new SidecarMaker(at).make(annotations, envelope)
}

/**
 * Makes sidecars of annotations on one text, one after another: an item that is the same as before
 * becomes the same item of the file, which costs nothing and tells what did not change.
 */
export class SidecarMaker {
  readonly at: TextAtHand
  readonly #spans = new WeakMap<Span, SidecarSpan>()
  readonly #frames = new WeakMap<Frame, SidecarFrame>()
  readonly #writer: SegmentWriter

  constructor(at: TextAtHand) {
    this.at = at
    this.#writer = new SegmentWriter(at)
  }

  /** As `toSidecar`. */
  make(annotations: Annotations, envelope: Envelope): Sidecar {
    return sidecarOf(annotations, envelope, this)
  }

  span(span: Span): SidecarSpan {
    const made = this.#spans.get(span) ?? writeSpan(span, this.#writer)
    this.#spans.set(span, made)
    return made
  }

  frame(frame: Frame): SidecarFrame {
    const made = this.#frames.get(frame) ?? withUnknown(frame, frameKeys)
    this.#frames.set(frame, made)
    return made
  }
}

function sidecarOf(annotations: Annotations, envelope: Envelope, maker: SidecarMaker): Sidecar {
  const { status, document, comments, reviews, decisions, conflicts } = annotations
  const { at } = maker
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
    spans: spans.map((span) => maker.span(span)),
    frames: Array.from(annotations.frames.values(), (frame) => maker.frame(frame)),
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

/** The record as the file has it: without `unknown`, its unknown fields standing where they were. */
function withUnknown<T extends object>(
  record: T & { readonly unknown?: readonly UnknownField[] },
  keys: readonly string[],
): Omit<T, 'unknown'> {
  const { unknown, ...known } = record
  return unknown === undefined ? known : Object.assign(arranged(known, keys, {}, unknown), known)
}
