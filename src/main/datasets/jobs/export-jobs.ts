/** Exports as the window asks for them: written, only counted, or begun for a look. */
import type { ExportFormatId } from '#core/formats/registry.ts'
import { ok, type Result } from '#core/result.ts'
import type { ExportedDataset, ExportFailure, ExportPreview } from '#ipc/datasets.ts'
import {
  type DatasetRequest,
  type ExportOutcome,
  type ExportRequest,
  exportDataset,
  previewDataset,
} from '#main/datasets/exporting.ts'
import type { Watch } from '#main/datasets/turns.ts'

/** So many documents are shown of a data set that is not written yet. */
const mostShown = 20

/** Formats of the same records as text, for those whose files hold none. */
const asText: Partial<Record<ExportFormatId, ExportFormatId>> = { xlsx: 'tsv', parquet: 'jsonl' }

export async function writeExport(
  request: ExportRequest,
  watch: Watch,
): Promise<Result<ExportedDataset, ExportFailure>> {
  const outcome = await exportDataset(request, watch)
  return outcome.ok ? ok(counted(outcome.value)) : outcome
}

export async function checkExport(
  request: DatasetRequest,
  watch: Watch,
): Promise<Result<ExportedDataset, ExportFailure>> {
  const outcome = await previewDataset({ ...request, most: null }, watch)
  return outcome.ok ? ok(counted(outcome.value)) : outcome
}

export async function previewExport(
  request: DatasetRequest,
  watch: Watch,
): Promise<Result<ExportPreview, ExportFailure>> {
  const format = asText[request.format] ?? request.format
  const outcome = await previewDataset({ ...request, format, most: mostShown }, watch)
  if (!outcome.ok) return outcome
  const { beginnings, documents, files } = outcome.value
  return ok({
    format,
    files: [...beginnings].map(([file, beginning]) => ({
      file,
      beginning,
      isCut: beginning !== null && Buffer.byteLength(beginning) < (files.get(file) ?? 0),
    })),
    isWhole: documents < mostShown,
  })
}

/** The window is told how much was written, not each of what may be 100,000 files. */
function counted(outcome: ExportOutcome): ExportedDataset {
  const { articles, documents, files, tagsets, losses, changes, unread, strays } = outcome
  const bytes = [...files.values()].reduce((sum, size) => sum + size, 0)
  return {
    articles,
    documents,
    files: files.size,
    bytes,
    tagsets,
    losses,
    changes,
    unread,
    strays,
  }
}
