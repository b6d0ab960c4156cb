import { brat } from './brat.ts'
import { bratImport } from './brat-import.ts'
import { claimReview } from './claim-review.ts'
import { conll } from './conll.ts'
import { conllImport } from './conll-import.ts'
import { csv, tsv } from './delimited.ts'
import { csvImport, tsvImport } from './delimited-import.ts'
import { doccano } from './doccano.ts'
import { doccanoImport } from './doccano-import.ts'
import type { ExportFormat } from './exporter.ts'
import type { ImportFormat } from './importer.ts'
import { jsonl, jsonlImport } from './jsonl.ts'
import { labelStudio } from './label-studio.ts'
import { labelStudioImport } from './label-studio-import.ts'
import { parquet } from './parquet.ts'
import { refiQda } from './refi-qda/refi-qda.ts'
import { refiQdaImport } from './refi-qda/refi-qda-import.ts'
import { spacy } from './spacy.ts'
import { tei } from './tei.ts'
import { casJson } from './uima/cas-json.ts'
import { casJsonImport } from './uima/cas-json-import.ts'
import { casXmi } from './uima/cas-xmi.ts'
import { casXmiImport } from './uima/cas-xmi-import.ts'
import { webannoTsv } from './uima/webanno-tsv.ts'
import { webannoTsvImport } from './uima/webanno-tsv-import.ts'
import { webAnnotation } from './web-annotation.ts'
import { webAnnotationImport } from './web-annotation-import.ts'
import { xlsx } from './xlsx.ts'
import { xlsxImport } from './xlsx-import.ts'

/** Formats that data sets are written in, by the name that the command line and the dialog use. */
export const exportFormats = {
  jsonl,
  webannotation: webAnnotation,
  csv,
  tsv,
  xlsx,
  brat,
  labelstudio: labelStudio,
  'cas-json': casJson,
  'cas-xmi': casXmi,
  'webanno-tsv': webannoTsv,
  doccano,
  conll,
  spacy,
  parquet,
  'refi-qda': refiQda,
  tei,
  claimreview: claimReview,
} as const satisfies Record<string, ExportFormat>
export type ExportFormatId = keyof typeof exportFormats

/** Formats that annotations are read from. */
export const importFormats = {
  jsonl: jsonlImport,
  webannotation: webAnnotationImport,
  csv: csvImport,
  tsv: tsvImport,
  xlsx: xlsxImport,
  brat: bratImport,
  labelstudio: labelStudioImport,
  'cas-json': casJsonImport,
  'cas-xmi': casXmiImport,
  'webanno-tsv': webannoTsvImport,
  doccano: doccanoImport,
  conll: conllImport,
  'refi-qda': refiQdaImport,
} as const satisfies Record<string, ImportFormat>
export type ImportFormatId = keyof typeof importFormats

export function isExportFormat(id: string): id is ExportFormatId {
  return Object.hasOwn(exportFormats, id)
}

export function isImportFormat(id: string): id is ImportFormatId {
  return Object.hasOwn(importFormats, id)
}
