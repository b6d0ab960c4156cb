import { writer } from '#core/annotation/model.ts'
import type { AttributeValue } from '#core/annotation/records.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import {
  asFound,
  type ImportedDocument,
  type ImportedFrame,
  type ImportedQuote,
  type ImportFormat,
  type ImportProblem,
} from './importer.ts'
import { fill } from './links.ts'
import { type OffsetUnit, type UnitFit, UnitVote } from './offset-unit.ts'
import { placePiece } from './place-piece.ts'
import { attributeTypes, framePrefix } from './refi-codes.ts'
import {
  childrenOf,
  guidIn,
  openProject,
  type RefiElement,
  type RefiProject,
  reference,
  textIn,
} from './refi-project.ts'
import { factVariable, pieceLink, projectOrigin, roleArrow } from './refi-qda.ts'

/**
 * Reads REFI-QDA projects, ours and those of QualCoder, NVivo, MAXQDA, ATLAS.ti: a document for each text
 * and each person who coded in it. A coding of others is a span of the code's name, with the codes above
 * it where two have the same name; links between codings are frames.
 */
export const refiQdaImport: ImportFormat = {
  recognise: (name) => (name.toLowerCase().endsWith('.qdpx') ? 'surely' : 'no'),
  *read(source, report, { choices, assume } = asFound) {
    for (const file of source.names) {
      if (!file.toLowerCase().endsWith('.qdpx')) continue
      const tell: Tell = (kind, detail) => report({ kind, file, line: null, detail })
      const bytes = source.read(file)
      if (bytes === null) {
        tell('no-text', '')
        continue
      }
      const project = openProject(bytes)
      if (!project.ok) tell(project.failure.kind, project.failure.detail)
      else {
        const unit = choices.unit ?? unitOf(project.value)
        if (typeof unit === 'object' && unit !== null)
          assume({ kind: 'offset-unit', file, ...unit })
        const counted = typeof unit === 'string' ? unit : unit?.unit
        yield* new ProjectReading(project.value, counted ?? 'code-point', tell).documents()
      }
    }
  },
}

/** Projects count code points; programs that think in UTF-16 may count that. Ours need no asking. */
function unitOf({ root, source }: RefiProject): UnitFit | null {
  if (root.attributes.get('origin') === projectOrigin) return null
  const vote = new UnitVote()
  for (const one of childrenOf(root, 'Sources').flatMap(({ children }) => children)) {
    const [text = one] = childrenOf(one, 'Representation')
    const bytes = source(text.attributes.get('plainTextPath') ?? '')
    const content = bytes.ok && bytes.value !== null ? new TextDecoder().decode(bytes.value) : ''
    const pieces = childrenOf(text, 'PlainTextSelection').map((selection) => ({
      ...placeOf(selection),
      quote: null,
    }))
    vote.add(textIn(text, 'PlainTextContent') || content, pieces)
  }
  return vote.best('code-point')
}

function placeOf({ attributes }: RefiElement): { readonly start: number; readonly end: number } {
  const at = (name: string) => Number(attributes.get(name) ?? Number.NaN)
  return { start: at('startPosition'), end: at('endPosition') }
}

type Tell = (kind: ImportProblem['kind'], detail: string) => void

interface Code {
  readonly name: string
  readonly description: string
  readonly parent: Code | null
}

interface OpenSpan {
  readonly id: string
  readonly label: string
  readonly segments: Utf16Range[]
  readonly unplaced: ImportedQuote[]
  readonly attributes: Record<string, AttributeValue>
  note: string
}

interface OpenFrame {
  readonly id: string
  readonly type: string
  readonly roles: Record<string, string[]>
  readonly attributes: Record<string, AttributeValue>
  readonly note: string
}

/** What one person says of one text. */
interface OpenDocument {
  readonly source: string
  readonly spans: Map<string, OpenSpan>
  readonly frames: Map<string, OpenFrame>
  readonly attributes: Record<string, AttributeValue>
  note: string
}

