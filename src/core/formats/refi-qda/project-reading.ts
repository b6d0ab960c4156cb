import { writer } from '#core/annotation/model.ts'
import type { AttributeValue } from '#core/annotation/records.ts'
import type { ImportedDocument } from '../importer.ts'
import { fill } from '../links.ts'
import type { OffsetUnit } from '../offset-unit.ts'
import { framePrefix } from './code-book.ts'
import {
  type CodedSource,
  CodedSources,
  joined,
  type OpenDocument,
  type OpenFrame,
  type OpenSpan,
} from './coded-sources.ts'
import { noteIn } from './memo.ts'
import {
  childrenOf,
  guidIn,
  isOwn,
  type RefiElement,
  type RefiProject,
  reference,
  type Tell,
  textIn,
} from './project.ts'
import { ProjectNotes } from './project-notes.ts'
import { choose, ReadCodes } from './read-codes.ts'
import { factVariable, pieceLink, roleArrow } from './refi-qda.ts'
import { type Place, type Placed, SourceTexts } from './source-texts.ts'

/** Makes documents of a project, ours or another program's. */
export class ProjectReading {
  readonly #project: RefiProject
  readonly #tell: Tell
  readonly #isOurs: boolean
  readonly #users = new Map<string, { readonly id: string; readonly name: string }>()
  readonly #codes: ReadCodes
  readonly #variables = new Map<string, RefiElement>()
  readonly #texts: SourceTexts
  readonly #notes: ProjectNotes
  readonly #sources = new CodedSources()
  /** The further pieces of our own spans, by the GUID of the selection. */
  readonly #further = new Map<string, string>()

  constructor(project: RefiProject, unit: OffsetUnit, tell: Tell) {
    this.#project = project
    this.#tell = tell
    this.#isOurs = isOwn(project)
    this.#codes = new ReadCodes(project.root)
    this.#texts = new SourceTexts(project, unit, tell)
    this.#notes = new ProjectNotes(this.#all('Notes', 'Note'), this.#texts, tell)
  }

