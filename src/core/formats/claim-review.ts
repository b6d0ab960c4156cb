import { type Frame, type Span, writer } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { DatasetDocument } from './dataset.ts'
import {
  type Carries,
  type Emission,
  type Exporter,
  type ExportFormat,
  splitFile,
} from './exporter.ts'
import type { ExportReport } from './report.ts'
import { pieceSeparator } from './table.ts'
import { itemIri, textIri } from './web-annotation.ts'

/**
 * schema.org's ClaimReview in JSON-LD (schema.org/ClaimReview), one for each claim that was checked: a span
 * with a `verdict` other than `unchecked`. Its author is who fills the `source` of a frame that the claim
 * is in. All that is not of a checked claim is counted as left out.
 */
const carries: Carries = {
  pieces: true,
  overlaps: true,
  unplaced: true,
  spanAttributes: true,
  frames: true,
  frameAttributes: false,
  notes: true,
  documentAttributes: false,
}

export const claimReview: ExportFormat = {
  carries,
  open: ({ tagset }, report) => new ClaimReviews(tagset, report),
}

const verdictAttribute = 'verdict'
const unchecked = 'unchecked'
const sourceRole = 'source'

/** On the scale that search engines know: 1 is false, 5 true. Verdicts of other kinds have words alone. */
const ratings: ReadonlyMap<string, number> = new Map([
  ['false', 1],
  ['misleading', 2],
  ['mostly-true', 4],
  ['true', 5],
])

/** Types of sources that are no single person. */
const organisations = new Set(['state', 'military', 'armed-group', 'international-body', 'media'])

class ClaimReviews implements Exporter {
  readonly #tagset: Tagset | null
  readonly #report: ExportReport
  readonly #claimLabels: ReadonlySet<string>
  /** How many reviews each file has so far. */
  readonly #written = new Map<string, number>()

  constructor(tagset: Tagset | null, report: ExportReport) {
    this.#tagset = tagset
    this.#report = report
    const labels = (tagset?.spans ?? []).filter(({ attributes }) =>
      attributes.some(({ id }) => id === verdictAttribute),
    )
    this.#claimLabels = new Set(labels.map(({ id }) => id))
  }

  begin(): readonly Emission[] {
    return []
  }

