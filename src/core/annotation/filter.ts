import { foldString } from '#core/text/folding.ts'
import { type Annotations, isSameValue, type Span } from './model.ts'
import { compareSpans, compareText, spansInOrder } from './order.ts'
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

/** The spans that pass, in text order or by label (in the tagset's order, then text order). */
export function listSpans(
  annotations: Annotations,
  filter: SpanFilter,
  options: { readonly order: SpanOrder; readonly tagset: Tagset },
): readonly Span[] {
  const needle = foldString(filter.text ?? '')
  const found = spansInOrder(annotations).filter(
    (span) => passes(span, filter) && (needle === '' || hasText(span, needle)),
  )
  return options.order === 'text' ? found : found.sort(byLabel(options.tagset))
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

function hasText(span: Span, needle: string): boolean {
  return (
    span.segments.some(({ quote }) => foldString(quote).includes(needle)) ||
    span.unplaced.some(({ quote }) => foldString(quote).includes(needle)) ||
    (span.note !== '' && foldString(span.note).includes(needle))
  )
}

function byLabel(tagset: Tagset): (a: Span, b: Span) => number {
  const places = new Map(tagset.spans.map((label, place) => [label.id, place]))
  const placeOf = (span: Span) => places.get(span.label) ?? tagset.spans.length
  return (a, b) => placeOf(a) - placeOf(b) || compareText(a.label, b.label) || compareSpans(a, b)
}

/** How many spans have each label: those of the tagset first, in its order, then the others. */
export function countByLabel(
  annotations: Annotations,
  tagset: Tagset,
): readonly { readonly label: string; readonly known: boolean; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { label } of annotations.spans.values())
    counts.set(label, (counts.get(label) ?? 0) + 1)
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
