import { compareText, frameStarts } from '#core/annotation/order.ts'
import {
  commentSchema,
  conflictSchema,
  decisionSchema,
  originSchema,
  reviewSchema,
} from '#core/annotation/records.ts'
import { findFrameType, findLabel, type Tagset } from '#core/annotation/tagset.ts'
import {
  annotatorSchema,
  articleSchema,
  documentSchema,
  frameSchema,
  type Sidecar,
  type SidecarFrame,
  type SidecarSpan,
  segmentSchema,
  sidecarSchema,
  spanSchema,
  tagsetReferenceSchema,
} from './schema.ts'
import { arranged, mapped } from './unknown-fields.ts'

/**
 * The sidecar as text, in the one form that its content has: fields, items, roles and attributes in
 * order, two spaces, LF, one final newline. Roles and attributes take the tagset's order, those that
 * it lacks following by name; without a tagset they stay in the order they have.
 */
export function serialiseSidecar(sidecar: Sidecar, tagset: Tagset | null): string {
  return `${JSON.stringify(canonicalSidecar(sidecar, tagset), null, 2)}\n`
}

const keys = {
  root: Object.keys(sidecarSchema.shape),
  article: Object.keys(articleSchema.shape),
  extraction: Object.keys(articleSchema.shape.extraction.shape),
  annotator: Object.keys(annotatorSchema.shape),
  tagset: Object.keys(tagsetReferenceSchema.shape),
  document: Object.keys(documentSchema.shape),
  span: Object.keys(spanSchema.shape),
  segment: Object.keys(segmentSchema.shape),
  origin: Object.keys(originSchema.shape),
  frame: Object.keys(frameSchema.shape),
  comment: Object.keys(commentSchema.shape),
  on: Object.keys(commentSchema.shape.on.shape),
  review: Object.keys(reviewSchema.shape),
  decision: Object.keys(decisionSchema.shape),
  conflict: Object.keys(conflictSchema.shape),
}

/** A list of items in the file's order; each is brought into the file's form when it is asked for. */
export class CanonicalList<T extends object = object> {
  readonly items: readonly T[]
  readonly #canonical: (item: T) => object

  constructor(
    items: readonly T[],
    compare: (a: T, b: T) => number,
    canonical: (item: T) => object,
  ) {
    this.items = items.toSorted(compare)
    this.#canonical = canonical
  }

  /** An item as the file has it, on one line or on several. */
  textOf(item: T): string {
    return JSON.stringify(this.#canonical(item), null, 2)
  }

  toJSON(): readonly object[] {
    return this.items.map(this.#canonical)
  }
}

/** What `JSON.stringify` makes the file's text of; its lists of items are `CanonicalList`s. */
export function canonicalSidecar(sidecar: Sidecar, tagset: Tagset | null): object {
  const { article, annotator, document, decisions } = sidecar
  const order = new KeyOrder(tagset)
  return arranged(sidecar, keys.root, {
    article: arranged(article, keys.article, {
      extraction: arranged(article.extraction, keys.extraction),
    }),
    annotator: arranged(annotator, keys.annotator),
    tagset: arranged(sidecar.tagset, keys.tagset),
    document: arranged(document, keys.document, {
      attributes: order.sorted(document.attributes, order.documentAttributes),
    }),
    spans: new CanonicalList(sidecar.spans, compareSidecarSpans, (span) =>
      canonicalSpan(span, order),
    ),
    frames: new CanonicalList(sidecar.frames, compareFrames(sidecar), (frame) =>
      canonicalFrame(frame, order),
    ),
    comments: new CanonicalList(sidecar.comments, compareCreated, (comment) =>
      arranged(comment, keys.comment, { on: arranged(comment.on, keys.on) }),
    ),
    reviews: new CanonicalList(
      sidecar.reviews,
      (a, b) => compareText(a.at, b.at) || compareText(a.id, b.id),
      (review) => arranged(review, keys.review),
    ),
    ...(decisions !== undefined && {
      decisions: new CanonicalList(decisions, compareCreated, (decision) =>
        arranged(decision, keys.decision),
      ),
    }),
    conflicts: new CanonicalList(
      sidecar.conflicts,
      (a, b) => compareText(a.id, b.id),
      (conflict) => arranged(conflict, keys.conflict),
    ),
  })
}

function canonicalSpan(span: SidecarSpan, order: KeyOrder): object {
  return arranged(span, keys.span, {
    segments: mapped(span.segments, (segment) => arranged(segment, keys.segment)),
    attributes: order.sorted(span.attributes, order.spanAttributes(span.label)),
    origin: arranged(span.origin, keys.origin),
  })
}

function canonicalFrame(frame: SidecarFrame, order: KeyOrder): object {
  return arranged(frame, keys.frame, {
    roles: order.sorted(frame.roles, order.roles(frame.type)),
    attributes: order.sorted(frame.attributes, order.frameAttributes(frame.type)),
    origin: arranged(frame.origin, keys.origin),
  })
}

/** By start, end, label, id, in the unit of the file. */
function compareSidecarSpans(a: SidecarSpan, b: SidecarSpan): number {
  return (
    (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0) ||
    (a.segments.at(-1)?.end ?? 0) - (b.segments.at(-1)?.end ?? 0) ||
    compareText(a.label, b.label) ||
    compareText(a.id, b.id)
  )
}

interface Created {
  readonly id: string
  readonly created: string
}

function compareCreated(a: Created, b: Created): number {
  return compareText(a.created, b.created) || compareText(a.id, b.id)
}

/** By the start of the first span in them, type, id. */
function compareFrames({ spans, frames }: Sidecar): (a: SidecarFrame, b: SidecarFrame) => number {
  const starts = new Map(spans.map((span) => [span.id, span.segments[0]?.start]))
  const start = frameStarts(new Map(frames.map((frame) => [frame.id, frame])), (id) =>
    starts.get(id),
  )
  return (a, b) =>
    start(a.id) - start(b.id) || compareText(a.type, b.type) || compareText(a.id, b.id)
}

type Order = ReadonlyMap<string, number> | null

/** The tagset's order of attributes and roles. */
class KeyOrder {
  readonly #tagset: Tagset | null
  readonly #known = new Map<string, Order>()

  constructor(tagset: Tagset | null) {
    this.#tagset = tagset
  }

  get documentAttributes(): Order {
    return this.#order('document', (tagset) => tagset.document.attributes)
  }
  spanAttributes(label: string): Order {
    return this.#order(`span ${label}`, (tagset) => findLabel(tagset, label)?.attributes ?? [])
  }
  frameAttributes(type: string): Order {
    return this.#order(`frame ${type}`, (tagset) => findFrameType(tagset, type)?.attributes ?? [])
  }
  roles(type: string): Order {
    return this.#order(`roles ${type}`, (tagset) => findFrameType(tagset, type)?.roles ?? [])
  }

  #order(name: string, list: (tagset: Tagset) => readonly { readonly id: string }[]): Order {
    const known = this.#known.get(name)
    if (known !== undefined || this.#tagset === null) return known ?? null
    const order = new Map(list(this.#tagset).map(({ id }, place) => [id, place]))
    this.#known.set(name, order)
    return order
  }

  sorted<V>(record: Readonly<Record<string, V>>, order: Order): Readonly<Record<string, V>> {
    if (order === null) return record
    const place = (key: string) => order.get(key) ?? order.size
    const compare = (a: string, b: string) => place(a) - place(b) || compareText(a, b)
    const names = Object.keys(record)
    if (names.every((name, i) => i === 0 || compare(names[i - 1] ?? '', name) < 0)) return record
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)))
  }
}
