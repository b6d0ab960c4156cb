/** The answers to the window's requests about data sets. */
import { basename, dirname, join } from 'node:path'
import { csvOf } from '#core/formats/csv-rows.ts'
import { describeDivision } from '#core/formats/split.ts'
import { wordyLabels } from '#core/formats/statistics.ts'
import { err, ok, type Result } from '#core/result.ts'
import { isSafeName, nameForShow } from '#core/text/names.ts'
import type { WriteFailure } from '#ipc/annotating/saving.ts'
import type { FolderFailure } from '#ipc/contract.ts'
import type { ChosenPlace, DatasetRequests, ExportChoices } from '#ipc/datasets.ts'
import type { ImportRequests } from '#ipc/imports.ts'
import { plainFailure } from '#main/annotating/write-failure.ts'
import type { DatasetRequest } from '#main/datasets/exporting.ts'
import type { WantedAnnotators } from '#main/datasets/reading.ts'
import { newTag } from '#main/datasets/temporary-folders.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import { updateFile } from '#main/files/durable/write.ts'
import type { Handlers } from '#main/ipc.ts'
import type { Tokens } from '#main/tokens.ts'
import type { LastExportStore } from './last-export.ts'
import type { RunningJobs } from './running-jobs.ts'

export interface DatasetAnswers {
  readonly jobs: RunningJobs
  readonly tokens: Tokens
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  /** Version of the program. */
  readonly program: string
  readonly last: LastExportStore
  /** Shows the system's dialog for a folder to write into; the path chosen, or null. */
  readonly chooseDestination: () => Promise<string | null>
  /** Shows the system's dialog for a file to write a table into, by a proposed name; the path, or null. */
  readonly chooseTable: (name: string) => Promise<string | null>
  readonly durable: DurableEnvironment
  /** Shows a file or folder in the system's file manager. */
  readonly showInFolder: (path: string) => void
}

export function datasetAnswers({
  jobs,
  tokens,
  shippedTagsets,
  program,
  last,
  chooseDestination,
  chooseTable,
  durable,
  showInFolder,
}: DatasetAnswers): Omit<Pick<Handlers, keyof DatasetRequests>, keyof ImportRequests> {
  const chosen = (path: string | null): ChosenPlace | null =>
    path === null
      ? null
      : { token: tokens.forPlace(path).token, name: nameForShow(basename(path) || path) }
  const requestOf = (
    folder: string,
    choices: ExportChoices,
    name: string,
  ): Result<DatasetRequest, FolderFailure & { readonly of: 'folder' }> => {
    const known = tokens.folder(folder)
    return known === undefined
      ? err({ kind: 'unknown-token', of: 'folder' })
      : ok({ ...datasetRequest(choices, name, program), folder: known.path, shippedTagsets })
  }
  return {
    surveyFolder: async ({ job, folder }) => {
      const known = tokens.folder(folder)
      return known === undefined
        ? err({ kind: 'unknown-token' })
        : jobs.run(job, 'surveyFolder', { folder: known.path, shippedTagsets })
    },
    chooseDestination: async () => chosen(await chooseDestination()),
    lastExport: async () => ({
      choices: last.current?.choices ?? null,
      destination: chosen(last.current?.destination ?? null),
    }),
    previewExport: async ({ job, folder, choices, name }) => {
      const request = requestOf(folder, choices, name)
      return request.ok ? jobs.run(job, 'previewExport', request.value) : request
    },
    checkExport: async ({ job, folder, choices }) => {
      const request = requestOf(folder, choices, '')
      return request.ok ? jobs.run(job, 'checkExport', request.value) : request
    },
    exportDataset: async ({ job, folder, choices, destination, name, force }) => {
      const request = requestOf(folder, choices, name)
      if (!request.ok) return request
      const into = tokens.place(destination)
      if (into === undefined) return err({ kind: 'unknown-token', of: 'folder' })
      if (!isSafeName(name)) return err({ kind: 'target-name' })
      last.remember({ choices, destination: into.path })
      const target = join(into.path, name)
      return jobs.run(job, 'exportDataset', { ...request.value, target, force, tag: newTag() })
    },
    showDataset: async ({ destination, name }) => {
      const into = tokens.place(destination)
      if (into !== undefined && isSafeName(name)) showInFolder(join(into.path, name))
    },
    countFolder: async ({ job, folder, annotators }) => {
      const known = tokens.folder(folder)
      return known === undefined
        ? err({ kind: 'unknown-token' })
        : jobs.run(job, 'countFolder', {
            folder: known.path,
            annotators: wanted(annotators),
            words: wordyLabels,
            tagset: null,
            shippedTagsets,
          })
    },
    saveTable: async ({ name, rows }) => {
      const path = await chooseTable(isSafeName(name) ? name : 'isnad')
      return path === null ? ok(false) : writeTable(durable, path, rows)
    },
    cancelDatasetJob: async ({ job }) => jobs.cancel(job),
  }
}

/** What the command line would ask for with these choices. */
function datasetRequest(
  { annotators, labels, licence, languages, ...choices }: ExportChoices,
  name: string,
  program: string,
): Omit<DatasetRequest, 'folder' | 'shippedTagsets'> {
  const { split } = choices
  return {
    ...choices,
    annotators: wanted(annotators),
    labels: labels === null ? null : new Set(labels),
    tagset: null,
    statements: {
      name,
      languages,
      licence,
      program,
      division: split && describeDivision(split),
    },
  }
}

function wanted(annotators: ExportChoices['annotators']): WantedAnnotators {
  return annotators === 'all' ? 'all' : new Set(annotators)
}

/** The user was asked about a file that is there. */
async function writeTable(
  durable: DurableEnvironment,
  path: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<Result<boolean, WriteFailure>> {
  const bytes = Buffer.from(csvOf(rows))
  const saved = await updateFile<never>(durable, { path, root: dirname(path) }, () => ok(bytes))
  return saved.ok ? ok(true) : err(plainFailure(saved.failure))
}
