import { type Frame, type Span, writer } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Attributes } from '#core/annotation/records.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type { DatasetDocument } from '../dataset.ts'
import type { ExportReport } from '../report.ts'
import type { Cas, FeatureStructure, FeatureValue, Reference } from './cas.ts'
import { initialView } from './cas.ts'
import { type AttributeOwner, type OwnTypes, ownTypes } from './own-types.ts'

const sofa: Reference = { ref: '1' }

/** Where a span's pieces are written; what a format cannot point at is left out. */
export type PlaceWriter = (range: Utf16Range) => Utf16Range | null

/** The document as feature structures of our own types. What has no place is counted. */
export function toCas(
  document: DatasetDocument,
  types: OwnTypes,
  report: ExportReport,
  place: PlaceWriter = (range) => range,
): Cas {
  const writing = new Writing(document, types, report, place)
  return {
    sofas: [{ id: sofa.ref, name: initialView, text: document.text }],
    structures: writing.structures(),
  }
}

class Writing {
  readonly #document: DatasetDocument
  readonly #types: OwnTypes
  readonly #report: ExportReport
  readonly #place: PlaceWriter
  readonly #structures: FeatureStructure[] = []
  /** Of spans and frames that can be pointed at. */
  readonly #anchors = new Map<string, Reference & { readonly at: Utf16Range }>()
  #ids = 1

  constructor(
    document: DatasetDocument,
    types: OwnTypes,
    report: ExportReport,
    place: PlaceWriter,
  ) {
    this.#document = document
    this.#types = types
    this.#report = report
    this.#place = place
  }

  structures(): readonly FeatureStructure[] {
    const { annotations, article, annotator } = this.#document
    const { attributes, note } = annotations.document
    this.#add(ownTypes.document, [
      ...rangeOf(textStart),
      ['file', article.file],
      ['textSha256', article.textSha256],
      ['annotator', annotator.id],
      ['annotatorName', annotator.name],
      ...this.#item('document', attributes, note, {}),
    ])
    for (const span of spansInOrder(annotations)) this.#span(span)
    const frames = framesInOrder(annotations)
    for (const frame of frames)
      this.#anchors.set(frame.id, { ref: this.#nextId(), at: this.#placeOf(frame) })
    for (const frame of frames) this.#frame(frame)
    return this.#structures
  }

  #span(span: Span): void {
    const { id, label, segments, unplaced, attributes, note } = span
    const placed = segments.flatMap((segment) => this.#place(segment) ?? [])
    const exact =
      placed.length === segments.length && placed.every((at, i) => same(at, segments[i]))
    const blank = placed.length === 0 && segments.length > 0
    if (!exact) this.#report.add(blank ? 'blank-span' : 'trimmed-span', this.#document, id)
    const rest = {
      ...(unplaced.length > 0 && { unplaced: unplaced.map(unplacedJson) }),
      ...(!exact && { pieces: segments.map(({ start, end }) => [start, end]) }),
    }
    const named: Features = [
      ['label', label],
      ['identifier', id],
    ]
    const item = this.#item('span', attributes, note, rest)
    const [first, ...others] = placed
    if (first === undefined) {
      if (segments.length === 0)
        this.#add(ownTypes.unplaced, [...rangeOf(textStart), ...named, ...item])
      return
    }
    let before = this.#add(ownTypes.span, [...rangeOf(first), ...named, ...item])
    this.#anchors.set(id, { ...before, at: first })
    for (const piece of others) {
      const next = this.#add(ownTypes.span, [...rangeOf(piece), ...named])
      this.#add(ownTypes.continuation, [
        ...rangeOf(piece),
        ['Governor', before],
        ['Dependent', next],
      ])
      before = next
    }
  }

  #frame({ id, type, roles, attributes, note }: Frame): void {
    const anchor = this.#anchors.get(id)
    if (anchor === undefined) return
    const fillers = Object.entries(roles)
    const linked = fillers.every(
      ([, list]) => list.length > 0 && list.every((filler) => this.#anchors.has(filler)),
    )
    const links = fillers.flatMap(([role, list]) =>
      list.flatMap((filler) => {
        const target = this.#anchors.get(filler)
        return target === undefined ? [] : { role, target: { ref: target.ref } }
      }),
    )
    const written = links.map(({ role, target }) =>
      this.#add(
        ownTypes.link,
        [
          ['role', role],
          ['target', target],
        ],
        false,
      ),
    )
    const all = fillers.flatMap(([, list]) => list)
    const lost = all.filter((filler) => !this.#isWritten(filler))
    this.#report.add('filler', this.#document, id, lost.length)
    const known = fillers.map(([role, list]) => [role, list.filter((one) => !lost.includes(one))])
    this.#add(
      ownTypes.frame,
      [
        ...rangeOf(anchor.at),
        ['label', type],
        ['identifier', id],
        ...this.#item(
          'frame',
          attributes,
          note,
          linked ? {} : { roles: Object.fromEntries(known) },
        ),
        ...(written.length > 0 ? ([['roles', written]] as const) : []),
      ],
      true,
      anchor.ref,
    )
  }

  /** Whether an item is in the file, to be pointed at or not. */
  #isWritten(filler: string): boolean {
    if (filler === writer || this.#anchors.has(filler)) return true
    return this.#document.annotations.spans.get(filler)?.segments.length === 0
  }

  /** The range of the cue, else of the first filler that has one; else the text's start. */
  #placeOf({ roles }: Frame): Utf16Range {
    const cues = Object.hasOwn(roles, 'cue') ? (roles.cue ?? []) : []
    for (const filler of [...cues, ...Object.values(roles).flat()]) {
      const known = this.#anchors.get(filler)
      if (known !== undefined && this.#document.annotations.spans.has(filler)) return known.at
    }
    return textStart
  }

  #item(
    owner: AttributeOwner,
    attributes: Attributes,
    note: string,
    rest: Readonly<Record<string, unknown>>,
  ): Features {
    const placed = this.#types.place(owner, attributes)
    const others = {
      ...rest,
      ...(Object.keys(placed.rest).length > 0 && { attributes: placed.rest }),
    }
    return [
      ...(note === '' ? [] : ([['note', note]] as const)),
      ...(Object.keys(others).length === 0 ? [] : ([['isnad', JSON.stringify(others)]] as const)),
      ...placed.features,
    ]
  }

  #add(type: string, features: Features, anchored = true, id = this.#nextId()): Reference {
    const all: Features = anchored ? [['sofa', sofa], ...features] : features
    this.#structures.push({ id, type, features: new Map(all) })
    return { ref: id }
  }

  #nextId(): string {
    return String(++this.#ids)
  }
}

/** Where stands what has no place in the text. */
const textStart: Utf16Range = { start: 0, end: 0 }

type Features = readonly (readonly [string, FeatureValue])[]

function rangeOf({ start, end }: Utf16Range): Features {
  return [
    ['begin', start],
    ['end', end],
  ]
}

function same(a: Utf16Range, b: Utf16Range | undefined): boolean {
  return a.start === b?.start && a.end === b.end
}

function unplacedJson({ recorded, quote, prefix, suffix }: Span['unplaced'][number]) {
  return { ...recorded, quote, prefix, suffix }
}
