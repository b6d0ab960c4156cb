/** The statistics as tables: what each card shows is what it saves. */
import type { TFunction } from 'i18next'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import { findFrameType, findLabel } from '#core/annotation/tagset.ts'
import type { Statistics } from '#core/formats/statistics.ts'
import type { Language } from '#messages/numbers.ts'

export interface StatisticsTable {
  readonly id: string
  readonly title: string
  readonly hint?: string | undefined
  /** Of the first column, then of the numbers. */
  readonly heads: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  /** Label or frame type whose hue it has; null: none. */
  readonly mark: string | null
  readonly name: string
  /** It is a text's own words. */
  readonly isQuote?: boolean
  /** Beneath which heading it stands, where rows are grouped. */
  readonly group?: string
  readonly numbers: readonly number[]
  /** How long the bar's parts are, in the unit of the table's longest; none: no bar. */
  readonly bar: readonly BarPart[]
}

export interface BarPart {
  readonly value: number
  readonly look: 'full' | 'soft' | 'faint'
}

interface Naming {
  readonly t: TFunction
  readonly language: Language
  readonly tagset: Tagset | null
}

/** The tables that have something to say, in the order in which they are shown. */
export function statisticsTables(
  statistics: Statistics,
  naming: Naming,
): readonly StatisticsTable[] {
  const { labels, annotators, frames, frequent } = statistics
  return [
    articlesTable(statistics, naming),
    ...(labels.length === 0 ? [] : [labelsTable(statistics, naming)]),
    ...(annotators.length < 2 ? [] : [annotatorsTable(statistics, naming)]),
    ...(frames.length === 0 ? [] : [framesTable(statistics, naming)]),
    ...frequent.filter(({ words }) => words.length > 0).map((one) => frequentTable(one, naming)),
    ...(labels.some(({ attributes }) => attributes.length > 0)
      ? [attributesTable(statistics, naming)]
      : []),
    ...(labels.some(({ lengths }) => lengths !== null) ? [lengthsTable(statistics, naming)] : []),
    ...(labels.length === 0 ? [] : [overlapsTable(statistics, naming)]),
  ]
}

function articlesTable({ articles }: Statistics, { t }: Naming): StatisticsTable {
  const { annotated, submitted, unread, all } = articles
  const row = (name: string, value: number, look: BarPart['look']): TableRow => ({
    mark: null,
    name,
    numbers: [value],
    bar: [{ value, look }],
  })
  return {
    id: 'articles',
    title: t('statistics.articles.title'),
    heads: [t('statistics.articles.status'), t('statistics.articles.articles')],
    rows: [
      row(t('statistics.articles.submitted'), submitted, 'full'),
      row(t('statistics.articles.begun'), annotated - submitted, 'soft'),
      ...(unread > 0 ? [row(t('statistics.articles.unread'), unread, 'faint')] : []),
      row(t('statistics.articles.untouched'), all - annotated - unread, 'faint'),
    ],
  }
}

function labelsTable({ labels }: Statistics, naming: Naming): StatisticsTable {
  const { t } = naming
  return {
    id: 'labels',
    title: t('statistics.labels.title'),
    heads: [t('statistics.labels.label'), t('statistics.labels.spans')],
    rows: labels
      .map(({ label, spans }) => ({
        mark: label,
        name: markName(naming, label),
        numbers: [spans],
        bar: full(spans),
      }))
      .sort(byFirstNumber),
  }
}

function lengthsTable({ labels }: Statistics, naming: Naming): StatisticsTable {
  const { t } = naming
  const heads = ['least', 'median', 'mean', 'most'] as const
  return {
    id: 'lengths',
    title: t('statistics.lengths.title'),
    heads: [t('statistics.labels.label'), ...heads.map((head) => t(`statistics.lengths.${head}`))],
    rows: labels.flatMap(({ label, lengths }) =>
      lengths === null
        ? []
        : [
            {
              mark: label,
              name: markName(naming, label),
              numbers: heads.map((head) => Math.round(lengths[head] * 10) / 10),
              bar: [],
            },
          ],
    ),
  }
}

