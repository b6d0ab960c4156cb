import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { DatasetDocument } from './dataset.ts'
import { type Carries, type ExportFormat, splitFile } from './exporter.ts'
import { linksOf } from './links.ts'
import type { ExportReport } from './report.ts'

/**
 * doccano's JSONL for sequence labelling with relations. Offsets are UTF-16, ids are numbers, and all is
 * ASCII, since doccano guesses encodings and guesses wrong on Arabic. doccano keeps overlapping spans
 * only in projects that allow them; in others its import fails where a relation leads to one. Pieces of
 * one span are entities bound by a relation `#piece`; a frame is a relation `type:role:role` from its
 * first filler to each other.
 */
const carries: Carries = {
  pieces: true,
  overlaps: true,
  unplaced: false,
  spanAttributes: false,
  frames: true,
  frameAttributes: false,
  notes: false,
  documentAttributes: false,
}

export const pieceRelation = '#piece'

export const doccano: ExportFormat = {
  carries,
  open(_options, report) {
    const ids = { document: 0, entity: 0, relation: 0 }
    return {
      begin: () => [],
      document: (document) => [
        {
          file: splitFile(document, 'jsonl'),
          data: `${ascii(JSON.stringify(line(document, ids, report)))}\n`,
        },
      ],
      end: () => [],
    }
  },
}

interface Ids {
  document: number
  entity: number
  relation: number
}

function line(document: DatasetDocument, ids: Ids, report: ExportReport) {
  const { text, stem, article, annotator, status, annotations } = document
  const entities: object[] = []
  const relations: object[] = []
  const entityOf = new Map<string, number>()
  const relate = (from: number | undefined, to: number | undefined, type: string): void => {
    relations.push({ id: ++ids.relation, from_id: from, to_id: to, type })
  }
  for (const { id, label, segments } of spansInOrder(annotations))
    for (const [i, { start, end }] of segments.entries()) {
      const entity = ++ids.entity
      entities.push({ id: entity, label, start_offset: start, end_offset: end })
      if (i === 0) entityOf.set(id, entity)
      else relate(entityOf.get(id), entity, pieceRelation)
    }
  const written = new Set(entityOf.keys())
  for (const frame of framesInOrder(annotations)) {
    const { links, lost } = linksOf(frame, written)
    if (links.length === 0) report.add('frame', document, frame.id)
    else report.add('filler', document, frame.id, lost)
    if (links.length > 1) report.add('parted-frame', document, frame.id)
    for (const { from, fromRole, to, toRole } of links)
      relate(entityOf.get(from), entityOf.get(to), `${frame.type}:${fromRole}:${toRole}`)
  }
  return {
    id: ++ids.document,
    text,
    entities,
    relations,
    Comments: [],
    document: stem,
    file: article.file,
    text_sha256: article.textSha256,
    annotator: annotator.id,
    status,
  }
}

function ascii(json: string): string {
  return json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
