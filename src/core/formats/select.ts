import type { Annotations, Frame, Span } from '#core/annotation/model.ts'
import type { DatasetDocument } from './dataset.ts'
import type { ExportReport } from './report.ts'

/**
 * The document with only those spans and frames whose label or type is among `labels`. A filler that
 * goes is taken out of the frames that stay, and counted.
 */
export function selectLabels(
  document: DatasetDocument,
  labels: ReadonlySet<string>,
  report: ExportReport,
): DatasetDocument {
  const { annotations } = document
  const spans = new Map<string, Span>()
  for (const [id, span] of annotations.spans) if (labels.has(span.label)) spans.set(id, span)
  const gone = (id: string): boolean => {
    const frame = annotations.frames.get(id)
    if (frame !== undefined) return !labels.has(frame.type)
    return annotations.spans.has(id) && !spans.has(id)
  }
  const frames = new Map<string, Frame>()
  for (const [id, frame] of annotations.frames) {
    if (!labels.has(frame.type)) continue
    const roles = Object.fromEntries(
      Object.entries(frame.roles).map(([role, fillers]) => [
        role,
        fillers.filter((filler) => !gone(filler)),
      ]),
    )
    report.add('filtered-filler', document, id, count(frame.roles) - count(roles))
    frames.set(id, { ...frame, roles })
  }
  const selected: Annotations = { ...annotations, spans, frames }
  return { ...document, annotations: selected }
}

function count(roles: Frame['roles']): number {
  return Object.values(roles).reduce((sum, fillers) => sum + fillers.length, 0)
}
