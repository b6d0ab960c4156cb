import { exportFormatIds } from '#ipc/dataset-formats.ts'
import type { ExportChoices } from '#ipc/datasets.ts'

type FormatId = ExportChoices['format']

export const formatGroups = ['whole', 'tables', 'tools', 'models', 'publishing'] as const
export type FormatGroup = (typeof formatGroups)[number]

const groups: Readonly<Record<FormatId, FormatGroup>> = {
  jsonl: 'whole',
  webannotation: 'whole',
  csv: 'tables',
  tsv: 'tables',
  xlsx: 'tables',
  parquet: 'tables',
  brat: 'tools',
  labelstudio: 'tools',
  doccano: 'tools',
  'cas-json': 'tools',
  'cas-xmi': 'tools',
  'webanno-tsv': 'tools',
  'refi-qda': 'tools',
  conll: 'models',
  spacy: 'models',
  tei: 'publishing',
  claimreview: 'publishing',
}

/** Formats with room for one layer of spans that do not overlap. */
export const flatFormats: ReadonlySet<FormatId> = new Set<FormatId>(['conll'])

/** The formats of a group, in the order in which they are offered. */
export function formatsOf(group: FormatGroup): readonly FormatId[] {
  return exportFormatIds.filter((id) => groups[id] === group)
}
