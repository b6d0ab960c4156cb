import type { Span } from '#core/annotation/model.ts'
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
 * relation `#piece`; a frame is a relation from its first filler to each other. Label Studio's own editor
 * gives no `meta` back and cuts ids at `#`, so what those say beyond it stands in names too: a relation is
 * `type:from role>to role`, with `#2`, `#3`… for further frames of that type from the same region and role,
 * and a control tells of truth values and lists.
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
/** What the names of controls begin with, by what they hold. */
export const controls = {
  list: 'attribute.list-',
  boolean: 'attribute.boolean-',
  string: 'attribute-',
} as const
type Held = keyof typeof controls
const file = 'tasks.json'

class LabelStudioExporter implements Exporter {
  readonly #tagset: Tagset | null
  readonly #report: ExportReport
  readonly #labels = new Set<string>()
  readonly #attributes = new Map<string, Control>()
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
    results.push(...this.#relate(document, placed))
    return results
  }

  *#region({ offsets, annotations }: DatasetDocument, span: Span): Generator<object> {
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
      let id = `${span.id}.${i + 2}`
      while (annotations.spans.has(id)) id += '.'
      yield result(id, 'label', 'labels', { ...piece, labels: [span.label] })
      yield relation(span.id, id, [pieceRelation], {})
    }
    for (const [name, value] of Object.entries(span.attributes)) {
      const held = heldBy(value)
      const { type, values } = this.#control(name, held)
      const list = typeof value === 'object' ? value : [String(value)]
      if (type === 'choices') for (const one of list) values.add(one)
      yield {
        ...result(span.id, `${controls[held]}${name}`, type, {
          ...first,
          [type === 'choices' ? 'choices' : 'text']: list,
        }),
        meta: { type: held },
      }
    }
    if (span.note !== '') yield result(span.id, 'note', 'textarea', { ...first, text: [span.note] })
  }

  /** The relations of all frames: one for two regions, as the editor keeps no second, with a label for each link. */
  *#relate(document: DatasetDocument, placed: ReadonlySet<string>): Generator<object> {
    /** How many frames of a type leave from the same region in the same role. */
    const stars = new Map<string, number>()
    const pairs = new Map<string, Pair>()
    for (const frame of framesInOrder(document.annotations)) {
      const { links, lost } = linksOf(frame, placed)
      const [first] = links
      if (first === undefined) {
        this.#report.add('frame', document, frame.id)
        continue
      }
      this.#report.add('filler', document, frame.id, lost)
      if (frame.note !== '') this.#report.add('note', document, frame.id)
      const star = JSON.stringify([frame.type, first.fromRole, first.from])
      const nth = (stars.get(star) ?? 0) + 1
      stars.set(star, nth)
      for (const { from, fromRole, to, toRole } of links) {
        const key = JSON.stringify([from, to])
        const pair = pairs.get(key) ?? { from, to, labels: [], frames: [] }
        pairs.set(key, pair)
        const name = relationName({ type: frame.type, fromRole, toRole, nth })
        this.#relations.add(name)
        pair.labels.push(name)
        pair.frames.push({
          frame: frame.id,
          type: frame.type,
          from_role: fromRole,
          to_role: toRole,
        })
      }
    }
    for (const { from, to, labels, frames } of pairs.values())
      yield relation(from, to, labels, { frames })
  }

  #define(definition: AttributeDefinition): void {
    const held = { text: 'string', enum: 'string', boolean: 'boolean', multi: 'list' } as const
    const control = this.#control(definition.id, held[definition.type], definition.type !== 'text')
    const values =
      definition.type === 'text'
        ? []
        : definition.type === 'boolean'
          ? ['true', 'false']
          : definition.values.map(({ id }) => id)
    for (const value of values) control.values.add(value)
  }

  /** The control of an attribute: choices where the tagset has values for it, or where it can only be a choice. */
  #control(name: string, held: Held, isChosen = held !== 'string'): Control {
    const key = controls[held] + name
    const known = this.#attributes.get(key)
    if (known !== undefined) return known
    const control = {
      held,
      type: isChosen ? 'choices' : 'textarea',
      values: new Set<string>(),
    } as const
    this.#attributes.set(key, control)
    return control
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
      .map(([key, { held, type, values }]) => {
        const from = `name="${escapeXml(key)}" toName="text" perRegion="true"`
        const name = escapeXml(key.slice(controls[held].length))
        if (type === 'textarea') return `  <TextArea ${from} placeholder="${name}"/>\n`
        const choices = [...values].map((value) => `    <Choice value="${escapeXml(value)}"/>\n`)
        const choice = held === 'list' ? 'multiple' : 'single'
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
}

/** What frames say of two regions. */
interface Pair {
  readonly from: string
  readonly to: string
  readonly labels: string[]
  readonly frames: object[]
}

interface Control {
  readonly held: Held
  readonly type: 'choices' | 'textarea'
  readonly values: Set<string>
}

function heldBy(value: AttributeValue): Held {
  return typeof value === 'object' ? 'list' : typeof value === 'boolean' ? 'boolean' : 'string'
}

/** What a relation of a frame is called; `nth` counts the frames of its type from one region and role. */
export interface RelationName {
  readonly type: string
  readonly fromRole: string
  readonly toRole: string
  readonly nth: number
}

function relationName({ type, fromRole, toRole, nth }: RelationName): string {
  return `${type}:${fromRole}>${toRole}${nth > 1 ? `#${nth}` : ''}`
}

/** What `relationName` was given; null where somebody else named it. */
export function readRelationName(name: string): RelationName | null {
  const [, type, fromRole, toRole, nth] = /^([^:>]+):([^>]+)>(.+?)(?:#(\d+))?$/.exec(name) ?? []
  if (type === undefined || fromRole === undefined || toRole === undefined) return null
  return { type, fromRole, toRole, nth: Number(nth ?? 1) }
}

function relation(from: string, to: string, labels: readonly string[], meta: object): object {
  return { from_id: from, to_id: to, type: 'relation', direction: 'right', labels, meta }
}
