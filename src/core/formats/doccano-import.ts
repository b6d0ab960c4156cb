import { isRecord, readJson } from '#core/json.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { pieceRelation } from './doccano.ts'
import { decodeUtf8 } from './import-text.ts'
import type { ImportedDocument, ImportedFrame, ImportFormat, ImportProblem } from './importer.ts'
import { fill } from './links.ts'

/** Reads doccano's JSONL: `entities` and `relations`, or the older `label` of `[start, end, label]`. */
export const doccanoImport: ImportFormat = {
  *read(source, report) {
    for (const file of source.names) {
      if (!/\.(?:jsonl|ndjson)$/i.test(file)) continue
      const text = decodeUtf8(source, file, report)
      if (text === null) continue
      for (const [i, one] of text.split('\n').entries()) {
        if (one.trim() === '') continue
        const tell = (kind: ImportProblem['kind'], detail: string) =>
          report({ kind, file, line: i + 1, detail })
        const { value, faults } = readJson(one)
        for (const { kind } of faults) tell('malformed', kind)
        if (faults.length > 0) continue
        if (isRecord(value) && typeof value.text === 'string')
          yield documentOf(value, value.text, `${file}#${i + 1}`, tell)
        else tell('schema', 'text')
      }
    }
  },
}

type Json = Readonly<Record<string, unknown>>
type Tell = (kind: ImportProblem['kind'], detail: string) => void

interface Entity {
  readonly id: string
  readonly label: string
  readonly segments: Utf16Range[]
}

function documentOf(line: Json, text: string, place: string, tell: Tell): ImportedDocument {
  const said = (key: string) => (typeof line[key] === 'string' ? line[key] : null)
  const entities = new Map<string, Entity>()
  for (const one of listOf(line.entities)) {
    const entity = isRecord(one)
      ? entityOf(String(one.id), one.label, one.start_offset, one.end_offset, text)
      : null
    if (entity === null) tell('outside-text', JSON.stringify(one))
    else entities.set(entity.id, entity)
  }
  for (const [i, one] of listOf(line.label ?? line.labels).entries()) {
    const [start, end, label] = Array.isArray(one) ? one : []
    const entity = entityOf(String(i + 1), label, start, end, text)
    if (entity === null) tell('outside-text', JSON.stringify(one))
    else entities.set(entity.id, entity)
  }
  const frames = framesOf(line.relations, entities, tell)
  const annotator = said('annotator')
  return {
    name: said('document') ?? place,
    file: said('file'),
    text,
    textSha256: said('text_sha256'),
    annotator: annotator === null ? null : { id: annotator, name: annotator },
    attributes: {},
    note: '',
    spans: [...entities.values()].map(({ id, label, segments }) => ({
      id,
      label,
      segments: segments.toSorted((a, b) => a.start - b.start),
      unplaced: [],
      attributes: {},
      note: '',
    })),
    frames,
  }
}

/** An entity whose edges part no character; null where they are no places in the text. */
function entityOf(
  id: string,
  label: unknown,
  start: unknown,
  end: unknown,
  text: string,
): Entity | null {
  if (typeof label !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null
  if (start < 0 || start >= end || end > text.length) return null
  return text.slice(start, end).isWellFormed() ? { id, label, segments: [{ start, end }] } : null
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
