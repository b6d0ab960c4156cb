import { create } from 'zustand'
import type { SpanFilter, SpanOrder } from '#core/annotation/filter.ts'
import type { AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import type { OpenedArticle } from '#ipc/contract.ts'

/** What the list of spans is narrowed to. */
export interface SpanListFilter {
  readonly text: string
  readonly labels: readonly string[]
  /** Name of one of `attributeOptions`; null: any. */
  readonly attribute: string | null
  readonly onlyProblems: boolean
  readonly order: SpanOrder
}

export const noFilter: SpanListFilter = {
  text: '',
  labels: [],
  attribute: null,
  onlyProblems: false,
  order: 'text',
}

interface FilterState extends SpanListFilter {
  /** Whose spans are listed: another article's begin with an empty filter. */
  readonly of: OpenedArticle | null
}

export const useSpanFilter = create<FilterState>(() => ({ ...noFilter, of: null }))

export function filterSpans(change: Partial<SpanListFilter>): void {
  useSpanFilter.setState(change)
}

/** Whether anything is filtered away. */
export function isFiltering(filter: SpanListFilter): boolean {
  return (
    filter.text !== '' ||
    filter.labels.length > 0 ||
    filter.attribute !== null ||
    filter.onlyProblems
  )
}

/** The filter as the core takes it. */
export function coreFilter(
  { text, labels, attribute, onlyProblems }: SpanListFilter,
  tagset: Tagset,
  withProblems: ReadonlySet<string>,
): SpanFilter {
  const wanted = attributeOptions(tagset, labels).find(({ id }) => id === attribute)
  return {
    text,
    ...(labels.length > 0 && { labels: new Set(labels) }),
    ...(wanted !== undefined && { attribute: { key: wanted.key, value: wanted.value } }),
    ...(onlyProblems && { among: withProblems }),
  }
}

/** A value of an attribute to filter by. */
export interface AttributeOption {
  readonly id: string
  readonly key: string
  /** Null: the attribute is not set. */
  readonly value: AttributeValue | null
  readonly definition: AttributeDefinition
}

/** Every value that can be filtered by, of the labels given (of all where none are). */
export function attributeOptions(
  tagset: Tagset,
  labels: readonly string[],
): readonly AttributeOption[] {
  const found = new Map<string, AttributeOption>()
  for (const label of tagset.spans) {
    if (labels.length > 0 && !labels.includes(label.id)) continue
    for (const definition of label.attributes)
      for (const value of valuesOf(definition)) {
        const id = `${definition.id}=${value === null ? '' : String(value)}`
        if (!found.has(id)) found.set(id, { id, key: definition.id, value, definition })
      }
  }
  return [...found.values()]
}

function valuesOf(definition: AttributeDefinition): readonly (AttributeValue | null)[] {
  switch (definition.type) {
    case 'enum':
    case 'multi':
      return [...definition.values.map(({ id }) => id), null]
    case 'boolean':
      return [true, false, null]
    case 'text':
      return [null]
  }
}
