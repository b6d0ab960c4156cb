import { stringify } from 'yaml'
import type { LabelAgreement } from '#core/agreement/label-agreement.ts'
import { AgreementCounts } from '#core/agreement/label-agreement.ts'
import type { Annotations } from '#core/annotation/model.ts'
import { compareText } from '#core/annotation/order.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { goldAnnotator } from '#core/sidecar/name.ts'
import type { OffsetMap } from '#core/text/offsets.ts'
import { countOf } from './count-of.ts'
import { type DatasetDocument, type Split, splits } from './dataset.ts'
import { type RecordField, recordFields } from './record.ts'
import type { ExportReport } from './report.ts'
import { type TagsetUse, TagsetUses } from './tagset-uses.ts'

/** What people say of the data set that no count can. */
export interface CardStatements {
  readonly name: string
  /** BCP 47 tags. */
  readonly languages: readonly string[]
  /** As the user gives it; null: none was given. */
  readonly licence: string | null
  /** Version of the program. */
  readonly program: string
  /** How the set was divided, in the words of the command; null: it was not. */
  readonly division: { readonly shares: string; readonly seed: string; readonly by: string } | null
}

/** Counts of a data set for its card, gathered document by document, those of an article in a row. */
export class CardCounts {
  readonly #articles = new Set<string>()
  readonly #annotators = new Map<string, { readonly name: string; documents: number }>()
  readonly #tagsets = new TagsetUses()
  readonly #spans = new Map<string, number>()
  readonly #frames = new Map<string, number>()
  readonly #splits = new Map<Split, number>()
  readonly #agreement = new AgreementCounts()
  /** The article's coders so far, by the tagset that they used. */
  #current: readonly CodersOfText[] = []
  documents = 0
  submitted = 0