  *document(document: DatasetDocument): Generator<Emission> {
    const file = splitFile(document, 'jsonld')
    if (!this.#written.has(file))
      yield { file, data: '{"@context":"https://schema.org","@graph":[\n' }
    let written = this.#written.get(file) ?? 0
    for (const review of this.#reviews(document))
      yield { file, data: `${written++ === 0 ? '' : ',\n'}${JSON.stringify(review)}` }
    this.#written.set(file, written)
  }

  *end(): Generator<Emission> {
    for (const file of this.#written.keys()) yield { file, data: '\n]}\n' }
  }

  #reviews(document: DatasetDocument): readonly object[] {
    const { annotations } = document
    const frames = framesInOrder(annotations)
    const tellings = tellingsOf(frames)
    const used = new Set<string>()
    const reviews: object[] = []
    for (const span of spansInOrder(annotations)) {
      const verdict = span.attributes[verdictAttribute]
      if (typeof verdict !== 'string' || verdict === unchecked) continue
      used.add(span.id)
      const telling = tellings.get(span.id) ?? []
      const sources = new Set(telling.flatMap(({ roles }) => roles[sourceRole] ?? []))
      for (const id of [...telling.map((frame) => frame.id), ...sources]) used.add(id)
      reviews.push(this.#review(document, span, verdict, [...sources]))
    }
    this.#countLeft(document, used)
    return reviews
  }

  #review(document: DatasetDocument, span: Span, verdict: string, sources: readonly string[]) {
    const { stem, annotator, article } = document
    const iri = itemIri(stem, span.id)
    const authors = sources.flatMap((id) => authorOf(document, id) ?? [])
    const { title, author, date, site } = article.byline
    const value = ratings.get(verdict)
    return {
      '@type': 'ClaimReview',
      '@id': iri,
      url: iri,
      claimReviewed: wordsOf(span),
      datePublished: span.modified,
      author: { '@type': 'Person', name: annotator.name },
      itemReviewed: {
        '@type': 'Claim',
        ...(authors.length > 0 && { author: authors.length === 1 ? authors[0] : authors }),
        ...(date !== undefined && { datePublished: date }),
        appearance: {
          '@type': 'NewsArticle',
          '@id': textIri(article.textSha256),
          identifier: article.file,
          ...(title !== undefined && { headline: title }),
          ...(author !== undefined && { author: { '@type': 'Person', name: author } }),
          ...(date !== undefined && { datePublished: date }),
          ...(site !== undefined && { publisher: { '@type': 'Organization', name: site } }),
        },
      },
      reviewRating: {
        '@type': 'Rating',
        ...(value !== undefined && { ratingValue: value, bestRating: 5, worstRating: 1 }),
        alternateName: this.#nameOf(span.label, verdict),
        ...(span.note !== '' && { ratingExplanation: span.note }),
      },
    }
  }

  /** The verdict in the tagset's Arabic. */
  #nameOf(label: string, verdict: string): string {
    const attribute = this.#tagset?.spans
      .find(({ id }) => id === label)
      ?.attributes.find(({ id }) => id === verdictAttribute)
    const values = attribute?.type === 'enum' ? attribute.values : []
    return values.find(({ id }) => id === verdict)?.name.ar ?? verdict
  }

  #countLeft(document: DatasetDocument, used: ReadonlySet<string>): void {
    const { spans, frames, document: record } = document.annotations
    for (const { id, label, attributes } of spans.values()) {
      const verdict = attributes[verdictAttribute]
      if (used.has(id)) {
        const others = Object.keys(attributes).filter((name) => name !== verdictAttribute)
        this.#report.add('span-attribute', document, id, others.length)
        if (typeof verdict !== 'string') this.#countNote(document, id)
      } else if (this.#claimLabels.has(label) || verdict !== undefined)
        this.#report.add('no-verdict', document, id)
      else this.#report.add('other-layer', document, id)
    }
    for (const { id } of frames.values())
      if (used.has(id)) this.#countNote(document, id)
      else this.#report.add('frame', document, id)
    if (record.note !== '') this.#report.add('note', document, null)
  }

  #countNote(document: DatasetDocument, id: string): void {
    const { spans, frames } = document.annotations
    const note = (spans.get(id) ?? frames.get(id))?.note ?? ''
    if (note !== '') this.#report.add('note', document, id)
  }
}

/** The frames that name a source, by the items that it says there. */
function tellingsOf(frames: readonly Frame[]): ReadonlyMap<string, readonly Frame[]> {
  const tellings = new Map<string, Frame[]>()
  for (const frame of frames) {
    if (!Object.hasOwn(frame.roles, sourceRole) || frame.roles[sourceRole]?.length === 0) continue
    const told = Object.entries(frame.roles).flatMap(([role, fillers]) =>
      role === sourceRole ? [] : fillers,
    )
    for (const id of new Set(told)) tellings.set(id, [...(tellings.get(id) ?? []), frame])
  }
  return tellings
}

function authorOf({ article, annotations }: DatasetDocument, id: string): object | null {
  if (id === writer) {
    const { author } = article.byline
    return author === undefined ? null : { '@type': 'Person', name: author }
  }
  const span = annotations.spans.get(id)
  if (span === undefined) return null
  const { type } = span.attributes
  const isOrganisation = typeof type === 'string' && organisations.has(type)
  return { '@type': isOrganisation ? 'Organization' : 'Person', name: wordsOf(span) }
}

function wordsOf({ segments, unplaced }: Span): string {
  return [...segments, ...unplaced].map(({ quote }) => quote).join(pieceSeparator)
}
