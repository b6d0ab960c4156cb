import type { Frame, Span } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { Archive } from '../archive.ts'
import type { DatasetDocument, Split } from '../dataset.ts'
import type { Carries, Emission, Exporter, ExportFormat } from '../exporter.ts'
import { guidOf } from '../guid.ts'
import { linksOf } from '../links.ts'
import type { ExportReport } from '../report.ts'
import { escapeXml, validXml } from '../xml.ts'
import { type AttributeType, CodeBook, typeOf } from './code-book.ts'
import { memoOf } from './memo.ts'
import { noteRef, Place, userGuid } from './own-guids.ts'
import { projectOrigin } from './project.ts'

/**
 * A REFI-QDA project (www.qdasoftware.org, 1.0), for programs of qualitative analysis: an archive of the
 * texts and one XML file. Offsets are code points, every GUID is made of what it names.
 *
 * - An article is a source; a piece of a span is a selection in it, coded by the label and by what was
 *   chosen of its attributes (code-book.ts); what was written freely is a note of the attribute's name.
 *   The first selection describes itself by the span's note and what was written freely (memo.ts), and
 *   is linked to the others by `#piece`.
 * - A frame is a note coded by its type and attributes, whose text is the frame's own note. Its first
 *   filler is linked one-way to each other, `type: role → role`, and the link refers to the note; fillers
 *   that this cannot reach, and roles without any, are linked from the note itself, `type: role`. The
 *   writer is the source.
 * - What one annotator says of an article as a whole is a case with variables; a split is a set.
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

export const refiQda: ExportFormat = {
  carries,
  open: ({ tagset }, report) => new RefiExporter(tagset, report),
}

export const pieceLink = '#piece'
export const roleArrow = ' → '
/** Describes variables that say how an annotator worked, and nothing of the article. */
export const factVariable = 'fact'

const archiveFile = 'project.qdpx'
const longestName = 80

/** Texts are written as they come; the project's file is kept until all is known that it begins with. */
class RefiExporter implements Exporter {
  readonly #report: ExportReport
  readonly #archive = new Archive(archiveFile)
  readonly #codes: CodeBook
  readonly #users = new Map<string, string>()
  readonly #variables = new Map<string, string>()
  readonly #sets = new Map<Split, string[]>()
  readonly #cases: string[] = []
  readonly #sources: string[] = []
  readonly #notes: string[] = []
  readonly #links: string[] = []
  #open: OpenSource | null = null

  constructor(tagset: Tagset | null, report: ExportReport) {
    this.#report = report
    this.#codes = new CodeBook(tagset)
  }

  begin(): readonly Emission[] {
    return []
  }

  *document(document: DatasetDocument): Generator<Emission> {
    const { article, text, split } = document
    const guid = guidOf('source', article.file, article.textSha256)
    if (this.#open?.guid !== guid) {
      this.#closeSource()
      this.#archive.add(`Sources/${guid}.txt`, text)
      this.#open = { guid, document, selections: [], noteRefs: [] }
      if (split !== null) this.#sets.set(split, [...(this.#sets.get(split) ?? []), guid])
      yield* this.#archive.drain()
    }
    this.#annotations(document, this.#open)
  }