  *documents(): Generator<ImportedDocument> {
    const { root } = this.#project
    this.#people()
    for (const link of this.#all('Links', 'Link'))
      if (this.#isOurs && link.attributes.get('name') === pieceLink)
        this.#further.set(guidIn(link, 'targetGUID'), guidIn(link, 'originGUID'))
    for (const list of childrenOf(root, 'Sources'))
      for (const source of list.children) this.#source(source)
    for (const one of this.#all('Cases', 'Case')) this.#case(one)
    for (const link of this.#all('Links', 'Link')) this.#link(link)
    for (const note of this.#notes.unused) this.#leave('Note', note)
    for (const name of ['Graphs', 'Sets'] as const)
      for (const one of this.#all(name, name.slice(0, -1)))
        if (!this.#isOurs) this.#leave(name.slice(0, -1), one)
    yield* this.#sources.imported(this.#users)
  }

  #all(list: string, item: string): readonly RefiElement[] {
    return childrenOf(this.#project.root, list).flatMap((one) => childrenOf(one, item))
  }

  #leave(kind: string, element: RefiElement): void {
    this.#tell('not-supported', `${kind} ${element.attributes.get('name') ?? ''}`.trim())
  }

  #people(): void {
    for (const user of this.#all('Users', 'User')) {
      const name = user.attributes.get('name') ?? user.attributes.get('id') ?? 'user'
      this.#users.set(guidIn(user, 'guid'), { id: user.attributes.get('id') ?? name, name })
    }
    for (const variable of this.#all('Variables', 'Variable'))
      this.#variables.set(guidIn(variable, 'guid'), variable)
  }

  #source(element: RefiElement): void {
    const inside = [
      ...childrenOf(element, 'Representation'),
      ...childrenOf(element, 'TextDescription'),
    ]
    const text = element.name === 'TextSource' ? element : inside[0]
    if (text === undefined || /^(?:Audio|Video)/.test(element.name)) {
      this.#leave(element.name, element)
      return
    }
    for (const selection of element.children)
      if (/^(?:PDF|Picture)Selection$/.test(selection.name)) this.#leave(selection.name, selection)
    const guid = guidIn(element, 'guid')
    const name = element.attributes.get('name') || text.attributes.get('name') || guid
    const source: CodedSource = {
      name,
      file: this.#isOurs ? textIn(element, 'Description') || null : null,
      text: this.#texts.of(text, name),
      documents: new Map(),
    }
    this.#sources.add(guid, source)
    const place = this.#texts.placing(source.text)
    const selections = childrenOf(text, 'PlainTextSelection')
    for (const selection of selections)
      if (!this.#further.has(guidIn(selection, 'guid'))) this.#selection(guid, selection, place)
    for (const selection of selections) this.#piece(selection, place)
    for (const part of new Set([element, text])) this.#ofSource(guid, part, place)
  }

  #ofSource(guid: string, element: RefiElement, place: Place): void {
    for (const one of childrenOf(element, 'NoteRef')) {
      const note = this.#notes.of(one)
      if (note === null) continue
      const user = guidIn(note, 'creatingUser') || guidIn(note, 'modifyingUser')
      const document = this.#sources.document(guid, user)
      if (this.#isOurs) this.#frame(note, document)
      else {
        const selections = childrenOf(note, 'PlainTextSelection')
        const said = this.#notes.text(note)
        for (const selection of selections) this.#annotation(document, selection, said, place)
        if (selections.length === 0) document.note = joined(document.note, said)
      }
    }
    for (const coding of childrenOf(element, 'Coding')) {
      const document = this.#sources.document(guid, guidIn(coding, 'creatingUser'))
      const known = document.attributes.code
      const label = this.#codes.labelOf(this.#codes.of(coding))
      document.attributes.code = [...(Array.isArray(known) ? known : []), label]
    }
    for (const value of childrenOf(element, 'VariableValue'))
      for (const document of this.#sources.documentsOf(guid)) this.#variable(document, value)
  }

  #selection(source: string, selection: RefiElement, place: Place): void {
    const guid = guidIn(selection, 'guid')
    const own = guidIn(selection, 'creatingUser') || guidIn(selection, 'modifyingUser')
    const codings = childrenOf(selection, 'Coding')
    const said = textIn(selection, 'Description')
    if (codings.length === 0) {
      this.#annotation(this.#sources.document(source, own), selection, said, place)
      return
    }
    const at = place(selection)
    if (this.#isOurs) {
      const chosen = codings.flatMap((one) => this.#codes.of(one) ?? [])
      const label = chosen.find(({ parent }) => parent === null)?.name ?? 'code'
      const span = this.#span(this.#sources.document(source, own), guid, guid, label, at)
      const written: Record<string, string> = {}
      this.#notes.writtenIn(selection, written)
      span.note = noteIn(said, Object.entries(written))
      choose(span.attributes, chosen)
      Object.assign(span.attributes, written)
      return
    }
    const notes = [said, ...this.#notes.textsOf(selection)]
    for (const coding of codings) {
      const document = this.#sources.document(source, guidIn(coding, 'creatingUser') || own)
      const code = this.#codes.of(coding)
      if (code === undefined) this.#tell('dangling', `CodeRef ${reference(coding, 'CodeRef')}`)
      const id = guidIn(coding, 'guid') || `${guid}#${document.spans.size}`
      const span = this.#span(document, id, guid, this.#codes.labelOf(code), at)
      span.note = [...notes, ...this.#notes.textsOf(coding)].reduce(joined, '')
    }
  }

  /** A selection that is not coded: somebody's remark on words. */
  #annotation(document: OpenDocument, selection: RefiElement, said: string, place: Place): void {
    const guid = guidIn(selection, 'guid')
    const span = this.#span(document, guid, guid, 'note', place(selection))
    span.note = [said, ...this.#notes.textsOf(selection)].reduce(joined, '')
  }

  /** Adds a further piece to the span that it belongs to. */
  #piece(selection: RefiElement, place: Place): void {
    const first = this.#further.get(guidIn(selection, 'guid'))
    if (first === undefined) return
    const owner = this.#sources.named(first)
    const span = owner?.document.spans.get(owner.id)
    const { segments, unplaced } = place(selection)
    span?.segments.push(...segments)
    span?.unplaced.push(...unplaced)
    if (span === undefined) this.#tell('dangling', `${pieceLink} ${first}`)
  }

  #span(
    document: OpenDocument,
    id: string,
    selection: string,
    label: string,
    { segments, unplaced }: Placed,
  ): OpenSpan {
    const isTaken = document.spans.has(id)
    if (isTaken) this.#tell('duplicate-id', id)
    const span: OpenSpan = {
      id: isTaken ? `${id}#${document.spans.size}` : id,
      label,
      segments: [...segments],
      unplaced: [...unplaced],
      attributes: {},
      note: '',
    }
    document.spans.set(span.id, span)
    for (const guid of [selection, id])
      if (this.#sources.named(guid) === undefined) this.#sources.name(guid, { document, id })
    return span
  }

  #frame(note: RefiElement, document: OpenDocument): void {
    const id = guidIn(note, 'guid')
    const chosen = childrenOf(note, 'Coding').flatMap((one) => this.#codes.of(one) ?? [])
    const name = chosen.find(({ parent }) => parent === null)?.name ?? ''
    const type = name.startsWith(framePrefix) ? name.slice(framePrefix.length) : name
    const attributes: Record<string, AttributeValue> = {}
    choose(attributes, chosen)
    this.#notes.writtenIn(note, attributes)
    document.frames.set(id, { id, type, roles: {}, attributes, note: this.#notes.text(note) })
    this.#sources.name(id, { document, id })
  }

  #link(link: RefiElement): void {
    const [from, to] = [guidIn(link, 'originGUID'), guidIn(link, 'targetGUID')]
    const name = link.attributes.get('name') ?? ''
    if (this.#isOurs && name === pieceLink) return
    const frameNote = reference(link, 'NoteRef')
    const [origin, target] = [this.#sources.named(from), this.#sources.named(to)]
    const frame = this.#sources.named(frameNote)
    if (this.#isOurs && frame !== undefined) {
      const known = frame.document.frames.get(frame.id)
      if (known !== undefined) this.#role(frame.document, known, name, from, to)
      return
    }
    const note = this.#notes.at(from)
    if (note !== undefined && target !== undefined) {
      const span = target.document.spans.get(target.id)
      if (span !== undefined) span.note = joined(span.note, this.#notes.text(note))
      this.#notes.use(from)
      return
    }
    if (origin === undefined || target === undefined || origin.document !== target.document) {
      this.#tell(origin && target ? 'not-supported' : 'dangling', `Link ${name}`.trim())
      return
    }
    const id = guidIn(link, 'guid')
    const roles = { from: [origin.id], to: [target.id] }
    const said = this.#notes.textsOf(link).reduce(joined, '')
    origin.document.frames.set(id, { id, type: name || 'link', roles, attributes: {}, note: said })
  }

  /** What a link of our own says of a frame: two roles, or one of the frame's note. */
  #role(document: OpenDocument, frame: OpenFrame, name: string, from: string, to: string): void {
    const said = name.slice(frame.type.length + 2)
    const idOf = (guid: string) =>
      guid === document.source ? writer : (this.#sources.named(guid)?.id ?? guid)
    if (from !== frame.id) {
      const [fromRole = '', toRole = ''] = said.split(roleArrow)
      fill(frame.roles, fromRole, idOf(from))
      fill(frame.roles, toRole, idOf(to))
    } else if (to !== '') fill(frame.roles, said, idOf(to))
    else frame.roles[said] ??= []
  }

  #case(element: RefiElement): void {
    const sources = childrenOf(element, 'SourceRef').map((one) => guidIn(one, 'targetGUID'))
    const values = childrenOf(element, 'VariableValue')
    const [source] = sources
    if (source === undefined || sources.length > 1 || !this.#sources.has(source)) {
      this.#leave('Case', element)
      return
    }
    for (const ref of childrenOf(element, 'SelectionRef')) this.#leave('SelectionRef', ref)
    const documents = this.#isOurs
      ? [this.#sources.document(source, this.#annotatorOf(values))]
      : this.#sources.documentsOf(source)
    const said = textIn(element, 'Description')
    for (const document of documents) {
      document.note = this.#isOurs ? said : joined(document.note, said)
      for (const value of values) this.#variable(document, value)
    }
  }

  /** The GUID of the user whose id our own case names. */
  #annotatorOf(values: readonly RefiElement[]): string {
    const value = values.find(
      (one) =>
        this.#variables.get(reference(one, 'VariableRef'))?.attributes.get('name') === 'annotator',
    )
    const id = value === undefined ? '' : textIn(value, 'TextValue')
    return [...this.#users].find(([, user]) => user.id === id)?.[0] ?? ''
  }

  #variable(document: OpenDocument, value: RefiElement): void {
    const variable = this.#variables.get(reference(value, 'VariableRef'))
    const [said] = value.children.filter(({ name }) => name.endsWith('Value'))
    const name = variable?.attributes.get('name')
    if (variable === undefined || name === undefined) {
      this.#tell('dangling', `VariableRef ${reference(value, 'VariableRef')}`)
      return
    }
    const type = this.#isOurs ? textIn(variable, 'Description') : ''
    if (type === factVariable) return
    if (type === 'list') {
      const known = document.attributes[name]
      const list = Array.isArray(known) ? known : []
      document.attributes[name] = said === undefined ? list : [...list, said.text]
    } else if (said !== undefined)
      document.attributes[name] =
        said.name === 'BooleanValue' ? /^(?:true|1)$/i.test(said.text.trim()) : said.text
  }
}