  add(document: DatasetDocument): void {
    const { article, annotator, annotations, tagset, split, status } = document
    this.documents++
    if (status === 'submitted') this.submitted++
    if (split !== null && !this.#articles.has(article.file)) count(this.#splits, split)
    this.#articles.add(article.file)
    const { name } = annotator
    const known = this.#annotators.get(annotator.id) ?? { name, documents: 0 }
    known.documents++
    this.#annotators.set(annotator.id, known)
    this.#tagsets.add(tagset)
    for (const { label } of annotations.spans.values()) count(this.#spans, label)
    for (const { type } of annotations.frames.values()) count(this.#frames, type)
    if (annotator.id !== goldAnnotator) this.#gather(document)
  }

  get articles(): number {
    return this.#articles.size
  }
  get annotators(): readonly (readonly [string, { readonly name: string; documents: number }])[] {
    return sorted(this.#annotators)
  }
  get tagsets(): readonly TagsetUse[] {
    return this.#tagsets.all
  }
  get spans(): readonly (readonly [string, number])[] {
    return sorted(this.#spans)
  }
  get frames(): readonly (readonly [string, number])[] {
    return sorted(this.#frames)
  }
  /** Of the articles that several annotated, the adjudicated result apart; null where there are none. */
  get agreement(): AgreementOfSet | null {
    this.#compare()
    const { articles, labels } = this.#agreement
    return articles === 0 ? null : { articles, labels }
  }
  /** Articles of each split. */
  get splits(): readonly (readonly [Split, number])[] {
    return splits.flatMap((split) => {
      const articles = this.#splits.get(split)
      return articles === undefined ? [] : [[split, articles] as const]
    })
  }

  /**
   * Two who read different texts cannot be compared by place, nor two who were asked different things:
   * whoever had no such label did not disagree.
   */
  #gather({ article, annotations, offsets, tagset }: DatasetDocument): void {
    const { file, textSha256 } = article
    if (this.#current.some((one) => one.file !== file)) this.#compare()
    const known = this.#current.find(
      (one) => one.textSha256 === textSha256 && one.tagset === tagset.id,
    )
    if (known !== undefined) known.coders.push(annotations)
    else {
      const coders = [annotations]
      this.#current = [...this.#current, { file, textSha256, tagset: tagset.id, offsets, coders }]
    }
  }

  #compare(): void {
    for (const { coders, offsets } of this.#current)
      if (coders.length > 1) this.#agreement.add(coders, offsets)
    this.#current = []
  }
}

interface CodersOfText {
  readonly file: string
  readonly textSha256: string
  /** Its id. */
  readonly tagset: string
  readonly offsets: OffsetMap
  readonly coders: Annotations[]
}

export interface AgreementOfSet {
  readonly articles: number
  readonly labels: readonly LabelAgreement[]
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sorted<V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => compareText(a, b))
}

/**
 * The data card: README.md with the YAML head that dataset hubs read (huggingface.co/docs/hub,
 * "Dataset cards"). `dataFiles` are the files of records by split, where the format has such.
 */
export function dataCard(
  statements: CardStatements,
  counts: CardCounts,
  report: ExportReport,
  tagset: Tagset | null,
  dataFiles: readonly string[],
): string {
  const { name, languages, licence, program, division } = statements
  const head = {
    pretty_name: name,
    language: languages,
    ...(licence !== null && { license: licence }),
    size_categories: [sizeCategory(counts.documents)],
    tags: ['isnad', 'attribution', ...counts.tagsets.map(({ id, version }) => `${id}-${version}`)],
    ...(dataFiles.length > 0 && {
      dataset_info: { features: recordFields().map(feature) },
      configs: [
        {
          config_name: 'default',
          data_files: dataFiles.map((path) => ({ split: splitOf(path), path })),
        },
      ],
    }),
  }
  const parts = [
    `---\n${stringify(head)}---`,
    `# ${oneLine(name)}`,
    `${countOf(counts.documents, 'document')} of ${countOf(counts.articles, 'article')}. Submitted by their annotators: ${counts.submitted}. Written by Isnad ${program}.`,
    `Licence: ${licence === null ? 'not stated' : oneLine(licence)}.`,
    `## Tagset\n\n${list(counts.tagsets.map((one) => tagsetLine(one, counts.tagsets.length, tagset)))}`,
    `## Annotators\n\n${table(
      ['Annotator', 'Name', 'Documents'],
      counts.annotators.map(([id, one]) => [id, one.name, String(one.documents)]),
    )}`,
    `## Spans\n\n${countTable('Label', counts.spans)}`,
    `## Frames\n\n${countTable('Type', counts.frames)}`,
  ]
  const { agreement } = counts
  if (agreement !== null) parts.push(agreementPart(agreement))
  if (division !== null)
    parts.push(
      `## Splits\n\nDivided ${division.shares} with the seed \`${oneLine(division.seed)}\`, ${division.by}. No article stands in two splits.\n\n${table(
        ['Split', 'Articles'],
        counts.splits.map(([split, articles]) => [split, String(articles)]),
      )}`,
    )
  parts.push(
    `## What is not in the files\n\n${countTable(
      'Kind',
      report.losses.map(({ kind, count }) => [kind, count] as const),
    )}`,
    `## What was written otherwise\n\n${countTable(
      'Kind',
      report.changes.map(({ kind, count }) => [kind, count] as const),
    )}`,
    '## Sources\n\nEvery article with the SHA-256 of its bytes and of its text stands in `sources.tsv`.',
  )
  return `${parts.join('\n\n')}\n`
}

/** With its documents, where there is more than one. */
function tagsetLine(use: TagsetUse, among: number, tagset: Tagset | null): string {
  const { id, version, documents } = use
  const isKnown = tagset?.id === id && tagset.version === version
  const guidelines = isKnown ? Object.values(tagset.guidelines ?? {}) : []
  return [
    `${id} ${version}`,
    ...(among > 1 ? [countOf(documents, 'document')] : []),
    ...(guidelines.length > 0 ? [`guidelines of that version: ${guidelines.join(', ')}`] : []),
  ].join(', ')
}

function agreementPart({ articles, labels }: AgreementOfSet): string {
  const share = (value: number | null) => (value === null ? 'undefined' : value.toFixed(3))
  const rows = labels.map(({ label, spans, alpha, exact, half }) => [
    label,
    String(spans),
    share(alpha),
    share(exact),
    share(half),
  ])
  return `## Agreement\n\nAnnotated by several: ${countOf(articles, 'article')}. α is Krippendorff's, nominal, over characters, each in a span of the label or in none. F1 is of spans, over all pairs of annotators: over the very same text, and sharing at least half of it. Only annotators who used one tagset are compared.\n\n${table(
    ['Label', 'Spans', 'α', 'F1, same text', 'F1, half of it'],
    rows,
  )}`
}

/** A field as the hub's libraries describe it. */
function feature(field: RecordField): object {
  return { name: field.name, ...typeOf(field) }
}

function typeOf(field: RecordField): object {
  switch (field.kind) {
    case 'string':
      return { dtype: 'string' }
    case 'integer':
      return { dtype: 'int32' }
    case 'number':
      return { dtype: 'float64' }
    case 'struct':
      return { struct: field.fields.map(feature) }
    case 'list':
      return {
        list: field.of.kind === 'struct' ? field.of.fields.map(feature) : scalar(field.of),
      }
  }
}

function scalar({ kind }: RecordField): string {
  return kind === 'integer' ? 'int32' : kind === 'number' ? 'float64' : 'string'
}

function splitOf(path: string): string {
  const name = path.slice(0, path.indexOf('.'))
  return name === 'data' ? 'train' : name
}

/** The classes that hubs use. */
function sizeCategory(documents: number): string {
  if (documents < 1000) return 'n<1K'
  if (documents < 10_000) return '1K<n<10K'
  if (documents < 100_000) return '10K<n<100K'
  return documents < 1_000_000 ? '100K<n<1M' : '1M<n<10M'
}

function countTable(what: string, counts: readonly (readonly [string, number])[]): string {
  if (counts.length === 0) return 'None.'
  return table(
    [what, 'Count'],
    counts.map(([name, count]) => [name, String(count)]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'None.' : items.map((item) => `- ${oneLine(item)}`).join('\n')
}

function cell(text: string): string {
  return oneLine(text).replaceAll('|', '\\|')
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll('<', '&lt;')
}
