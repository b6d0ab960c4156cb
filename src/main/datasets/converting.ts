/** From one format to another, without a folder of articles in between. */
import type { Tagset } from '#core/annotation/tagset.ts'
import { extractText } from '#core/document/text.ts'
import { CardCounts, type CardStatements, dataCard } from '#core/formats/card.ts'
import { type DatasetDocument, wellFormed } from '#core/formats/dataset.ts'
import { reportUncarried } from '#core/formats/exporter.ts'
import { annotationsOfImport, withCanonicalText } from '#core/formats/imported.ts'
import type { ImportedDocument, ImportFormat, ImportProblem } from '#core/formats/importer.ts'
import { isLayer } from '#core/formats/layer.ts'
import {
  type ExportFormatId,
  exportFormats,
  type ImportFormatId,
  importFormats,
} from '#core/formats/registry.ts'
import { ExportReport } from '#core/formats/report.ts'
import { articleStems } from '#core/formats/stems.ts'
import { err, ok, type Result } from '#core/result.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { TagsetChoiceFailure, TargetFailure } from '#ipc/datasets.ts'
import type { InputFailure } from '#ipc/imports.ts'
import { errorCode } from '#main/files/failures.ts'
import type { ExportOutcome } from './exporting.ts'
import { sha256OfText } from './hashing.ts'
import { inputsAt } from './inputs.ts'
import { readTagsetNamed } from './tagset.ts'
import { newTag } from './temporary-folders.ts'
import { Turns, type Watch } from './turns.ts'
import { DatasetWriter } from './writing.ts'

export interface ConvertRequest {
  /** A file or folder; absolute. */
  readonly input: string
  readonly from: ImportFormatId
  readonly to: ExportFormatId
  /** Absolute; the folder that is made. */
  readonly target: string
  /** Id or file; null: none. */
  readonly tagset: string | null
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  /** Of a format that writes one flat layer: the label or group; null: all labels. */
  readonly layer: string | null
  readonly statements: CardStatements
  /** UTC, to the second: the time of making that items are given. */
  readonly at: string
  readonly force: boolean
}

export interface ConvertOutcome
  extends Omit<ExportOutcome, 'tagsets' | 'unread' | 'strays' | 'labelsNotFound'> {
  readonly problems: readonly ImportProblem[]
  /** Documents without a text, for which there is nothing to convert to. */
  readonly withoutText: readonly string[]
}

export type ConvertFailure =
  | InputFailure
  | TagsetChoiceFailure
  | TargetFailure
  | { readonly kind: 'layer-unknown'; readonly layer: string }
  | { readonly kind: 'nothing-to-import'; readonly problems: readonly ImportProblem[] }
  | { readonly kind: 'export-cancelled' }

/** Writes the data set, or nothing at all. */
export async function convertDataset(
  request: ConvertRequest,
  watch: Watch,
): Promise<Result<ConvertOutcome, ConvertFailure>> {
  const source = inputsAt([request.input])
  if (!source.ok) return source
  const tagset =
    request.tagset === null ? ok(null) : readTagsetNamed(request.tagset, request.shippedTagsets)
  if (!tagset.ok) return tagset
  if (request.layer !== null && !isLayer(request.layer, tagset.value))
    return err({ kind: 'layer-unknown', layer: request.layer })
  const created = DatasetWriter.create(request.target, request.input, request.force, newTag())
  if (!created.ok) return created
  const writer = created.value
  try {
    const problems = [...source.value.problems]
    const reader: ImportFormat = importFormats[request.from]
    const documents = reader.read(source.value.source, (one) => problems.push(one))
    const written = await write(request, tagset.value, documents, writer, watch)
    if (watch.signal.aborted || written.documents === 0) {
      writer.discard()
      return watch.signal.aborted
        ? err({ kind: 'export-cancelled' })
        : err({ kind: 'nothing-to-import', problems })
    }
    return ok({ ...written, problems })
  } catch (error) {
    writer.discard()
    return err({ kind: 'target-io', code: errorCode(error) })
  }
}

async function write(
  request: ConvertRequest,
  tagset: Tagset | null,
  imported: Iterable<ImportedDocument>,
  writer: DatasetWriter,
  watch: Watch,
): Promise<Omit<ConvertOutcome, 'problems'>> {
  const report = new ExportReport()
  const format = exportFormats[request.to]
  const exporter = format.open({ tagset, layer: request.layer }, report)
  const counts = new CardCounts()
  const withoutText: string[] = []
  const stems = new Set<string>()
  const turns = new Turns(watch, Number.POSITIVE_INFINITY)
  for (const emission of exporter.begin()) writer.write(emission)
  for (const one of imported) {
    if (watch.signal.aborted) break
    const read = documentOf(one, request, tagset, stems)
    if (read === null) {
      withoutText.push(one.name)
      continue
    }
    const document = wellFormed(read, report)
    reportUncarried(document, format.carries, report)
    counts.add(document)
    for (const emission of exporter.document(document)) writer.write(emission)
    await turns.give(counts.documents)
  }
  if (counts.documents > 0 && !watch.signal.aborted) {
    for (const emission of exporter.end()) writer.write(emission)
    const records = [...writer.files.keys()].filter((file) =>
      /^data\.(?:jsonl|parquet)$/.test(file),
    )
    const card = dataCard(request.statements, counts, report, tagset, records)
    writer.write({ file: 'README.md', data: card })
    writer.finish({ isnad: request.statements.program, dataFormat: request.to })
  }
  const { losses, changes } = report
  const { articles, documents } = counts
  return { articles, documents, files: writer.files, losses, changes, withoutText }
}

function documentOf(
  imported: ImportedDocument,
  { at, from }: ConvertRequest,
  tagset: Tagset | null,
  stems: Set<string>,
): DatasetDocument | null {
  const canonical = withCanonicalText(imported)
  const { text, name, file, annotator } = canonical
  if (text === null) return null
  const textSha256 = sha256OfText(text)
  const offsets = new OffsetMap(text)
  const handed = { text, textSha256, offsets }
  const { blocks, byline, extraction } = extractText(text)
  const plain = articleStems([name], sha256OfText).get(name) ?? 'document'
  let stem = plain
  for (let i = 2; stems.has(stem); i++) stem = `${plain}-${i}`
  stems.add(stem)
  const origin = { kind: 'imported', by: from } as const
  return {
    stem,
    article: {
      file: file ?? name,
      sha256: textSha256,
      textSha256,
      encoding: 'utf-8',
      extraction,
      byline,
    },
    text,
    blocks,
    offsets,
    annotator: { id: annotator?.id ?? 'imported', name: annotator?.name ?? '', role: 'annotator' },
    tagset: { id: tagset?.id ?? 'none', version: tagset?.version ?? '0' },
    status: 'draft',
    annotations: annotationsOfImport(canonical, null, handed, { origin, at }),
    split: null,
  }
}
