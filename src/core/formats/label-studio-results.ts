import type { AttributeValue } from '#core/annotation/records.ts'
import { isRecord } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import type { ImportedDocument, ImportedQuote, ImportProblem } from './importer.ts'
import { controls, pieceRelation, readRelationName } from './label-studio.ts'
import { fill } from './links.ts'
import type { OffsetUnit } from './offset-unit.ts'
import { placePiece } from './place-piece.ts'

export type Json = Readonly<Record<string, unknown>>
type Tell = (kind: ImportProblem['kind'], detail: string) => void

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

interface Region {
  readonly id: string
  label: string | null
  readonly pieces: { start: number; end: number; quote: string | null }[]
  readonly attributes: Record<string, AttributeValue>
  note: string
}

interface Link {
  readonly from: string
  readonly to: string
  readonly labels: readonly string[]
  readonly meta: Json
}

/** Gathers the results of one annotation: regions with what is said of each, of the whole text, and relations. */
export class AnnotationResults {
  readonly #text: string | null
  readonly #textSha256: string | null
  readonly #unit: OffsetUnit
  readonly #tell: Tell
  readonly #regions = new Map<string, Region>()
  /** What was said of the whole text. */
  readonly attributes: Record<string, AttributeValue> = {}
  readonly #links: Link[] = []

  constructor(text: string | null, textSha256: string | null, unit: OffsetUnit, tell: Tell) {
    this.#text = text
    this.#unit = unit
    this.#textSha256 = textSha256
    this.#tell = tell
  }

  add(result: Json): void {
    if (result.type === 'relation') {
      const [from, to] = [textOf(result.from_id), textOf(result.to_id)]
      if (from === null || to === null) this.#tell('malformed', 'relation')
      else {
        const meta = isRecord(result.meta) ? result.meta : {}
        this.#links.push({ from, to, labels: textsOf(result.labels), meta })
      }
      return
    }
    const id = textOf(result.id)
    const value = isRecord(result.value) ? result.value : null
    if (value !== null && value.start === undefined && this.#describeWhole(result, value)) return
    if (id === null || value === null || typeof value.start !== 'number') {
      this.#tell('not-supported', `${textOf(result.type)} ${id}`)
      return
    }
    const region = this.#regions.get(id) ?? newRegion(id, value)
    this.#regions.set(id, region)
    this.#describe(region, result, value)
  }

  /** A choice, a number or words for the text as a whole; false where it is something else. */
  #describeWhole({ type, from_name }: Json, value: Json): boolean {
    const said = [value.choices, value.text, value.rating, value.number, value.taxonomy].find(
      (one) => one !== undefined,
    )
    const isOfWhole = ['choices', 'textarea', 'rating', 'number', 'taxonomy'].includes(String(type))
    if (said === undefined || !isOfWhole) return false
    const all = (Array.isArray(said) ? said.flat() : [said]).map(String)
    this.attributes[textOf(from_name) ?? String(type)] = all.length === 1 ? (all[0] ?? '') : all
    return true
  }

