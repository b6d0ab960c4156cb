import type { CodePoint, Utf16Range } from '#core/text/offsets.ts'
import type {
  Attributes,
  AttributeValue,
  Comment,
  Conflict,
  Decision,
  Origin,
  Review,
  Status,
} from './records.ts'

/** Fills a source role where the writer of the article speaks. */
export const writer = '#writer'

/** A field that this version of the program does not know, kept where it was: after the known field `after`. */
export interface UnknownField {
  readonly key: string
  readonly value: unknown
  readonly after: string | null
}

/** One piece of a span, in UTF-16 offsets of the canonical text, with the words it was made from. */
export interface Segment extends Utf16Range {
  readonly quote: string
  /** Up to 32 code points before and after. */
  readonly prefix: string
  readonly suffix: string
  readonly unknown?: readonly UnknownField[]
}

/** A piece whose words do not stand at its offsets in the text at hand, so that it has no place yet. */
export interface UnplacedSegment {
  /** Where it stood, in code points of the text named by `textSha256`. */
  readonly recorded: {
    readonly start: CodePoint
    readonly end: CodePoint
    readonly textSha256: string
  }
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly unknown?: readonly UnknownField[]
}

export interface Span {
  readonly id: string
  readonly label: string
  /** In text order, not overlapping one another. Empty only where all pieces are unplaced. */
  readonly segments: readonly Segment[]
  readonly unplaced: readonly UnplacedSegment[]
  readonly attributes: Attributes
  readonly note: string
  readonly origin: Origin
  readonly created: string
  readonly modified: string
  readonly unknown?: readonly UnknownField[]
}

/** Fillers of each role: ids of spans or frames, or `#writer`. */
export type Roles = Readonly<Record<string, readonly string[]>>

/** One statement that spans take part in. */
export interface Frame {
  readonly id: string
  readonly type: string
  readonly roles: Roles
  readonly attributes: Attributes
  readonly note: string
  readonly origin: Origin
  readonly created: string
  readonly modified: string
  readonly unknown?: readonly UnknownField[]
}

/** What is said of the article as a whole. */
export interface DocumentRecord {
  readonly attributes: Attributes
  readonly note: string
  readonly unknown?: readonly UnknownField[]
}

/** Everything one annotator says of one article. The order of the maps means nothing. */
export interface Annotations {
  readonly status: Status
  readonly document: DocumentRecord
  readonly spans: ReadonlyMap<string, Span>
  readonly frames: ReadonlyMap<string, Frame>
  readonly comments: ReadonlyMap<string, Comment>
  readonly reviews: ReadonlyMap<string, Review>
  readonly decisions: ReadonlyMap<string, Decision>
  readonly conflicts: ReadonlyMap<string, Conflict>
}

/** Records kept in lists of their own, each with an id. */
export interface Entries {
  readonly comments: Comment
  readonly reviews: Review
  readonly decisions: Decision
  readonly conflicts: Conflict
}

export const noAnnotations: Annotations = {
  status: 'draft',
  document: { attributes: {}, note: '' },
  spans: new Map(),
  frames: new Map(),
  comments: new Map(),
  reviews: new Map(),
  decisions: new Map(),
  conflicts: new Map(),
}

/** What must be known to make an item; the rest begins empty. `at` is the time of making. */
export interface NewItem {
  readonly id: string
  readonly origin: Origin
  readonly at: string
}

export function newSpan(
  item: NewItem & {
    readonly label: string
    readonly segments: readonly Segment[]
    readonly attributes?: Attributes
  },
): Span {
  const { id, label, segments, attributes = {}, origin, at } = item
  return {
    id,
    label,
    segments,
    unplaced: [],
    attributes,
    note: '',
    origin,
    created: at,
    modified: at,
  }
}

export function newFrame(
  item: NewItem & {
    readonly type: string
    readonly roles?: Roles
    readonly attributes?: Attributes
  },
): Frame {
  const { id, type, roles = {}, attributes = {}, origin, at } = item
  return { id, type, roles, attributes, note: '', origin, created: at, modified: at }
}

/** Whether a span, a frame or a comment of this id is there. */
export function hasItem({ spans, frames, comments }: Annotations, id: string): boolean {
  return spans.has(id) || frames.has(id) || comments.has(id)
}

/** Frames in which an item takes part, with the roles it fills there. */
export function framesWith(
  annotations: Annotations,
  item: string,
): readonly { readonly frame: Frame; readonly roles: readonly string[] }[] {
  const found = []
  for (const frame of annotations.frames.values()) {
    const roles = Object.keys(frame.roles).filter((role) => frame.roles[role]?.includes(item))
    if (roles.length > 0) found.push({ frame, roles })
  }
  return found
}

export function isSameValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.length === b.length && a.every((value, i) => value === b[i])
}
