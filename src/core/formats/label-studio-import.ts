import type { AttributeValue } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import { decodeUtf8 } from './import-text.ts'
import {
  asFound,
  type ImportedDocument,
  type ImportedQuote,
  type ImportFormat,
  type ImportProblem,
} from './importer.ts'
import { pieceRelation } from './label-studio.ts'
import { fill } from './links.ts'
import { type OffsetUnit, type UnitFit, UnitVote } from './offset-unit.ts'
import { placePiece } from './place-piece.ts'

/** Reads Label Studio's JSON, an export or tasks to import: labels, what was chosen or written for a region, relations. */
export const labelStudioImport: ImportFormat = {
  recognise(name, head) {
    if (!/\.json$/i.test(name)) return 'no'
    if (/"(?:from_name|to_name|completed_by)"\s*:/.test(head)) return 'surely'
    return /"data"\s*:\s*\{/.test(head) ? 'maybe' : 'no'
  },
  *read(source, report, { choices, assume } = asFound) {
    for (const file of source.names) {
      if (!file.toLowerCase().endsWith('.json')) continue
      const text = decodeUtf8(source, file, report)
      if (text === null) continue
      const { value, faults } = readJson(text)
      for (const { kind } of faults) report({ kind: 'malformed', file, line: null, detail: kind })
      if (faults.length > 0) continue
      const tell = (kind: ImportProblem['kind'], detail: string) =>
        report({ kind, file, line: null, detail })
      const tasks = Array.isArray(value) ? value : [value]
      const fit = choices.unit === null ? unitOf(tasks) : null
      if (fit !== null) assume({ kind: 'offset-unit', file, ...fit })
      const unit = choices.unit ?? fit?.unit ?? 'code-point'
      for (const [i, task] of tasks.entries())
        if (isRecord(task))
          yield* documentsOf(task, `${file}#${i + 1}`, unit, (kind, detail) =>
            tell(kind, `#${i + 1} ${detail}`),
          )
        else tell('malformed', `#${i + 1}`)
    }
  },
}

/** Label Studio counts code points; older versions and other programs that write its form, UTF-16. */
function unitOf(tasks: readonly unknown[]): UnitFit | null {
  const vote = new UnitVote()
  for (const task of tasks) {
    if (!isRecord(task)) continue
    const data = isRecord(task.data) ? task.data : {}
    for (const { results } of annotationsOf(task)) {
      const text = textOf(data.text) ?? soleText(data, results)
      if (text === null) continue
      const pieces = results.flatMap(({ type, value }) =>
        type === 'labels' &&
        isRecord(value) &&
        typeof value.start === 'number' &&
        typeof value.end === 'number' &&
        typeof value.text === 'string'
          ? [{ start: value.start, end: value.end, quote: value.text }]
          : [],
      )
      vote.add(text, pieces)
    }
  }
  return vote.best('code-point')
}

type Json = Readonly<Record<string, unknown>>
type Tell = (kind: ImportProblem['kind'], detail: string) => void
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

interface AnnotationOfTask {
  readonly annotation: Json
  readonly results: readonly Json[]
}

/** What people said of a task; where nobody has, what was predicted. */
function annotationsOf(task: Json): readonly AnnotationOfTask[] {
  const annotations = [task.annotations, task.completions, task.predictions].find(
    (one) => Array.isArray(one) && one.length > 0,
  )
  return Array.isArray(annotations)
    ? annotations.flatMap((annotation) =>
        isRecord(annotation) && Array.isArray(annotation.result)
          ? [{ annotation, results: annotation.result.filter(isRecord) }]
          : [],
      )
    : []
}

function* documentsOf(
  task: Json,
  name: string,
  unit: OffsetUnit,
  tell: Tell,
): Generator<ImportedDocument> {
  const data = isRecord(task.data) ? task.data : {}
  for (const { annotation, results } of annotationsOf(task)) {
    const text = textOf(data.text) ?? soleText(data, results)
    if (text === null) tell('no-text', name)
    const reading = new Reading(text, textOf(data.text_sha256), unit, tell)
    for (const result of results) reading.add(result)
    yield {
      name,
      file: textOf(data.file),
      text,
      textSha256: textOf(data.text_sha256),
      annotator: annotatorOf(annotation.completed_by),
      attributes: reading.attributes,
      note: '',
      ...reading.items(),
    }
  }
}

/** The text of a configuration that calls it otherwise: the only one that holds the words of all regions. */
function soleText(data: Json, results: readonly Json[]): string | null {
  const words = results.flatMap(({ value }) => (isRecord(value) ? (textOf(value.text) ?? []) : []))
  const texts = Object.values(data).filter((one) => typeof one === 'string')
  const fitting = texts.filter((one) => words.every((word) => one.includes(word)))
  const [only, another] = fitting
  return words.length > 0 && another === undefined ? (only ?? null) : null
}

function annotatorOf(by: unknown): ImportedDocument['annotator'] {
  if (typeof by === 'number') return { id: `user-${by}`, name: `user-${by}` }
  if (!isRecord(by)) return null
  const id = typeof by.id === 'number' ? `user-${by.id}` : textOf(by.id)
  const name = [by.first_name, by.last_name].flatMap((part) => textOf(part) || []).join(' ')
  if (id === null) return null
  return { id, name: name || textOf(by.email) || id }
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

class Reading {
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
    const name = from.replace(/^attribute-/, '')
    const type = isRecord(result.meta) ? result.meta.type : null
    const [first = ''] = chosen
    if (type === 'boolean') region.attributes[name] = first === 'true'
    else if (type === 'string' || (type !== 'list' && chosen.length === 1))
      region.attributes[name] = first
    else region.attributes[name] = chosen
  }

  items(): Pick<ImportedDocument, 'spans' | 'frames'> {
    const frames = new Map<string, { type: string; roles: Record<string, string[]> }>()
    for (const [i, { from, to, labels, meta }] of this.#links.entries()) {
      const [first, second] = [this.#regions.get(from), this.#regions.get(to)]
      if (first === undefined || second === undefined) {
        this.#tell('dangling', `${from} → ${to}`)
        continue
      }
      if (labels[0] === pieceRelation) {
        first.pieces.push(...second.pieces)
        this.#regions.delete(to)
        continue
      }
      const id = textOf(meta.frame) ?? `relation-${i + 1}`
      const frame = frames.get(id) ?? {
        type: textOf(meta.type) ?? labels[0] ?? 'relation',
        roles: {},
      }
      frames.set(id, frame)
      fill(frame.roles, textOf(meta.from_role) ?? 'from', from)
      fill(frame.roles, textOf(meta.to_role) ?? 'to', to)
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
          : placePiece(this.#text, offsets, { start, end }, quote, this.#unit)
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

function newRegion(id: string, value: Json): Region {
  const [start, end] = [value.start, value.end].map((edge) =>
    typeof edge === 'number' ? edge : -1,
  )
  const quote = textOf(value.text)
  return {
    id,
    label: null,
    pieces: [{ start: start ?? -1, end: end ?? -1, quote }],
    attributes: {},
    note: '',
  }
}
