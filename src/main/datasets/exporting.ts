/** Exports a folder's annotations as a data set: the one way for the window and the command line. */
import type { Status } from '#core/annotation/records.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { CardCounts, type CardStatements, dataCard } from '#core/formats/card.ts'
import { type DatasetDocument, type Split, wellFormed } from '#core/formats/dataset.ts'
import { reportUncarried } from '#core/formats/exporter.ts'
import { isLayer } from '#core/formats/layer.ts'
import { type ExportFormatId, exportFormats } from '#core/formats/registry.ts'
import {
  type ChangeKind,
  ExportReport,
  type LossKind,
  type ReportEntry,
} from '#core/formats/report.ts'
import { selectLabels } from '#core/formats/select.ts'
import type { Division } from '#core/formats/split.ts'
import type { TagsetUse } from '#core/formats/tagset-uses.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ExportFailure, UnreadFile } from '#ipc/datasets.ts'
import { errorCode } from '#main/files/failures.ts'
import { Beginnings } from './beginnings.ts'
import { ArticlesToDivide } from './dividing.ts'
import { documentsOf } from './documents.ts'
import { type PairedFolder, pairFolder, unreadFolders } from './pairing.ts'
import { Pseudonyms } from './pseudonyms.ts'
import { type ReadAll, readInTurn, type WantedAnnotators } from './reading.ts'
import { chooseTagset } from './tagset.ts'
import { newTag } from './temporary-folders.ts'
import type { Watch } from './turns.ts'
import { usedTagset } from './used-tagset.ts'
import { cardName, type DatasetFiles, DatasetWriter } from './writing.ts'

/** What a data set is to hold. */
export interface DatasetRequest {
  /** Absolute. */
  readonly folder: string
  readonly format: ExportFormatId
  readonly annotators: WantedAnnotators
  /** Null: whatever the status. */
  readonly status: Status | null
  /** Span labels and frame types; null: all. */
  readonly labels: ReadonlySet<string> | null
  /** Of a format that writes one flat layer: the label or group; null: all labels. */
  readonly layer: string | null
  readonly split: Division | null
  /** Id or file; null: the project's. */
  readonly tagset: string | null
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  readonly pseudonyms: boolean
  readonly statements: CardStatements
}

export interface ExportRequest extends DatasetRequest {
  /** Absolute; the folder that is made. */
  readonly target: string
  /** Replace a data set that stands at the target. */
  readonly force: boolean
  /** Names what is half-written, for who clears up should the thread die; left out: any. */
  readonly tag?: string
}

export interface ExportOutcome {
  readonly articles: number
  readonly documents: number
  readonly files: ReadonlyMap<string, number>
  /** Tagsets that the documents name, the most used first. */
  readonly tagsets: readonly TagsetUse[]
  readonly losses: readonly ReportEntry<LossKind>[]
  readonly changes: readonly ReportEntry<ChangeKind>[]
  readonly unread: readonly UnreadFile[]
  /** Sidecars whose article is not there. */
  readonly strays: readonly string[]
  /** Labels asked for that no span or frame has. */
  readonly labelsNotFound: readonly string[]
}

/** Writes the data set, or nothing at all. `readAll` is the way the articles are read. */
export async function exportDataset(
  request: ExportRequest,
  watch: Watch,
  readAll: ReadAll = readInTurn,
): Promise<Result<ExportOutcome, ExportFailure>> {
  const found = findSource(request)
  if (!found.ok) return found
  const created = DatasetWriter.create(
    request.target,
    request.folder,
    request.force,
    request.tag ?? newTag(),
  )
  if (!created.ok) return created
  const writer = created.value
  try {
    const outcome = await new ExportRun(request, found.value, writer, watch, readAll).write()
    if (!outcome.ok) writer.discard()
    return outcome
  } catch (error) {
    writer.discard()
    return err({ kind: 'target-io', code: errorCode(error) })
  }
}

/** Makes the files of the data set in memory, of its first `most` documents (null: all), and keeps their beginnings. */
export async function previewDataset(
  request: DatasetRequest & { readonly most: number | null },
  watch: Watch,
): Promise<Result<ExportOutcome & { readonly beginnings: Beginnings['texts'] }, ExportFailure>> {
  const found = findSource(request)
  if (!found.ok) return found
  const beginnings = new Beginnings()
  const outcome = await new ExportRun(request, found.value, beginnings, watch, readInTurn).write(
    request.most,
  )
  return outcome.ok ? ok({ ...outcome.value, beginnings: beginnings.texts }) : outcome
}

/** The folder and the tagset that its annotations follow. */
interface Source {
  readonly paired: PairedFolder
  readonly tagset: Tagset | null
}

function findSource(request: DatasetRequest): Result<Source, ExportFailure> {
  const paired = pairFolder(request.folder)
  if (!paired.ok) return err({ ...paired.failure, of: 'folder' })
  const tagset = chooseTagset(paired.value.root, request.tagset, request.shippedTagsets)
  if (!tagset.ok) return tagset
  const { layer, shippedTagsets } = request
  if (layer !== null && !isLayer(layer, tagset.value)) return err({ kind: 'layer-unknown', layer })
  if (layer === null || tagset.value !== null)
    return ok({ paired: paired.value, tagset: tagset.value })
  // Of a group's labels only its tagset knows.
  const used = usedTagset(paired.value, shippedTagsets)
  return ok({ paired: paired.value, tagset: isLayer(layer, used) ? used : null })
}

