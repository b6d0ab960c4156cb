import type { Frame, Span } from '#core/annotation/model.ts'
import { compareText, framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import type { DatasetDocument } from './dataset.ts'
import type { Carries, Emission, Exporter, ExportFormat } from './exporter.ts'
import { linksOf } from './links.ts'
import type { ExportReport } from './report.ts'
import { escapeXml } from './xml.ts'

/**
 * Label Studio's JSON (labelstud.io/guide/export, /guide/tasks): a task for each article, an annotation
 * for each annotator, and the labelling configuration. Offsets are code points. Label Studio knows
 * regions of one piece and relations of two regions: further pieces are regions bound to the first by a
 * relation `#piece`; a frame is a relation from its first filler to each other, `type:role`, whose
 * `meta` names the frame and both roles.
 */
const carries: Carries = {
  pieces: true,
  overlaps: true,
  unplaced: false,
  spanAttributes: true,
  frames: true,
  frameAttributes: false,
  notes: true,
  documentAttributes: false,
}

export const labelStudio: ExportFormat = {
  carries,
  open: ({ tagset }, report) => new LabelStudioExporter(tagset, report),
}

export const pieceRelation = '#piece'
const file = 'tasks.json'

class LabelStudioExporter implements Exporter {
  readonly #tagset: Tagset | null
  readonly #report: ExportReport
  readonly #labels = new Set<string>()
  readonly #attributes = new Map<string, 'choices' | 'textarea'>()
  readonly #values = new Map<string, Set<string>>()
  readonly #relations = new Set<string>([pieceRelation])
  #tasks = 0
  #annotations = 0
  /** The article and text of the task that is open. */
  #open: string | null = null

  constructor(tagset: Tagset | null, report: ExportReport) {
    this.#tagset = tagset
    this.#report = report
    for (const label of tagset?.spans ?? []) {
      this.#labels.add(label.id)
      for (const attribute of label.attributes) this.#define(attribute)
    }
  }

  *begin(): Generator<Emission> {
    yield { file, data: '[\n' }
  }

  *document(document: DatasetDocument): Generator<Emission> {
    const { article, text, split, stem, annotator, annotations } = document
    const task = `${article.file}\n${article.textSha256}`
    if (task === this.#open) yield { file, data: ',\n' }
    else {
      if (this.#open !== null) yield { file, data: ']},\n' }
      this.#open = task
      this.#tasks++
      const { title, author, date, site } = article.byline
      const data = {
        text,
        file: article.file,
        sha256: article.sha256,
        text_sha256: article.textSha256,
        split,
        ...(title !== undefined && { title }),
        ...(author !== undefined && { author }),
        ...(date !== undefined && { date }),
        ...(site !== undefined && { site }),
      }
      yield {
        file,
        data: `{"id":${this.#tasks},"data":${JSON.stringify(data)},"annotations":[\n`,
      }
    }
    if (annotations.document.note !== '') this.#report.add('note', document, null)
    const annotation = {
      id: ++this.#annotations,
      unique_id: stem,
      completed_by: { id: annotator.id, first_name: annotator.name, email: '' },
      was_cancelled: false,
      ground_truth: annotator.id === 'gold',
      result: this.#results(document),
    }
    yield { file, data: JSON.stringify(annotation) }
  }

  *end(): Generator<Emission> {
    yield { file, data: this.#open === null ? ']\n' : ']}\n]\n' }
    yield { file: 'config.xml', data: this.#configuration() }
  }

  #results(document: DatasetDocument): readonly object[] {
    const results: object[] = []
    const placed = new Set<string>()
    for (const span of spansInOrder(document.annotations)) {
      if (span.segments.length === 0) continue
      placed.add(span.id)
      results.push(...this.#region(document, span))
    }
    for (const frame of framesInOrder(document.annotations))
      results.push(...this.#links(document, frame, placed))
    return results
  }

  *#region({ offsets }: DatasetDocument, span: Span): Generator<object> {
    this.#labels.add(span.label)
    const [first, ...others] = span.segments.map(({ start, end, quote }) => ({
      start: offsets.toCodePoint(start),
      end: offsets.toCodePoint(end),
      text: quote,
    }))
    const result = (id: string, from: string, type: string, value: object) => ({
      id,
      from_name: from,
      to_name: 'text',
      type,
      value,
      origin: 'manual',
    })
    yield result(span.id, 'label', 'labels', { ...first, labels: [span.label] })
    for (const [i, piece] of others.entries()) {
      const id = `${span.id}#${i + 2}`
      yield result(id, 'label', 'labels', { ...piece, labels: [span.label] })
      yield relation(span.id, id, pieceRelation, {})
    }
    for (const [name, value] of Object.entries(span.attributes)) {
      const type = this.#typeOf(name, value)
      const list = typeof value === 'object' ? value : [String(value)]
      if (type === 'choices') for (const one of list) this.#values.get(name)?.add(one)
      yield {
        ...result(span.id, `attribute-${name}`, type, {
          ...first,
          [type === 'choices' ? 'choices' : 'text']: list,
        }),
        meta: { type: typeof value === 'object' ? 'list' : typeof value },
      }
    }
    if (span.note !== '') yield result(span.id, 'note', 'textarea', { ...first, text: [span.note] })
  }

  *#links(document: DatasetDocument, frame: Frame, placed: ReadonlySet<string>): Generator<object> {
    const { links, lost } = linksOf(frame, placed)
    if (links.length === 0) {
      this.#report.add('frame', document, frame.id)
      return
    }
    this.#report.add('filler', document, frame.id, lost)
    if (frame.note !== '') this.#report.add('note', document, frame.id)
    for (const { from, fromRole, to, toRole } of links) {
      const name = `${frame.type}:${toRole}`
      this.#relations.add(name)
      yield relation(from, to, name, {
        frame: frame.id,
        type: frame.type,
        from_role: fromRole,
        to_role: toRole,
      })
    }
  }

  #define(definition: AttributeDefinition): void {
    const { id } = definition
    if (definition.type === 'text') {
      this.#attributes.set(id, 'textarea')
      return
    }
    const values = this.#values.get(id) ?? new Set<string>()
    const ids =
      definition.type === 'boolean' ? ['true', 'false'] : definition.values.map((one) => one.id)
    for (const value of ids) values.add(value)
    this.#values.set(id, values)
    this.#attributes.set(id, this.#attributes.get(id) ?? 'choices')
  }

  /** Choices where the tagset has values for it, or where it can only be a choice. */
  #typeOf(name: string, value: AttributeValue): 'choices' | 'textarea' {
    const type = this.#attributes.get(name) ?? (typeof value === 'string' ? 'textarea' : 'choices')
    this.#attributes.set(name, type)
    if (type === 'choices' && !this.#values.has(name)) this.#values.set(name, new Set())
    return type
  }

  #configuration(): string {
    const labels = [...this.#labels].map((id) => {
      const label = this.#tagset?.spans.find((one) => one.id === id)
      const colour = label === undefined ? '' : ` background="${label.colours.light}"`
      const alias = label === undefined ? '' : ` alias="${escapeXml(id)}"`
      return `    <Label value="${escapeXml(label?.name.ar ?? id)}"${alias}${colour}/>\n`
    })
    const attributes = [...this.#attributes]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, type]) => {
        const from = `name="attribute-${escapeXml(name)}" toName="text" perRegion="true"`
        if (type === 'textarea') return `  <TextArea ${from} placeholder="${escapeXml(name)}"/>\n`
        const choices = [...(this.#values.get(name) ?? [])].map(
          (value) => `    <Choice value="${escapeXml(value)}"/>\n`,
        )
        const choice = this.#isMultiple(name) ? 'multiple' : 'single'
        return `  <Choices ${from} choice="${choice}">\n${choices.join('')}  </Choices>\n`
      })
    const relations = [...this.#relations].map(
      (name) => `    <Relation value="${escapeXml(name)}"/>\n`,
    )
    return `<View>
  <Labels name="label" toName="text">
${labels.join('')}  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
${attributes.join('')}  <TextArea name="note" toName="text" perRegion="true"/>
  <Relations>
${relations.join('')}  </Relations>
</View>
`
  }

  #isMultiple(name: string): boolean {
    return (this.#tagset?.spans ?? []).some(({ attributes }) =>
      attributes.some(({ id, type }) => id === name && type === 'multi'),
    )
  }
}

function relation(from: string, to: string, label: string, meta: object): object {
  return { from_id: from, to_id: to, type: 'relation', direction: 'right', labels: [label], meta }
}
