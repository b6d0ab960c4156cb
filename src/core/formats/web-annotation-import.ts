import type { Attributes } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import { decodeUtf8 } from './import-text.ts'
import {
  asFound,
  type ImportedDocument,
  type ImportedFrame,
  type ImportedQuote,
  type ImportedSpan,
  type ImportFormat,
  type ImportProblem,
} from './importer.ts'
import { type CountedPiece, type OffsetUnit, type UnitFit, UnitVote } from './offset-unit.ts'
import { placePiece } from './place-piece.ts'
import { sha256Hex } from './sha256.ts'
import { isAttributeValue } from './table.ts'
import { hashOfTextIri, textIri } from './web-annotation.ts'

/**
 * Reads pages, collections and lists of web annotations, ours and others'. A page's text is the `.txt`
 * of the same stem; without it the quotes are left to be found in an article.
 */
export const webAnnotationImport: ImportFormat = {
  recognise(name, head) {
    if (!/\.(?:jsonld|json)$/i.test(name)) return 'no'
    if (head.includes('www.w3.org/ns/anno')) return 'surely'
    return /"(?:TextQuoteSelector|TextPositionSelector|AnnotationPage)"/.test(head) ? 'maybe' : 'no'
  },
  *read(source, report, { choices, assume } = asFound) {
    for (const file of source.names) {
      if (!/\.(?:jsonld|json)$/i.test(file)) continue
      const json = decodeUtf8(source, file, report)
      if (json === null) continue
      const { value, faults } = readJson(json)
      for (const { kind } of faults) report({ kind: 'malformed', file, line: null, detail: kind })
      if (faults.length > 0) continue
      const textFile = file.replace(/\.\w+$/, '.txt')
      const items = itemsOf(value)
      const text = source.names.includes(textFile)
        ? decodeUtf8(source, textFile, report, 'keep')
        : null
      const annotated = text === null ? null : annotatedText(text, items)
      const fit = choices.unit !== null || annotated === null ? null : unitOf(annotated, items)
      if (fit !== null) assume({ kind: 'offset-unit', file, ...fit })
      const page = new Page(file, annotated, choices.unit ?? fit?.unit ?? 'code-point', report)
      for (const item of items) page.add(item)
      if (!page.isEmpty) yield page.document()
    }
  },
}

type Json = Readonly<Record<string, unknown>>

/** The standard counts code points; annotators in browsers count UTF-16, by their text's own offsets. */
function unitOf(text: string, items: readonly Json[]): UnitFit | null {
  const vote = new UnitVote()
  const pieces = items.flatMap((item) =>
    list(item.target)
      .filter(isRecord)
      .flatMap((target): CountedPiece[] => {
        const { position, quoted } = selectorsOf(target)
        const [start, end] = [position?.start, position?.end]
        return typeof start === 'number' && typeof end === 'number'
          ? [{ start, end, quote: typeof quoted?.exact === 'string' ? quoted.exact : null }]
          : []
      }),
  )
  vote.add(
    text,
    pieces.filter(({ quote }) => quote !== null),
  )
  return vote.best('code-point')
}

function selectorsOf(target: Json): { readonly position?: Json; readonly quoted?: Json } {
  const selectors = list(target.selector).filter(isRecord)
  const of = (type: string) => selectors.find((selector) => selector.type === type)
  const [position, quoted] = [of('TextPositionSelector'), of('TextQuoteSelector')]
  return { ...(position && { position }), ...(quoted && { quoted }) }
}

/** The text without a byte order mark, unless the page names a text by its hash that begins with U+FEFF. */
function annotatedText(whole: string, items: readonly Json[]): string {
  if (!whole.startsWith('\ufeff')) return whole
  const own = items.find(isOfText)?.target
  return typeof own === 'string' && own === textIri(sha256Hex(whole)) ? whole : whole.slice(1)
}

/** Whether an annotation describes the text as a whole, as the first of our own pages does. */
function isOfText({ motivation, target }: Json): boolean {
  return motivation === 'describing' && typeof target === 'string'
}

function itemsOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.filter(isRecord)
  if (!isRecord(value)) return []
  if (value.type === 'AnnotationCollection') return itemsOf(value.first)
  if (value.type === 'AnnotationPage' || Array.isArray(value.items)) return itemsOf(value.items)
  return value.type === 'Annotation' ? [value] : []
}

const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

class Page {
  readonly #file: string
  readonly #text: string | null
  readonly #offsets: OffsetMap | null
  readonly #unit: OffsetUnit
  readonly #report: (problem: ImportProblem) => void
  #facts: Json = {}
  #own: string | null = null
  #note = ''
  #annotator: ImportedDocument['annotator'] = null
  readonly #spans: ImportedSpan[] = []
  readonly #frames: ImportedFrame[] = []

