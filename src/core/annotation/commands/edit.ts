import type { Annotations, Entries, Frame, Segment, Span, UnplacedSegment } from '../model.ts'
import type { AttributeValue, Status } from '../records.ts'

/** New values of fields, by key; null takes the key away. */
type Keyed<V> = Readonly<Record<string, V | null>>

export interface SpanFields {
  readonly label?: string
  readonly segments?: readonly Segment[]
  readonly unplaced?: readonly UnplacedSegment[]
  readonly note?: string
  readonly modified?: string
  readonly attributes?: Keyed<AttributeValue>
}

export interface FrameFields {
  readonly note?: string
  readonly modified?: string
  readonly attributes?: Keyed<AttributeValue>
  readonly roles?: Keyed<readonly string[]>
}

export interface DocumentFields {
  readonly note?: string
  readonly attributes?: Keyed<AttributeValue>
}

export type EntryMaps = Pick<Annotations, keyof Entries>

/** New entries of the lists, by id; null takes the entry away. */
export type EntryChanges = { readonly [L in keyof Entries]?: Keyed<Entries[L]> }

/**
 * The smallest changes, each with an exact inverse. They touch single fields and single keys, so
 * that taking one back leaves alone what else has happened to the item since.
 */
export type Edit =
  | { readonly edit: 'put-span'; readonly span: Span }
  | { readonly edit: 'drop-span'; readonly id: string }
  | { readonly edit: 'change-span'; readonly id: string; readonly fields: SpanFields }
  | { readonly edit: 'put-frame'; readonly frame: Frame }
  | { readonly edit: 'drop-frame'; readonly id: string }
  | { readonly edit: 'change-frame'; readonly id: string; readonly fields: FrameFields }
  | { readonly edit: 'change-document'; readonly fields: DocumentFields }
  | { readonly edit: 'set-status'; readonly status: Status }
  | { readonly edit: 'change-entries'; readonly entries: EntryChanges }

export type EditFailure =
  | { readonly kind: 'no-such-item'; readonly id: string }
  | { readonly kind: 'id-taken'; readonly id: string }
  /** A frame's role holds it still. */
  | { readonly kind: 'still-in-frame'; readonly id: string; readonly frame: string }
  | { readonly kind: 'no-such-filler'; readonly id: string }
  /** A frame would come to contain itself. */
  | { readonly kind: 'cycle'; readonly id: string }

export function changedSpan(span: Span, fields: SpanFields): Span {
  const { attributes, ...plain } = fields
  return { ...span, ...plain, attributes: withKeys(span.attributes, attributes) }
}

/** The fields that take `fields` back. */
export function spanBefore(span: Span, fields: SpanFields): SpanFields {
  return {
    ...(fields.label !== undefined && { label: span.label }),
    ...(fields.segments !== undefined && { segments: span.segments }),
    ...(fields.unplaced !== undefined && { unplaced: span.unplaced }),
    ...(fields.note !== undefined && { note: span.note }),
    ...(fields.modified !== undefined && { modified: span.modified }),
    ...(fields.attributes !== undefined && {
      attributes: keysBefore(span.attributes, fields.attributes),
    }),
  }
}

export function changedFrame(frame: Frame, fields: FrameFields): Frame {
  const { attributes, roles, ...plain } = fields
  return {
    ...frame,
    ...plain,
    attributes: withKeys(frame.attributes, attributes),
    roles: withKeys(frame.roles, roles),
  }
}

export function frameBefore(frame: Frame, fields: FrameFields): FrameFields {
  return {
    ...(fields.note !== undefined && { note: frame.note }),
    ...(fields.modified !== undefined && { modified: frame.modified }),
    ...(fields.attributes !== undefined && {
      attributes: keysBefore(frame.attributes, fields.attributes),
    }),
    ...(fields.roles !== undefined && { roles: keysBefore(frame.roles, fields.roles) }),
  }
}

export function changedDocument(
  document: Annotations['document'],
  fields: DocumentFields,
): Annotations['document'] {
  const { attributes, ...plain } = fields
  return { ...document, ...plain, attributes: withKeys(document.attributes, attributes) }
}

export function documentBefore(
  document: Annotations['document'],
  fields: DocumentFields,
): DocumentFields {
  return {
    ...(fields.note !== undefined && { note: document.note }),
    ...(fields.attributes !== undefined && {
      attributes: keysBefore(document.attributes, fields.attributes),
    }),
  }
}

export function changedEntries(annotations: EntryMaps, changes: EntryChanges): EntryMaps {
  return {
    comments: withEntries(annotations.comments, changes.comments),
    reviews: withEntries(annotations.reviews, changes.reviews),
    decisions: withEntries(annotations.decisions, changes.decisions),
    conflicts: withEntries(annotations.conflicts, changes.conflicts),
  }
}

export function entriesBefore(annotations: EntryMaps, changes: EntryChanges): EntryChanges {
  const { comments, reviews, decisions, conflicts } = changes
  return {
    ...(comments && { comments: before(annotations.comments, comments) }),
    ...(reviews && { reviews: before(annotations.reviews, reviews) }),
    ...(decisions && { decisions: before(annotations.decisions, decisions) }),
    ...(conflicts && { conflicts: before(annotations.conflicts, conflicts) }),
  }
}

function withEntries<T>(
  entries: ReadonlyMap<string, T>,
  changes: Keyed<T> | undefined,
): ReadonlyMap<string, T> {
  if (changes === undefined) return entries
  const next = new Map(entries)
  for (const [id, entry] of Object.entries(changes)) {
    if (entry === null) next.delete(id)
    else next.set(id, entry)
  }
  return next
}

function withKeys<V>(
  record: Readonly<Record<string, V>>,
  changes: Keyed<V> | undefined,
): Readonly<Record<string, V>> {
  if (changes === undefined) return record
  return Object.fromEntries(withEntries(new Map(Object.entries(record)), changes))
}

function keysBefore<V>(record: Readonly<Record<string, V>>, changes: Keyed<V>): Keyed<V> {
  return before(new Map(Object.entries(record)), changes)
}

function before<V>(values: ReadonlyMap<string, V>, changes: Keyed<V>): Keyed<V> {
  return Object.fromEntries(Object.keys(changes).map((key) => [key, values.get(key) ?? null]))
}
