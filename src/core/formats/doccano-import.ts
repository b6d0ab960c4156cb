import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import { pieceRelation } from './doccano.ts'
import { decodeUtf8 } from './import-text.ts'
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
import { isAttributeValue } from './table.ts'

/** Reads doccano's JSONL: `entities` and `relations`, or the older `label` of `[start, end, label]`. */
export const doccanoImport: ImportFormat = {
  recognise(name, head) {
    if (!/\.(?:jsonl|ndjson)$/i.test(name) || !/"text"\s*:/.test(head)) return 'no'
    const isOurs = /"start_offset"|"entities"\s*:\s*\[|"labels?"\s*:\s*\[\s*\[/.test(head)
    return isOurs ? 'surely' : 'maybe'
  },
  *read(source, report, { choices, assume } = asFound) {
    for (const file of source.names) {
      if (!/\.(?:jsonl|ndjson)$/i.test(file)) continue
      const text = decodeUtf8(source, file, report)
      if (text === null) continue
      const lines = text.split('\n')
      const fit = choices.unit === null ? unitOf(lines) : null
      if (fit !== null) assume({ kind: 'offset-unit', file, ...fit })
      const unit = choices.unit ?? fit?.unit ?? 'utf-16'
      for (const [i, one] of lines.entries()) {
        if (one.trim() === '') continue
        const tell = (kind: ImportProblem['kind'], detail: string) =>
          report({ kind, file, line: i + 1, detail })
        const { value, faults } = readJson(one)
        for (const { kind } of faults) tell('malformed', kind)
        if (faults.length > 0) continue
        if (isRecord(value) && typeof value.text === 'string')
          yield documentOf(value, value.text, `${file}#${i + 1}`, unit, tell)
        else tell('schema', 'text')
      }
    }
  },
}

/** doccano counts UTF-16 units, or what a reader takes for characters; others who write its form, code points. */
function unitOf(lines: readonly string[]): UnitFit | null {
  const vote = new UnitVote()
  for (const line of lines) {
    const { value } = line.trim() === '' ? { value: null } : readJson(line)
    if (!isRecord(value) || typeof value.text !== 'string') continue
    // Ours are known to count UTF-16.
    if (typeof value.text_sha256 === 'string') continue
    const places = [
      ...listOf(value.entities).map((one) =>
        isRecord(one) ? [one.start_offset, one.end_offset] : [],
      ),
      ...listOf(value.label ?? value.labels).map((one) => (Array.isArray(one) ? one : [])),
    ]
    vote.add(
      value.text,
      places.flatMap(([start, end]) =>
        typeof start === 'number' && typeof end === 'number' ? [{ start, end, quote: null }] : [],
      ),
    )
  }
  return vote.best('utf-16')
}

type Json = Readonly<Record<string, unknown>>
type Tell = (kind: ImportProblem['kind'], detail: string) => void

interface Entity {
  readonly id: string
  readonly label: string
  readonly segments: Utf16Range[]
  readonly unplaced: ImportedQuote[]
}

function documentOf(
  line: Json,
  text: string,
  place: string,
  unit: OffsetUnit,
  tell: Tell,
): ImportedDocument {
  const offsets = new OffsetMap(text)
  const entities = new Map<string, Entity>()
  const add = (given: unknown, id: string, label: unknown, start: unknown, end: unknown): void => {
    if (typeof label !== 'string' || typeof start !== 'number' || typeof end !== 'number') {
      tell('malformed', JSON.stringify(given))
      return
    }
    const placed = placePiece(text, offsets, { start, end }, null, unit)
    if (!placed.ok) tell('outside-text', JSON.stringify(given))
    entities.set(id, {
      id,
      label,
      segments: placed.ok ? [placed.value] : [],
      unplaced: placed.ok ? [] : [{ ...noWords, start, end }],
    })
  }
  for (const one of listOf(line.entities))
    if (isRecord(one)) add(one, String(one.id), one.label, one.start_offset, one.end_offset)
    else tell('malformed', JSON.stringify(one))
  const classes: string[] = []
  for (const [i, one] of listOf(line.label ?? line.labels).entries())
    if (typeof one === 'string') classes.push(one)
    else {
      const [start, end, label] = Array.isArray(one) ? one : []
      add(one, String(i + 1), label, start, end)
    }
  const frames = framesOf(line.relations, entities, tell)
  const said = (key: string) => (typeof line[key] === 'string' ? line[key] : null)
  const annotator = said('annotator')
  return {
    name: said('document') ?? place,
    file: said('file'),
    text,
    textSha256: said('text_sha256'),
    annotator: annotator === null ? null : { id: annotator, name: annotator },
    attributes: {
      ...metadataOf(line),
      ...(classes.length > 0 && { label: classes.length === 1 ? (classes[0] ?? '') : classes }),
    },
    note: listOf(line.Comments ?? line.comments)
      .map((one) => (isRecord(one) ? one.text : one))
      .filter((one) => typeof one === 'string')
      .join('\n'),
    spans: [...entities.values()].map(({ id, label, segments, unplaced }) => ({
      id,
      label,
      segments: segments.toSorted((a, b) => a.start - b.start),
      unplaced,
      attributes: {},
      note: '',
    })),
    frames,
  }
}

const noWords = { quote: '', prefix: '', suffix: '', textSha256: null } as const

/** What doccano and our own lines have themselves; all else came with the text, and goes along. */
const ownKeys = new Set([
  ...['id', 'text', 'data', 'entities', 'relations', 'label', 'labels', 'Comments', 'comments'],
  ...['document', 'file', 'text_sha256', 'annotator', 'status'],
])

function metadataOf(line: Json): Attributes {
  return Object.fromEntries(
    Object.entries(line).flatMap(([name, value]): [string, AttributeValue][] => {
      if (ownKeys.has(name) || value === null) return []
      if (isAttributeValue(value)) return [[name, value]]
      return [[name, typeof value === 'number' ? String(value) : JSON.stringify(value)]]
    }),
  )
}

function framesOf(
  relations: unknown,
  entities: Map<string, Entity>,
  tell: Tell,
): readonly ImportedFrame[] {
  const frames: ImportedFrame[] = []
  for (const one of listOf(relations)) {
    if (!isRecord(one)) continue
    const [from, to] = [entities.get(String(one.from_id)), entities.get(String(one.to_id))]
    const type = typeof one.type === 'string' ? one.type : 'relation'
    if (from === undefined || to === undefined) tell('dangling', `${one.from_id} → ${one.to_id}`)
    else if (type === pieceRelation) {
      from.segments.push(...to.segments)
      from.unplaced.push(...to.unplaced)
      entities.delete(to.id)
    } else {
      const [name = type, fromRole = 'from', toRole = 'to'] = type.split(':')
      const roles: Record<string, string[]> = {}
      fill(roles, fromRole, from.id)
      fill(roles, toRole, to.id)
      frames.push({ id: `relation-${one.id}`, type: name, roles, attributes: {}, note: '' })
    }
  }
  return frames
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