  #describe(region: Region, result: Json, value: Json): void {
    const from = textOf(result.from_name) ?? ''
    if (result.type === 'labels') {
      // Label Studio's editor cuts ids at `#`: regions of one id are pieces of one span.
      if (region.label !== null && !region.pieces.some(({ start }) => start === value.start))
        region.pieces.push(pieceOf(value))
      const [label = from, ...more] = textsOf(value.labels)
      region.label = label
      if (more.length > 0) region.attributes[from] = textsOf(value.labels)
      return
    }
    const chosen = textsOf(result.type === 'choices' ? value.choices : value.text)
    if (from === 'note' && result.type === 'textarea') {
      region.note = chosen.join('\n')
      return
    }
    if (result.type !== 'choices' && result.type !== 'textarea') {
      this.#tell('not-supported', `${textOf(result.type)} ${region.id}`)
      return
    }
    const [held, prefix] = Object.entries(controls).find(([, one]) => from.startsWith(one)) ?? []
    const name = from.slice(prefix?.length ?? 0)
    const type = isRecord(result.meta) ? result.meta.type : held === 'string' ? null : held
    const [first = ''] = chosen
    if (type === 'boolean') region.attributes[name] = first === 'true'
    else if (type === 'string' || (type !== 'list' && chosen.length === 1))
      region.attributes[name] = first
    else region.attributes[name] = chosen
  }

  items(): Pick<ImportedDocument, 'spans' | 'frames'> {
    const frames = new Map<string, { type: string; roles: Record<string, string[]> }>()
    const stars = new Map<string, string>()
    for (const [i, { from, to, labels, meta }] of this.#links.entries()) {
      const [first, second] = [this.#regions.get(from), this.#regions.get(to)]
      if (first === undefined || second === undefined) {
        this.#tell('dangling', `${from} → ${to}`)
        continue
      }
      if (labels[0] === pieceRelation) {
        if (first === second) continue
        first.pieces.push(...second.pieces)
        this.#regions.delete(to)
        continue
      }
      const said = Array.isArray(meta.frames) ? meta.frames : [meta]
      const names = labels.length > 0 ? labels : ['relation']
      for (const [j, label] of names.entries()) {
        const own = isRecord(said[j]) ? said[j] : {}
        const named = readRelationName(label)
        const star = JSON.stringify([named?.type, named?.fromRole, named?.nth, from])
        const known = named === null ? undefined : stars.get(star)
        const id = textOf(own.frame) ?? known ?? `relation-${i + 1}${j > 0 ? `.${j + 1}` : ''}`
        if (named !== null) stars.set(star, id)
        const frame = frames.get(id) ?? {
          type: textOf(own.type) ?? named?.type ?? label,
          roles: {},
        }
        frames.set(id, frame)
        fill(frame.roles, textOf(own.from_role) ?? named?.fromRole ?? 'from', from)
        fill(frame.roles, textOf(own.to_role) ?? named?.toRole ?? 'to', to)
      }
    }
    const offsets = this.#text === null ? null : new OffsetMap(this.#text)
    return {
      spans: [...this.#regions.values()].map(({ id, label, pieces, attributes, note }) => ({
        id,
        label: label ?? 'region',
        ...this.#placed(id, pieces, offsets),
        attributes,
        note,
      })),
      frames: [...frames].map(([id, frame]) => ({ id, ...frame, attributes: {}, note: '' })),
    }
  }

  #placed(id: string, pieces: Region['pieces'], offsets: OffsetMap | null) {
    const segments: Utf16Range[] = []
    const unplaced: ImportedQuote[] = []
    for (const { start, end, quote } of pieces.toSorted((a, b) => a.start - b.start)) {
      const placed =
        this.#text === null || offsets === null
          ? null
          : placePiece(this.#text, offsets, { start, end }, quote, this.#unit, sameLine)
      if (placed?.ok === true) segments.push(placed.value)
      else {
        if (placed !== null) this.#tell(placed.failure.kind, `${id} ${start} ${end}`)
        unplaced.push({
          start,
          end,
          quote: quote ?? '',
          prefix: '',
          suffix: '',
          textSha256: this.#textSha256,
          ...(this.#text === null && { unit: 'unknown' as const }),
        })
      }
    }
    return { segments, unplaced }
  }
}

/** Label Studio's editor quotes words without the line breaks between them. */
function sameLine(words: string): string {
  return words.replaceAll(/[\r\n]/g, '')
}

function newRegion(id: string, value: Json): Region {
  return { id, label: null, pieces: [pieceOf(value)], attributes: {}, note: '' }
}

function pieceOf(value: Json): Region['pieces'][number] {
  const [start, end] = [value.start, value.end].map((edge) =>
    typeof edge === 'number' ? edge : -1,
  )
  return { start: start ?? -1, end: end ?? -1, quote: textOf(value.text) }
}