  *end(): Generator<Emission> {
    this.#closeSource()
    const list = (name: string, items: readonly string[]) =>
      items.length === 0 ? [] : [`<${name}>\n`, ...items, `</${name}>\n`]
    const users = [...this.#users].map(
      ([id, name]) =>
        `<User guid="${userGuid(id)}" name="${escapeXml(name)}" id="${escapeXml(id)}"/>\n`,
    )
    const sets = [...this.#sets].map(([split, guids]) => {
      const members = guids.map((guid) => `<MemberSource targetGUID="${guid}"/>\n`)
      return `<Set guid="${guidOf('set', split)}" name="${split}">\n${members.join('')}</Set>\n`
    })
    const parts = [
      `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="Isnad" origin="${projectOrigin}">\n`,
      ...list('Users', users),
      this.#codes.xml(),
      ...list('Variables', [...this.#variables.values()]),
      ...list('Cases', this.#cases),
      ...list('Sources', this.#sources),
      ...list('Notes', this.#notes),
      ...list('Links', this.#links),
      ...list('Sets', sets),
      '</Project>\n',
    ]
    for (const part of parts) {
      this.#archive.write('project.qde', part)
      yield* this.#archive.drain()
    }
    this.#archive.end('project.qde')
    this.#archive.close()
    yield* this.#archive.drain()
  }

  #closeSource(): void {
    if (this.#open === null) return
    const { guid, document, selections, noteRefs } = this.#open
    const { article, stem, annotator } = document
    const own = `.${annotator.id}`
    const name = stem.endsWith(own) ? stem.slice(0, -own.length) : stem
    this.#sources.push(
      `<TextSource guid="${guid}" name="${escapeXml(name)}" plainTextPath="internal://${guid}.txt">\n<Description>${escapeXml(article.file)}</Description>\n`,
      ...selections,
      ...noteRefs.map(noteRef),
      '</TextSource>\n',
    )
    this.#open = null
  }

  #annotations(document: DatasetDocument, source: OpenSource): void {
    const { annotator, annotations } = document
    this.#users.set(annotator.id, annotator.name)
    const place = new Place(document, source.guid)
    const written = new Set<string>()
    for (const span of spansInOrder(annotations)) {
      if (span.segments.length === 0) continue
      written.add(span.id)
      this.#span(place, span, source)
    }
    for (const frame of framesInOrder(annotations)) this.#frame(place, frame, source, written)
    this.#case(place)
  }

  #span(place: Place, span: Span, source: OpenSource): void {
    const { offsets } = place.document
    const { codes, written } = this.#codes.chosen('span', span.label, span.attributes)
    const label = this.#codes.of('span', span.label)
    this.#count(place, span.id, span.note)
    const memo = memoOf(span.note, written)
    for (const [i, { start, end, quote }] of span.segments.entries()) {
      const guid = place.selection(span.id, i)
      const name = escapeXml([...quote.replaceAll(/\s+/g, ' ')].slice(0, longestName).join(''))
      const coded = i === 0 ? [label, ...codes] : [label]
      source.selections.push(
        `<PlainTextSelection guid="${guid}" name="${name}" startPosition="${offsets.toCodePoint(start)}" endPosition="${offsets.toCodePoint(end)}"${place.made(span)}>\n`,
        i === 0 && memo !== '' ? `<Description>${escapeXml(memo)}</Description>\n` : '',
        ...coded.map((code) => place.coding(guid, code, span)),
        ...(i === 0 ? this.#writtenNotes(place, span, written) : []),
        '</PlainTextSelection>\n',
      )
      if (i > 0) this.#link(pieceLink, place.selection(span.id, 0), guid, null)
    }
  }

  #frame(place: Place, frame: Frame, source: OpenSource, spans: ReadonlySet<string>): void {
    const guid = place.frame(frame.id)
    const { codes, written } = this.#codes.chosen('frame', frame.type, frame.attributes)
    const refs = this.#writtenNotes(place, frame, written)
    const codings = [this.#codes.of('frame', frame.type), ...codes].map((code) =>
      place.coding(guid, code, frame),
    )
    this.#notes.push(
      `<Note guid="${guid}" name="${escapeXml(frame.type)}"${place.made(frame)}>\n<PlainTextContent>${this.#text(place, frame.id, frame.note)}</PlainTextContent>\n`,
      ...codings,
      ...refs,
      '</Note>\n',
    )
    source.noteRefs.push(guid)
    this.#roles(place, frame, spans)
  }

  #roles(place: Place, frame: Frame, spans: ReadonlySet<string>): void {
    const guid = place.frame(frame.id)
    const roles = Object.entries(frame.roles)
    const plain = roles.every(([role]) => !role.includes(roleArrow))
    const { links } = plain ? linksOf(frame, spans) : { links: [] }
    const reached = new Set<string>()
    for (const { from, fromRole, to, toRole } of links) {
      reached.add(JSON.stringify([fromRole, from])).add(JSON.stringify([toRole, to]))
      const name = `${frame.type}: ${fromRole}${roleArrow}${toRole}`
      this.#link(name, place.selection(from, 0), place.selection(to, 0), guid)
    }
    for (const [role, fillers] of roles) {
      const name = `${frame.type}: ${role}`
      if (fillers.length === 0) this.#link(name, guid, null, guid)
      for (const filler of fillers) {
        if (reached.has(JSON.stringify([role, filler]))) continue
        const target = place.filler(filler, spans)
        if (target === null) this.#report.add('filler', place.document, frame.id)
        else this.#link(name, guid, target, guid)
      }
    }
  }

