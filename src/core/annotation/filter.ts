import { foldString } from '#core/text/folding.ts'
import { type Annotations, type Frame, isSameValue, type Span } from './model.ts'
import { compareSpans, compareText, framesInOrder, spansInOrder } from './order.ts'
import type { AttributeValue } from './records.ts'
import type { Tagset } from './tagset.ts'

/** Which spans to list; what is left out lets every span pass. */
export interface SpanFilter {
  readonly labels?: ReadonlySet<string>
  /** `value` null: the attribute is not set. Of several values one must be this one. */
  readonly attribute?: { readonly key: string; readonly value: AttributeValue | null }
  /** Looked for in the words and the note, folded. */
  readonly text?: string
  /** Ids of items that have a problem. */
  readonly among?: ReadonlySet<string>
}

export type SpanOrder = 'text' | 'label'

/**
 * The spans that pass, in text order or by label (in the tagset's order, then text order).
 * `ordered` are all spans in text order, where the caller has them so already.
 */
export function listSpans(
  annotations: Annotations,
  filter: SpanFilter,
  options: {
    readonly order: SpanOrder
    readonly tagset: Tagset
    readonly ordered?: readonly Span[]
  },
): readonly Span[] {
  const needle = foldString(filter.text ?? '')
  const all = options.ordered ?? spansInOrder(annotations)
  const found = isEmpty(filter, needle)
    ? all
    : all.filter(
        (span) => passes(span, filter) && (needle === '' || foldedSpan(span).includes(needle)),
      )
  return options.order === 'text' ? found : found.toSorted(byLabel(options.tagset))
}

function isEmpty({ labels, attribute, among }: SpanFilter, needle: string): boolean {
  return needle === '' && labels === undefined && attribute === undefined && among === undefined
}

function passes(span: Span, { labels, attribute, among }: SpanFilter): boolean {
  if (labels !== undefined && !labels.has(span.label)) return false
  if (among !== undefined && !among.has(span.id)) return false
  return attribute === undefined || hasAttribute(span, attribute.key, attribute.value)
}

function hasAttribute(span: Span, key: string, value: AttributeValue | null): boolean {
  const found = Object.hasOwn(span.attributes, key) ? span.attributes[key] : undefined
  if (value === null || found === undefined) return value === null && found === undefined
  if (typeof found === 'object' && typeof value === 'string') return found.includes(value)
  return isSameValue(found, value)
}

const foldedSpans = new WeakMap<Span, string>()

/** The span's words and note, folded, a line each; kept, since spans never change. */
export function foldedSpan(span: Span): string {
  const known = foldedSpans.get(span)
  if (known !== undefined) return known
  const quotes = [...span.segments, ...span.unplaced].map(({ quote }) => quote)
  const folded = foldString([...quotes, span.note].join('\n'))
  foldedSpans.set(span, folded)
  return folded
}

/** Which frames to list; what is left out lets every frame pass. */
export interface FrameFilter {
  readonly types?: ReadonlySet<string>
  /** Looked for in the words of its fillers, those of frames within it too, and in its note; folded. */
  readonly text?: string
  /** Ids of items that have a problem. */
  readonly among?: ReadonlySet<string>
}

/** The frames that pass, in text order. */
export function listFrames(annotations: Annotations, filter: FrameFilter): readonly Frame[] {
  const { types, text, among } = filter
  const needle = foldString(text ?? '')
  return framesInOrder(annotations).filter(
    (frame) =>
      (types === undefined || types.has(frame.type)) &&
      (among === undefined || among.has(frame.id)) &&
      (needle === '' || frameHas(annotations, frame, needle, new Set())),
  )
}

function frameHas(
  annotations: Annotations,
  frame: Frame,
  needle: string,
  seen: Set<string>,
): boolean {
  if (seen.has(frame.id)) return false
  seen.add(frame.id)
  if (frame.note !== '' && foldString(frame.note).includes(needle)) return true
  return Object.values(frame.roles)
    .flat()
    .some((filler) => {
      const span = annotations.spans.get(filler)
      if (span !== undefined) return foldedSpan(span).includes(needle)
      const inner = annotations.frames.get(filler)
      return inner !== undefined && frameHas(annotations, inner, needle, seen)
    })
}

function byLabel(tagset: Tagset): (a: Span, b: Span) => number {
  const places = new Map(tagset.spans.map((label, place) => [label.id, place]))
  const placeOf = (span: Span) => places.get(span.label) ?? tagset.spans.length
  return (a, b) => placeOf(a) - placeOf(b) || compareText(a.label, b.label) || compareSpans(a, b)
}

/** How many spans have each label. */
export function labelCounts(spans: Iterable<Span>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { label } of spans) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

/** The counts of labels: of those of the tagset first, in its order, then of the others. */
export function countByLabel(
  counts: ReadonlyMap<string, number>,
  tagset: Tagset,
): readonly { readonly label: string; readonly known: boolean; readonly count: number }[] {
  const known = tagset.spans.map(({ id }) => ({
    label: id,
    known: true,
    count: counts.get(id) ?? 0,
  }))
  const ids = new Set(tagset.spans.map(({ id }) => id))
  const others = [...counts]
    .filter(([label]) => !ids.has(label))
    .sort((a, b) => compareText(a[0], b[0]))
  return [...known, ...others.map(([label, count]) => ({ label, known: false, count }))]
}