  constructor(
    file: string,
    text: string | null,
    unit: OffsetUnit,
    report: (problem: ImportProblem) => void,
  ) {
    this.#unit = unit
    this.#file = file
    this.#text = text
    this.#offsets = text === null ? null : new OffsetMap(text)
    this.#report = report
  }

  get isEmpty(): boolean {
    return this.#own === null && this.#spans.length === 0 && this.#frames.length === 0
  }

  document(): ImportedDocument {
    const name = this.#file.replace(/\.\w+$/, '')
    return {
      name,
      file: text(this.#facts.file),
      text: this.#text,
      textSha256: this.#own === null ? null : hashOfTextIri(this.#own),
      annotator: this.#annotator,
      attributes: attributesOf(this.#facts.attributes),
      note: this.#note,
      spans: this.#spans,
      frames: this.#frames,
    }
  }

  add(item: Json): void {
    const bodies = list(item.body).filter(isRecord)
    const saidFor = (...purposes: string[]) =>
      text(
        bodies.find(
          ({ purpose, value }) => purposes.includes(String(purpose)) && text(value) !== null,
        )?.value,
      )
    const facts = bodies.flatMap(({ format, value }) => {
      if (format !== 'application/json' || typeof value !== 'string') return []
      const read = readJson(value).value
      return isRecord(read) ? [read] : []
    })[0]
    const note = saidFor('commenting') ?? ''
    this.#annotator ??= annotatorOf(item.creator)
    if (isOfText(item) && typeof item.target === 'string') {
      this.#own = item.target
      this.#facts = facts ?? {}
      this.#note = note
      return
    }
    const id = this.#idOf(item)
    const kind = saidFor('classifying', 'tagging') ?? text(item.bodyValue)
    const attributes = attributesOf(facts?.attributes)
    if (isRecord(facts?.roles)) {
      this.#frames.push({
        id,
        type: kind ?? 'linking',
        roles: rolesOf(facts.roles),
        attributes,
        note,
      })
      return
    }
    const [segments, unplaced] = this.#pieces(item)
    if (segments.length + unplaced.length === 0) {
      this.#report({ kind: 'not-supported', file: this.#file, line: null, detail: id })
      return
    }
    const label = kind ?? text(list(item.motivation)[0]) ?? 'highlighting'
    this.#spans.push({ id, label, segments, unplaced, attributes, note })
  }

  /** The last part of our own IRIs; of others' the whole. */
  #idOf(item: Json): string {
    const iri = text(item.id) ?? `#${this.#spans.length + this.#frames.length}`
    const own = /^urn:isnad:[^:]*:(.+)$/.exec(iri)?.[1]
    return own === undefined ? iri : decodeURIComponent(own)
  }

  #pieces(item: Json): readonly [readonly Utf16Range[], readonly ImportedQuote[]] {
    const segments: Utf16Range[] = []
    const unplaced: ImportedQuote[] = []
    for (const target of list(item.target).filter(isRecord)) {
      const source =
        text(target.source) ?? (isRecord(target.source) ? text(target.source.id) : null)
      const { position, quoted } = selectorsOf(target)
      if (position === undefined && quoted === undefined) continue
      const start = typeof position?.start === 'number' ? position.start : 0
      const end = typeof position?.end === 'number' ? position.end : 0
      const quote = text(quoted?.exact)
      const isHere = this.#own === null || source === this.#own
      if (this.#text !== null && this.#offsets !== null && isHere && position !== undefined) {
        const placed = placePiece(this.#text, this.#offsets, { start, end }, quote, this.#unit)
        if (placed.ok) {
          segments.push(placed.value)
          continue
        }
        const { kind } = placed.failure
        this.#report({
          kind,
          file: this.#file,
          line: null,
          detail: `${text(item.id)}: ${start}–${end}`,
        })
      }
      unplaced.push({
        start,
        end,
        quote: quote ?? '',
        prefix: text(quoted?.prefix) ?? '',
        suffix: text(quoted?.suffix) ?? '',
        textSha256: source === null ? null : hashOfTextIri(source),
      })
    }
    return [segments, unplaced]
  }
}

function annotatorOf(creator: unknown): ImportedDocument['annotator'] {
  if (!isRecord(creator)) return null
  const iri = text(creator.id)
  const id = iri === null ? null : (/^urn:isnad:annotator:(.+)$/.exec(iri)?.[1] ?? iri)
  const name = text(creator.name) ?? id
  return name === null ? null : { id: id ?? name, name }
}

function attributesOf(value: unknown): Attributes {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (isAttributeValue(one) ? [[name, one]] : [])),
  )
}

function rolesOf(value: Json): ImportedFrame['roles'] {
  return Object.fromEntries(
    Object.entries(value).map(([role, fillers]) => [
      role,
      list(fillers).filter((one) => typeof one === 'string'),
    ]),
  )
}