function attributesTable({ labels }: Statistics, naming: Naming): StatisticsTable {
  const { t, tagset, language } = naming
  return {
    id: 'attributes',
    title: t('statistics.attributes.title'),
    heads: [t('statistics.attributes.value'), t('statistics.labels.spans')],
    rows: labels.flatMap(({ label, attributes }) => {
      const definitions = tagset === null ? [] : (findLabel(tagset, label)?.attributes ?? [])
      return attributes.map(({ attribute, value, count }) => {
        const definition = definitions.find(({ id }) => id === attribute)
        return {
          mark: label,
          group: `${markName(naming, label)} · ${definition?.name[language] ?? attribute}`,
          name: valueName(naming, definition, value),
          numbers: [count],
          bar: full(count),
        }
      })
    }),
  }
}

function annotatorsTable({ annotators }: Statistics, { t }: Naming): StatisticsTable {
  const heads = ['annotator', 'documents', 'frames', 'spans'] as const
  return {
    id: 'annotators',
    title: t('statistics.annotators.title'),
    heads: heads.map((head) => t(`statistics.annotators.${head}`)),
    rows: annotators.map(({ annotator, documents, spans, frames }) => ({
      mark: null,
      name: annotator,
      numbers: [documents, frames, spans],
      bar: full(spans),
    })),
  }
}

function framesTable({ frames }: Statistics, naming: Naming): StatisticsTable {
  const { t } = naming
  const hasUnknown = frames.some(({ unknown }) => unknown > 0)
  return {
    id: 'frames',
    title: t('statistics.frames.title'),
    heads: [
      t('statistics.frames.type'),
      t('statistics.frames.complete'),
      t('statistics.frames.incomplete'),
      ...(hasUnknown ? [t('statistics.frames.unknown')] : []),
    ],
    rows: frames.map(({ type, complete, incomplete, unknown }) => ({
      mark: type,
      name: markName(naming, type),
      numbers: [complete, incomplete, ...(hasUnknown ? [unknown] : [])],
      bar: [
        { value: complete, look: 'full' },
        { value: incomplete, look: 'soft' },
        { value: unknown, look: 'faint' },
      ],
    })),
  }
}

function frequentTable(
  { label, words }: Statistics['frequent'][number],
  naming: Naming,
): StatisticsTable {
  const { t } = naming
  return {
    id: `frequent-${label}`,
    title: t('statistics.frequent.title', { label: markName(naming, label) }),
    hint: t('statistics.frequent.hint'),
    heads: [t('statistics.frequent.words'), t('statistics.labels.spans')],
    rows: words.map(({ words: said, spans }) => ({
      mark: label,
      name: said.replaceAll(/\s+/gu, ' '),
      isQuote: true,
      numbers: [spans],
      bar: full(spans),
    })),
  }
}

function overlapsTable(
  { overlaps, discontinuous, unplaced }: Statistics,
  { t }: Naming,
): StatisticsTable {
  const counts = {
    overlapping: overlaps.spans,
    identical: overlaps.identical,
    discontinuous,
    unplaced,
  }
  const kinds = ['overlapping', 'identical', 'discontinuous', 'unplaced'] as const
  return {
    id: 'overlaps',
    title: t('statistics.overlaps.title'),
    heads: [t('statistics.overlaps.what'), t('statistics.labels.spans')],
    rows: kinds.map((kind) => ({
      mark: null,
      name: t(`statistics.overlaps.${kind}`),
      numbers: [counts[kind]],
      bar: [],
    })),
  }
}

function full(value: number): readonly BarPart[] {
  return [{ value, look: 'full' }]
}

function byFirstNumber(a: TableRow, b: TableRow): number {
  return (b.numbers[0] ?? 0) - (a.numbers[0] ?? 0)
}

function markName({ tagset, language }: Naming, id: string): string {
  const found = tagset === null ? undefined : (findLabel(tagset, id) ?? findFrameType(tagset, id))
  return found?.name[language] ?? id
}

function valueName(
  { t, language }: Naming,
  definition: AttributeDefinition | undefined,
  value: string,
): string {
  if (definition?.type === 'boolean')
    return t(value === 'true' ? 'annotating.inspector.yes' : 'annotating.inspector.no')
  if (definition?.type !== 'enum' && definition?.type !== 'multi') return value
  return definition.values.find(({ id }) => id === value)?.name[language] ?? value
}
