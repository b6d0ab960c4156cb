import { expect } from 'vitest'
import type { DatasetDocument } from '#core/formats/dataset.ts'
import type { ExportFormat } from '#core/formats/exporter.ts'
import type { ImportFormat } from '#core/formats/importer.ts'
import { exportAll, importAll, importedAnnotations } from './datasets.ts'

/** Writes documents in a format and reads them again; holds it to telling of no problem and to the same texts. */
export function roundTrip(
  format: ExportFormat,
  reader: ImportFormat,
  documents: readonly DatasetDocument[],
) {
  const exported = exportAll(format, documents)
  const { documents: back, problems } = importAll(reader, exported.files)
  expect(problems).toEqual([])
  expect(back.map(({ text }) => text)).toEqual(documents.map(({ text }) => text))
  return { exported, documents: back, annotations: back.map(importedAnnotations) }
}
