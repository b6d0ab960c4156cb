import { type Frame, type Span, writer } from '#core/annotation/model.ts'
import { compareText, framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Block } from '#core/document/document.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import { bratName } from './brat-writing.ts'
import type { DatasetDocument } from './dataset.ts'
import { type Carries, documentFile, type ExportFormat } from './exporter.ts'
import type { ExportReport } from './report.ts'
import { escapeXml, validXml } from './xml.ts'

/**
 * TEI P5 (tei-c.org/guidelines/p5), a file for each document. A paragraph is a block; with the line breaks
 * between them the body's character data is the text, letter for letter. Anchors stand where spans begin
 * and end; annotations stand off:
 *
 * - a span for each piece, from anchor to anchor, its words inside; pieces of one are next and prev;
 * - a group of links for each frame, a link of the frame and a filler for each, typed by the role;
 * - a feature structure for each item's attributes, and one for the document's;
 * - labels and types of frames are categories of a taxonomy; notes are in the header, by their target.
 */
const carries: Carries = {
  pieces: true,
  overlaps: true,
  unplaced: false,
  spanAttributes: true,
  frames: true,
  frameAttributes: true,
  notes: true,
  documentAttributes: true,
}

export const tei: ExportFormat = {
  carries,
  open: ({ tagset }, report) => ({
    begin: () => [],
    document: (document) => [
      {
        file: documentFile(document, 'xml'),
        data: new TeiDocument(document, tagset, report).xml(),
      },
    ],
    end: () => [],
  }),
}

const writerId = 'writer'
const annotatorId = 'annotator'
const documentId = 'document'

class TeiDocument {
  readonly #document: DatasetDocument
  readonly #tagset: Tagset | null
  readonly #report: ExportReport
  /** Of spans and frames that are written. */
  readonly #ids = new Map<string, string>()
  readonly #categories = new Map<string, string>()
  readonly #notes: string[] = []

  constructor(document: DatasetDocument, tagset: Tagset | null, report: ExportReport) {
    this.#document = document
    this.#tagset = tagset
    this.#report = report
  }

  xml(): string {
    const { annotations } = this.#document
    const spans = spansInOrder(annotations).filter(({ segments }) => segments.length > 0)
    const frames = framesInOrder(annotations)
    for (const [i, { id }] of spans.entries()) this.#ids.set(id, `s${i + 1}`)
    this.#nameFrames(frames)
    const { attributes, note } = annotations.document
    this.#note(documentId, null, note)
    const standOff = [
      this.#features(documentId, null, attributes),
      spans.length === 0
        ? ''
        : `<spanGrp type="annotation" resp="#${annotatorId}">\n${spans.map((span) => this.#span(span)).join('')}</spanGrp>\n`,
      ...spans.map((span) => this.#features(this.#idOf(span), span, span.attributes)),
      ...frames.map((frame) => this.#frame(frame)),
    ].join('')
    const body = this.#body(spans)
    return [
      '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n',
      this.#header(),
      standOff === '' ? '' : `<standOff>\n${standOff}</standOff>\n`,
      `<text xml:id="${documentId}">\n<body xml:space="preserve">${body}</body>\n</text>\n</TEI>\n`,
    ].join('')
  }

  /** A group of links needs one: a frame that reaches nothing which is written is left out, and so what reaches it alone. */
  #nameFrames(frames: readonly Frame[]): void {
    let left = frames
    for (;;) {
      const reaching = left.filter(({ roles }) =>
        Object.values(roles).some((fillers) =>
          fillers.some((id) => id === writer || this.#ids.has(id)),
        ),
      )
      if (reaching.length === 0) return
      for (const { id } of reaching) this.#ids.set(id, 'f')
      left = left.filter((frame) => !reaching.includes(frame))
      let number = 0
      for (const { id } of frames) if (this.#ids.has(id)) this.#ids.set(id, `f${++number}`)
    }
  }

  #idOf({ id }: Span | Frame): string {
    return this.#ids.get(id) ?? ''
  }

  #body(spans: readonly Span[]): string {
    const { text, blocks } = this.#document
    const edges = spans.flatMap(({ segments }) =>
      segments.flatMap(({ start, end }) => [start, end]),
    )
    const places = [...new Set(edges)].sort((a, b) => a - b)
    let next = 0
    const block = ({ start, end, block: { kind } }: Block): string => {
      let content = ''
      let from = start
      for (let at = places[next]; at !== undefined && at <= end; at = places[++next]) {
        content += `${this.#text(null, text.slice(from, at))}<anchor xml:id="${this.#anchor(at)}"/>`
        from = at
      }
      const rend = kind === 'paragraph' ? '' : ` rend="${kind}"`
      return `<p${rend}>${content}${this.#text(null, text.slice(from, end))}</p>`
    }
    return blocks.map(block).join('\n')
  }

  /** An anchor is named by its place, in code points. */
  #anchor(at: Utf16): string {
    return `a${this.#document.offsets.toCodePoint(at)}`
  }