  /** Notes of what was written freely; what refers to them. */
  #writtenNotes(
    place: Place,
    item: Span | Frame,
    written: readonly (readonly [string, string])[],
  ): readonly string[] {
    return written.map(([name, value]) => {
      const guid = place.attribute(item.id, name)
      this.#notes.push(
        `<Note guid="${guid}" name="${escapeXml(name)}"${place.made(item)}>\n<PlainTextContent>${this.#text(place, item.id, value)}</PlainTextContent>\n</Note>\n`,
      )
      return noteRef(guid)
    })
  }

  #case(place: Place): void {
    const { stem, annotator, status, annotations } = place.document
    const { attributes, note } = annotations.document
    const values = [
      this.#value(place, 'annotator', annotator.id, factVariable),
      this.#value(place, 'status', status, factVariable),
      ...this.#values(place, attributes),
    ]
    const described =
      note === '' ? '' : `<Description>${this.#text(place, null, note)}</Description>\n`
    this.#cases.push(
      `<Case guid="${place.case}" name="${escapeXml(stem)}">\n${described}`,
      ...values,
      `<SourceRef targetGUID="${place.source}"/>\n</Case>\n`,
    )
  }

  *#values(place: Place, attributes: Attributes): Generator<string> {
    for (const [name, value] of Object.entries(attributes)) {
      const type = typeOf(value)
      const list: readonly (string | boolean | null)[] =
        typeof value !== 'object' ? [value] : value.length === 0 ? [null] : value
      for (const one of list) yield this.#value(place, name, one, type)
    }
  }

  #value(
    place: Place,
    name: string,
    value: Exclude<AttributeValue, readonly string[]> | null,
    type: AttributeType | typeof factVariable,
  ): string {
    const guid = guidOf('variable', name, type)
    const kind = type === 'boolean' ? 'Boolean' : 'Text'
    this.#variables.set(
      guid,
      `<Variable guid="${guid}" name="${escapeXml(name)}" typeOfVariable="${kind}">\n<Description>${type}</Description>\n</Variable>\n`,
    )
    const written =
      value === null ? '' : `<${kind}Value>${this.#text(place, null, String(value))}</${kind}Value>`
    return `<VariableValue><VariableRef targetGUID="${guid}"/>${written}</VariableValue>\n`
  }

  #link(name: string, origin: string, target: string | null, note: string | null): void {
    const guid = guidOf('link', name, origin, target ?? '', note ?? '')
    const to = target === null ? '' : ` targetGUID="${target}"`
    this.#links.push(
      `<Link guid="${guid}" name="${escapeXml(name)}" direction="OneWay" originGUID="${origin}"${to}>${note === null ? '' : noteRef(note).trim()}</Link>\n`,
    )
  }

  /** What somebody wrote, as XML; characters that it cannot hold are counted. */
  #text(place: Place, item: string | null, text: string): string {
    this.#count(place, item, text)
    return escapeXml(text)
  }

  #count(place: Place, item: string | null, text: string): void {
    if (validXml(text) !== text) this.#report.add('replaced-character', place.document, item)
  }
}

interface OpenSource {
  readonly guid: string
  /** The first of the source. */
  readonly document: DatasetDocument
  readonly selections: string[]
  readonly noteRefs: string[]
}