class ExportRun {
  readonly #request: DatasetRequest
  readonly #paired: PairedFolder
  readonly #tagset: Tagset | null
  readonly #writer: DatasetFiles
  readonly #watch: Watch
  readonly #readAll: ReadAll
  readonly #report = new ExportReport()
  readonly #unread: UnreadFile[] = []
  readonly #labelsNotFound: Set<string>
  /** Null where names are to stand. */
  readonly #pseudonyms: Pseudonyms | null

  constructor(
    request: DatasetRequest,
    { paired, tagset }: Source,
    writer: DatasetFiles,
    watch: Watch,
    readAll: ReadAll,
  ) {
    this.#request = request
    this.#paired = paired
    this.#tagset = tagset
    this.#writer = writer
    this.#watch = watch
    this.#readAll = readAll
    this.#labelsNotFound = new Set(request.labels)
    this.#pseudonyms = request.pseudonyms ? new Pseudonyms(paired) : null
  }

  /** `most`: only so many documents; null: all. */
  async write(most: number | null = null): Promise<Result<ExportOutcome, ExportFailure>> {
    const splits = this.#request.split === null ? null : await this.#divide(this.#request.split)
    const format = exportFormats[this.#request.format]
    const { layer } = this.#request
    const exporter = format.open({ tagset: this.#tagset, layer }, this.#report)
    const counts = new CardCounts()
    for (const emission of exporter.begin()) this.#writer.write(emission)
    this.#writer.write({ file: 'sources.tsv', data: 'file\tsha256\ttext_sha256\tsplit\n' })
    let source = ''
    for await (const read of this.#documents(this.#report, (one) => this.#unread.push(one))) {
      const split = splits?.get(read.article.file) ?? null
      const document = wellFormed({ ...read, split }, this.#report)
      const { article } = document
      if (article.file !== source) {
        const line = [oneCell(article.file), article.sha256, article.textSha256, split ?? '']
        this.#writer.write({ file: 'sources.tsv', data: `${line.join('\t')}\n` })
        source = article.file
      }
      reportUncarried(document, format.carries, this.#report)
      counts.add(document)
      for (const emission of exporter.document(document)) this.#writer.write(emission, true)
      if (counts.documents === most) break
    }
    if (this.#watch.signal.aborted) return err({ kind: 'export-cancelled' })
    if (counts.documents === 0) return err({ kind: 'no-documents', unread: this.#unread })
    for (const emission of exporter.end()) this.#writer.write(emission)
    this.#finish(counts)
    return ok({
      articles: counts.articles,
      documents: counts.documents,
      files: this.#writer.files,
      tagsets: counts.tagsets,
      losses: this.#report.losses,
      changes: this.#report.changes,
      unread: [...unreadFolders(this.#paired), ...this.#unread],
      strays: this.#paired.strays,
      labelsNotFound: [...this.#labelsNotFound],
    })
  }

  #finish(counts: CardCounts): void {
    const { statements, format } = this.#request
    const records = [...this.#writer.files.keys()].filter((file) =>
      /^(?:data|train|validation|test)\.(?:jsonl|parquet)$/.test(file),
    )
    const card = dataCard(statements, counts, this.#report, this.#tagset, records)
    this.#writer.write({ file: cardName, data: card })
    this.#writer.finish({
      isnad: statements.program,
      dataFormat: format,
      articles: counts.articles,
      documents: counts.documents,
      losses: this.#report.losses.map(({ kind, count }) => ({ kind, count })),
      changes: this.#report.changes.map(({ kind, count }) => ({ kind, count })),
    })
  }

  /** The documents asked for, as they are to be written but for their split. */
  async *#documents(
    report: ExportReport,
    unread: (file: UnreadFile) => void,
  ): AsyncGenerator<DatasetDocument> {
    const { annotators, status, labels } = this.#request
    const found = documentsOf(this.#paired, annotators, this.#watch, unread, this.#readAll)
    for await (const read of found) {
      if (status !== null && read.status !== status) continue
      const document = this.#pseudonyms?.hide(read) ?? read
      const { spans, frames } = document.annotations
      if (this.#labelsNotFound.size > 0) {
        for (const { label } of spans.values()) this.#labelsNotFound.delete(label)
        for (const { type } of frames.values()) this.#labelsNotFound.delete(type)
      }
      yield labels === null ? document : selectLabels(document, labels, report)
    }
  }

  /** Goes through all documents once to see what is to be divided. */
  async #divide(request: Division): Promise<ReadonlyMap<string, Split>> {
    const articles = new ArticlesToDivide(request)
    // What is left out is counted when it is written, not twice.
    const uncounted = new ExportReport()
    for await (const document of this.#documents(uncounted, () => undefined)) articles.add(document)
    return articles.divided()
  }
}

function oneCell(text: string): string {
  return text.replaceAll(/[\p{Cc}]/gu, ' ')
}
