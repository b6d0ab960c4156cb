import type { ExportFormatId, ImportFormatId } from '#core/formats/registry.ts'

// Named here too, so that neither the window nor main's start loads the formats themselves.

const exported: Readonly<Record<ExportFormatId, true>> = {
  jsonl: true,
  webannotation: true,
  csv: true,
  tsv: true,
  xlsx: true,
  brat: true,
  labelstudio: true,
  'cas-json': true,
  'cas-xmi': true,
  'webanno-tsv': true,
  doccano: true,
  conll: true,
  spacy: true,
  parquet: true,
  'refi-qda': true,
  tei: true,
  claimreview: true,
}

const imported: Readonly<Record<ImportFormatId, true>> = {
  jsonl: true,
  webannotation: true,
  csv: true,
  tsv: true,
  xlsx: true,
  brat: true,
  labelstudio: true,
  'cas-json': true,
  'cas-xmi': true,
  'webanno-tsv': true,
  doccano: true,
  conll: true,
  'refi-qda': true,
}

/** Formats that data sets are written in, in the order in which they are offered. */
export const exportFormatIds = Object.keys(exported) as readonly ExportFormatId[]

/** Formats that annotations are read from, in the order in which they are offered. */
export const importFormatIds = Object.keys(imported) as readonly ImportFormatId[]