interface Source {
  readonly name: string
  readonly file: string | null
  readonly text: string | null
  /** By the GUID of the user, empty where none is named. */
  readonly documents: Map<string, OpenDocument>
}

class ProjectReading {
  readonly #project: RefiProject
  readonly #unit: OffsetUnit
  readonly #tell: Tell
  readonly #isOurs: boolean
  readonly #origin: string
  readonly #users = new Map<string, { readonly id: string; readonly name: string }>()
  readonly #codes = new Map<string, Code>()
  readonly #labels = new Map<string, number>()
  readonly #variables = new Map<string, RefiElement>()
  readonly #notes = new Map<string, RefiElement>()
  readonly #usedNotes = new Set<string>()
  readonly #sources = new Map<string, Source>()
  /** What a GUID that links may name stands for. */
  readonly #targets = new Map<string, { readonly document: OpenDocument; readonly id: string }>()
  /** The further pieces of our own spans, by the GUID of the selection. */
  readonly #further = new Map<string, string>()

  constructor(project: RefiProject, unit: OffsetUnit, tell: Tell) {
    this.#project = project
    this.#unit = unit
    this.#tell = tell
    this.#origin = project.root.attributes.get('origin') ?? ''
    this.#isOurs = this.#origin === projectOrigin
  }

  *documents(): Generator<ImportedDocument> {
    const { root } = this.#project
    this.#people(root)
    for (const note of this.#all('Notes', 'Note')) this.#notes.set(guidIn(note, 'guid'), note)
    for (const link of this.#all('Links', 'Link'))
      if (this.#isOurs && link.attributes.get('name') === pieceLink)
        this.#further.set(guidIn(link, 'targetGUID'), guidIn(link, 'originGUID'))
    for (const list of childrenOf(root, 'Sources'))
      for (const source of list.children) this.#source(source)
    for (const one of this.#all('Cases', 'Case')) this.#case(one)
    for (const link of this.#all('Links', 'Link')) this.#link(link)
    for (const [guid, note] of this.#notes)
      if (!this.#usedNotes.has(guid)) this.#leave('Note', note)
    for (const name of ['Graphs', 'Sets'] as const)
      for (const one of this.#all(name, name.slice(0, -1)))
        if (!this.#isOurs) this.#leave(name.slice(0, -1), one)
    for (const [guid, source] of this.#sources) {
      // A text in which nobody coded is somebody's too.
      if (source.documents.size === 0) this.#document(guid, '')
      for (const [user, document] of source.documents)
        yield closed(source, document, this.#users.get(user) ?? null)
    }
  }

  #all(list: string, item: string): readonly RefiElement[] {
    return childrenOf(this.#project.root, list).flatMap((one) => childrenOf(one, item))
  }

  #leave(kind: string, element: RefiElement): void {
    this.#tell('not-supported', `${kind} ${element.attributes.get('name') ?? ''}`.trim())
  }

  #people(root: RefiElement): void {
    for (const user of this.#all('Users', 'User')) {
      const name = user.attributes.get('name') ?? user.attributes.get('id') ?? 'user'
      this.#users.set(guidIn(user, 'guid'), { id: user.attributes.get('id') ?? name, name })
    }
    for (const variable of this.#all('Variables', 'Variable'))
      this.#variables.set(guidIn(variable, 'guid'), variable)
    const enter = (code: RefiElement, parent: Code | null): void => {
      const name = code.attributes.get('name') ?? ''
      const made = { name, description: textIn(code, 'Description'), parent }
      this.#codes.set(guidIn(code, 'guid'), made)
      this.#labels.set(name, (this.#labels.get(name) ?? 0) + 1)
      for (const child of childrenOf(code, 'Code')) enter(child, made)
    }
    for (const book of childrenOf(root, 'CodeBook'))
      for (const codes of childrenOf(book, 'Codes'))
        for (const code of childrenOf(codes, 'Code')) enter(code, null)
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
    const source: Source = {
      name,
      file: this.#isOurs ? textIn(element, 'Description') || null : null,
      text: this.#text(text, name),
      documents: new Map(),
    }
    this.#sources.set(guid, source)
    const offsets = source.text === null ? null : new OffsetMap(source.text)
    const place = (selection: RefiElement) => this.#place(selection, source.text, offsets)
    const selections = childrenOf(text, 'PlainTextSelection')
    for (const selection of selections)
      if (!this.#further.has(guidIn(selection, 'guid'))) this.#selection(guid, selection, place)
    for (const selection of selections) this.#piece(selection, place)
    for (const part of new Set([element, text])) this.#ofSource(guid, part, place)
  }

  #ofSource(guid: string, element: RefiElement, place: Place): void {
    for (const one of childrenOf(element, 'NoteRef')) {
      const note = this.#note(one)
      if (note === null) continue
      const user = guidIn(note, 'creatingUser') || guidIn(note, 'modifyingUser')
      const document = this.#document(guid, user)
      if (this.#isOurs) this.#frame(note, document)
      else {
        const selections = childrenOf(note, 'PlainTextSelection')
        const said = this.#noteText(note)
        for (const selection of selections) this.#annotation(document, selection, said, place)
        if (selections.length === 0) document.note = joined(document.note, said)
      }
    }
    for (const coding of childrenOf(element, 'Coding')) {
      const document = this.#document(guid, guidIn(coding, 'creatingUser'))
      const known = document.attributes.code
      const label = this.#labelOf(this.#codes.get(reference(coding, 'CodeRef')))
      document.attributes.code = [...(Array.isArray(known) ? known : []), label]
    }
    for (const value of childrenOf(element, 'VariableValue'))
      for (const document of this.#documentsOf(guid)) this.#variable(document, value)
  }

  /** Text of a source. ATLAS.ti counts a line break of two characters as one. */
  #text(element: RefiElement, name: string): string | null {
    const [content] = childrenOf(element, 'PlainTextContent')
    const path = element.attributes.get('plainTextPath')
    let text = content?.text ?? null
    if (text === null && path !== undefined) {
      const read = this.#project.source(path)
      if (!read.ok) this.#tell(read.failure.kind, `${name}: ${read.failure.detail}`)
      else if (read.value !== null) text = this.#decode(read.value, name)
    }
    if (text === null) this.#tell('no-text', name)
    return text !== null && /atlas/i.test(this.#origin) ? text.replaceAll('\r\n', '\n') : text
  }

  /** Our own texts have no byte order mark: where one begins with U+FEFF, that is of the text. */
  #decode(bytes: Uint8Array, name: string): string | null {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: this.#isOurs }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      this.#tell('not-utf-8', name)
      return null
    }
  }

  #place(selection: RefiElement, text: string | null, offsets: OffsetMap | null): Placed {
    const piece = placeOf(selection)
    if (text !== null && offsets !== null) {
      const placed = placePiece(text, offsets, piece, null, this.#unit)
      if (placed.ok) return { segments: [placed.value], unplaced: [] }
      this.#tell(placed.failure.kind, `${piece.start}–${piece.end}`)
    }
    const quote = selection.attributes.get('name') ?? ''
    const [from, to] = [piece.start, piece.end].map((at) => (Number.isInteger(at) ? at : 0))
    const unplaced = { quote, prefix: '', suffix: '', textSha256: null }
    return { segments: [], unplaced: [{ ...unplaced, start: from ?? 0, end: to ?? 0 }] }
  }

  #selection(source: string, selection: RefiElement, place: Place): void {
    const guid = guidIn(selection, 'guid')
    const own = guidIn(selection, 'creatingUser') || guidIn(selection, 'modifyingUser')
    const codings = childrenOf(selection, 'Coding')
    const said = textIn(selection, 'Description')
    if (codings.length === 0) {
      this.#annotation(this.#document(source, own), selection, said, place)
      return
    }
    const at = place(selection)
    if (this.#isOurs) {
      const chosen = codings.flatMap((one) => this.#codes.get(reference(one, 'CodeRef')) ?? [])
      const label = chosen.find(({ parent }) => parent === null)?.name ?? 'code'
      const span = this.#span(this.#document(source, own), guid, guid, label, at)
      span.note = said
      choose(span.attributes, chosen)
      this.#writtenIn(selection, span.attributes)
      return
    }
    const notes = [said, ...this.#notesOf(selection)]
    for (const coding of codings) {
      const document = this.#document(source, guidIn(coding, 'creatingUser') || own)
      const code = this.#codes.get(reference(coding, 'CodeRef'))
      if (code === undefined) this.#tell('dangling', `CodeRef ${reference(coding, 'CodeRef')}`)
      const id = guidIn(coding, 'guid') || `${guid}#${document.spans.size}`
      const span = this.#span(document, id, guid, this.#labelOf(code), at)
      span.note = [...notes, ...this.#notesOf(coding)].reduce(joined, '')
    }
  }

  /** A selection that is not coded: somebody's remark on words. */
  #annotation(document: OpenDocument, selection: RefiElement, said: string, place: Place): void {
    const guid = guidIn(selection, 'guid')
    const span = this.#span(document, guid, guid, 'note', place(selection))
    span.note = [said, ...this.#notesOf(selection)].reduce(joined, '')
  }

  /** Adds a further piece to the span that it belongs to. */
  #piece(selection: RefiElement, place: Place): void {
    const first = this.#further.get(guidIn(selection, 'guid'))
    if (first === undefined) return
    const owner = this.#targets.get(first)
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
      if (!this.#targets.has(guid)) this.#targets.set(guid, { document, id })
    return span
  }

  #frame(note: RefiElement, document: OpenDocument): void {
    const id = guidIn(note, 'guid')
    const chosen = childrenOf(note, 'Coding').flatMap(
      (one) => this.#codes.get(reference(one, 'CodeRef')) ?? [],
    )
    const name = chosen.find(({ parent }) => parent === null)?.name ?? ''
    const type = name.startsWith(framePrefix) ? name.slice(framePrefix.length) : name
    const attributes: Record<string, AttributeValue> = {}
    choose(attributes, chosen)
    this.#writtenIn(note, attributes)
    document.frames.set(id, { id, type, roles: {}, attributes, note: this.#noteText(note) })
    this.#targets.set(id, { document, id })
  }

  #link(link: RefiElement): void {
    const [from, to] = [guidIn(link, 'originGUID'), guidIn(link, 'targetGUID')]
    const name = link.attributes.get('name') ?? ''
    if (this.#isOurs && name === pieceLink) return
    const frameNote = reference(link, 'NoteRef')
    const [origin, target] = [this.#targets.get(from), this.#targets.get(to)]
    const frame = this.#targets.get(frameNote)
    if (this.#isOurs && frame !== undefined) {
      const known = frame.document.frames.get(frame.id)
      if (known !== undefined) this.#role(frame.document, known, name, from, to)
      return
    }
    const note = this.#notes.get(from)
    if (note !== undefined && target !== undefined) {
      const span = target.document.spans.get(target.id)
      if (span !== undefined) span.note = joined(span.note, this.#noteText(note))
      this.#usedNotes.add(from)
      return
    }
    if (origin === undefined || target === undefined || origin.document !== target.document) {
      this.#tell(origin && target ? 'not-supported' : 'dangling', `Link ${name}`.trim())
      return
    }
    const id = guidIn(link, 'guid')
    const roles = { from: [origin.id], to: [target.id] }
    const said = this.#notesOf(link).reduce(joined, '')
    origin.document.frames.set(id, { id, type: name || 'link', roles, attributes: {}, note: said })
  }

  /** What a link of our own says of a frame: two roles, or one of the frame's note. */
  #role(document: OpenDocument, frame: OpenFrame, name: string, from: string, to: string): void {
    const said = name.slice(frame.type.length + 2)
    const idOf = (guid: string) =>
      guid === document.source ? writer : (this.#targets.get(guid)?.id ?? guid)
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
      ? [this.#document(source, this.#annotatorOf(values))]
      : this.#documentsOf(source)
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

  #documentsOf(source: string): readonly OpenDocument[] {
    const known = [...(this.#sources.get(source)?.documents.values() ?? [])]
    return known.length > 0 ? known : [this.#document(source, '')]
  }

  #document(source: string, user: string): OpenDocument {
    const documents = this.#sources.get(source)?.documents
    const known = documents?.get(user)
    if (known !== undefined) return known
    const made = { source, spans: new Map(), frames: new Map(), attributes: {}, note: '' }
    documents?.set(user, made)
    return made
  }

  /** A code's own name, or with those above it where another has the same. */
  #labelOf(code: Code | undefined): string {
    if (code === undefined) return 'code'
    if ((this.#labels.get(code.name) ?? 0) < 2 || code.parent === null) return code.name || 'code'
    return `${this.#labelOf(code.parent)}/${code.name}`
  }

  #note(ref: RefiElement): RefiElement | null {
    const guid = guidIn(ref, 'targetGUID')
    const note = this.#notes.get(guid)
    if (note === undefined) this.#tell('dangling', `NoteRef ${guid}`)
    this.#usedNotes.add(guid)
    return note ?? null
  }

  #notesOf(element: RefiElement): readonly string[] {
    return childrenOf(element, 'NoteRef').flatMap((ref) => {
      const note = this.#note(ref)
      return note === null ? [] : this.#noteText(note)
    })
  }

  #noteText(note: RefiElement): string {
    return this.#text(note, note.attributes.get('name') ?? '') ?? ''
  }

  /** Attributes of our own that are notes. */
  #writtenIn(element: RefiElement, attributes: Record<string, AttributeValue>): void {
    for (const ref of childrenOf(element, 'NoteRef')) {
      const note = this.#note(ref)
      const name = note?.attributes.get('name')
      if (note !== null && name !== undefined) attributes[name] = this.#noteText(note)
    }
  }
}

interface Placed {
  readonly segments: readonly Utf16Range[]
  readonly unplaced: readonly ImportedQuote[]
}

type Place = (selection: RefiElement) => Placed

/** The attributes that codes of ours stand for. */
function choose(attributes: Record<string, AttributeValue>, codes: readonly Code[]): void {
  for (const code of codes) {
    const attribute = attributeTypes.some((type) => type === code.description)
      ? code
      : (code.parent ?? code)
    const owner = attribute.parent
    if (owner === null) continue
    const name = attribute.name.slice(owner.name.length + 1)
    const value = code === attribute ? null : code.name.slice(attribute.name.length + 1)
    if (attribute.description === 'list') {
      const known = attributes[name]
      const list = Array.isArray(known) ? known : []
      attributes[name] = value === null ? list : [...list, value]
    } else if (value !== null)
      attributes[name] = attribute.description === 'boolean' ? value === 'true' : value
  }
}

function joined(note: string, more: string): string {
  return note === '' || more === '' ? note + more : `${note}\n${more}`
}

function closed(
  { name, file, text }: Source,
  { spans, frames, attributes, note }: OpenDocument,
  annotator: ImportedDocument['annotator'],
): ImportedDocument {
  return {
    name,
    file,
    text,
    textSha256: null,
    annotator,
    attributes,
    note,
    spans: [...spans.values()].map((span) => ({
      ...span,
      segments: span.segments.toSorted((a, b) => a.start - b.start),
    })),
    frames: [...frames.values()] satisfies ImportedFrame[],
  }
}