  #span(span: Span): string {
    const id = this.#idOf(span)
    this.#note(id, span.id, span.note)
    const piece = (i: number) => (i === 0 ? id : `${id}.${i + 1}`)
    const ana = this.#ana('label', span.label, span)
    return span.segments
      .map(({ start, end, quote }, i) => {
        const before = i === 0 ? '' : ` prev="#${piece(i - 1)}"`
        const after = i + 1 === span.segments.length ? '' : ` next="#${piece(i + 1)}"`
        const own = i === 0 ? ` n="${escapeXml(span.id)}"` : ''
        return `<span xml:id="${piece(i)}"${own} from="#${this.#anchor(start)}" to="#${this.#anchor(end)}" ana="${ana}"${before}${after}>${escapeXml(quote)}</span>\n`
      })
      .join('')
  }

  #frame(frame: Frame): string {
    const id = this.#idOf(frame)
    const fillers = Object.entries(frame.roles).flatMap(([role, list]) =>
      list.map((filler) => ({
        role,
        target: filler === writer ? writerId : (this.#ids.get(filler) ?? null),
      })),
    )
    const links = fillers.flatMap(({ role, target }) =>
      target === null
        ? []
        : `<link type="${escapeXml(word(role))}" target="#${id} #${target}"${word(role) === role ? '' : ` n="${escapeXml(role)}"`}/>\n`,
    )
    if (id === '') {
      this.#report.add('frame', this.#document, frame.id)
      return ''
    }
    this.#report.add('filler', this.#document, frame.id, fillers.length - links.length)
    this.#note(id, frame.id, frame.note)
    const ana = this.#ana('frame', frame.type, frame)
    const group = `<linkGrp xml:id="${id}" n="${escapeXml(frame.id)}" type="${escapeXml(word(frame.type))}" resp="#${annotatorId}" ana="${ana}">\n${links.join('')}</linkGrp>\n`
    return group + this.#features(id, frame, frame.attributes)
  }

  /** The category of a label or of a frame's type, and the item's features. */
  #ana(kind: 'label' | 'frame', name: string, item: Span | Frame): string {
    const category = `${kind}.${bratName(name)}`
    this.#categories.set(category, name)
    const features = Object.keys(item.attributes).length > 0
    return `#${category}${features ? ` #${this.#idOf(item)}.fs` : ''}`
  }

  #features(id: string, item: Span | Frame | null, attributes: Attributes): string {
    const features = Object.entries(attributes).map(([name, value]) => {
      const plain = bratName(name)
      const legal = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`
      const own = legal === name ? '' : ` n="${escapeXml(name)}"`
      return `<f name="${legal}"${own}>${this.#value(item, value)}</f>\n`
    })
    if (features.length === 0) return ''
    const type = item === null ? documentId : 'type' in item ? item.type : item.label
    return `<fs xml:id="${id}.fs" type="${escapeXml(word(type))}">\n${features.join('')}</fs>\n`
  }

  #value(item: Span | Frame | null, value: AttributeValue): string {
    if (typeof value === 'boolean') return `<binary value="${value}"/>`
    const one = (text: string) => `<string>${this.#text(item?.id ?? null, text)}</string>`
    if (typeof value === 'string') return one(value)
    return `<vColl org="list">${value.map(one).join('')}</vColl>`
  }

  #note(target: string, item: string | null, note: string): void {
    if (note !== '')
      this.#notes.push(
        `<note target="#${target}" resp="#${annotatorId}">${this.#text(item, note)}</note>\n`,
      )
  }

  #header(): string {
    const { stem, article, annotator, tagset, status, split } = this.#document
    const { title, author, date, site } = article.byline
    const tagged = (name: string, value: string | undefined) =>
      value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>\n`
    const idno = (type: string, value: string) =>
      `<idno type="${type}">${escapeXml(value)}</idno>\n`
    return [
      '<teiHeader>\n<fileDesc>\n<titleStmt>\n',
      `<title>${escapeXml(title ?? article.file)}</title>\n<author xml:id="${writerId}">${escapeXml(author ?? '')}</author>\n`,
      `<respStmt xml:id="${annotatorId}">\n<resp>${annotator.role}</resp>\n<name n="${escapeXml(annotator.id)}">${escapeXml(annotator.name)}</name>\n</respStmt>\n</titleStmt>\n`,
      `<publicationStmt>\n<p>${escapeXml(stem)}: ${status}, ${escapeXml(tagset.id)} ${escapeXml(tagset.version)}${split === null ? '' : `, ${split}`}</p>\n</publicationStmt>\n`,
      this.#notes.length === 0 ? '' : `<notesStmt>\n${this.#notes.join('')}</notesStmt>\n`,
      '<sourceDesc>\n<bibl>\n',
      tagged('title', title),
      tagged('author', author),
      tagged('publisher', site),
      tagged('date', date),
      idno('file', article.file),
      idno('sha256', article.sha256),
      idno('text-sha256', article.textSha256),
      '</bibl>\n</sourceDesc>\n</fileDesc>\n',
      this.#taxonomy(),
      '</teiHeader>\n',
    ].join('')
  }

  #taxonomy(): string {
    const categories = [...this.#categories]
      .sort(([a], [b]) => compareText(a, b))
      .map(([id, name]) => {
        const list = id.startsWith('label.') ? this.#tagset?.spans : this.#tagset?.frames
        const known = list?.find((one) => one.id === name)?.name
        const said =
          known === undefined
            ? `<catDesc>${escapeXml(name)}</catDesc>`
            : `<catDesc xml:lang="ar">${escapeXml(known.ar)}</catDesc><catDesc xml:lang="en">${escapeXml(known.en)}</catDesc>`
        return `<category xml:id="${id}" n="${escapeXml(name)}">${said}</category>\n`
      })
    if (categories.length === 0) return ''
    return `<encodingDesc>\n<classDecl>\n<taxonomy>\n${categories.join('')}</taxonomy>\n</classDecl>\n</encodingDesc>\n`
  }

  /** Characters that XML cannot hold are counted, for the item or for the text. */
  #text(item: string | null, text: string): string {
    if (validXml(text) !== text) this.#report.add('replaced-character', this.#document, item)
    return escapeXml(text)
  }
}

/** What TEI takes for a word: neither spaces nor controls. */
function word(name: string): string {
  return name.replaceAll(/[\p{C}\p{Z}]/gu, '_') || '_'
}
