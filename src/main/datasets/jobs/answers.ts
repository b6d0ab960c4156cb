/** The answers to the window's requests about data sets. */
import { basename, join } from 'node:path'
import { describeDivision } from '#core/formats/split.ts'
import { err } from '#core/result.ts'
import { isSafeName, nameForShow } from '#core/text/names.ts'
import type { ChosenPlace, DatasetRequests, ExportChoices } from '#ipc/datasets.ts'
import type { ExportRequest } from '#main/datasets/exporting.ts'
import type { Handlers } from '#main/ipc.ts'
import type { Tokens } from '#main/tokens.ts'
import type { RunningJobs } from './running-jobs.ts'

export interface DatasetAnswers {
  readonly jobs: RunningJobs
  readonly tokens: Tokens
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  /** Version of the program. */
  readonly program: string
  /** Shows the system's dialog for a folder to write into; the path chosen, or null. */
  readonly chooseDestination: () => Promise<string | null>
}

export function datasetAnswers({
  jobs,
  tokens,
  shippedTagsets,
  program,
  chooseDestination,
}: DatasetAnswers): Pick<Handlers, keyof DatasetRequests> {
  const chosen = (path: string | null): ChosenPlace | null =>
    path === null
      ? null
      : { token: tokens.forPlace(path).token, name: nameForShow(basename(path) || path) }
  return {
    surveyFolder: async ({ job, folder }) => {
      const known = tokens.folder(folder)
      return known === undefined
        ? err({ kind: 'unknown-token' })
        : jobs.run(job, 'surveyFolder', { folder: known.path, shippedTagsets })
    },
    chooseDestination: async () => chosen(await chooseDestination()),
    exportDataset: async ({ job, folder, choices, destination, name, force }) => {
      const from = tokens.folder(folder)
      const into = tokens.place(destination)
      if (from === undefined || into === undefined)
        return err({ kind: 'unknown-token', of: 'folder' })
      if (!isSafeName(name)) return err({ kind: 'target-name' })
      const request = {
        ...exportRequest(choices, name, program),
        folder: from.path,
        target: join(into.path, name),
        shippedTagsets,
        force,
      }
      return jobs.run(job, 'exportDataset', request)
    },
    cancelDatasetJob: async ({ job }) => jobs.cancel(job),
  }
}

/** What the command line would ask for with these choices. */
function exportRequest(
  { annotators, labels, licence, ...choices }: ExportChoices,
  name: string,
  program: string,
): Omit<ExportRequest, 'folder' | 'target' | 'shippedTagsets' | 'force'> {
  const { split } = choices
  return {
    ...choices,
    annotators: annotators === 'all' ? 'all' : new Set(annotators),
    labels: labels === null ? null : new Set(labels),
    tagset: null,
    statements: {
      name,
      languages: ['ar'],
      licence,
      program,
      division: split && describeDivision(split),
    },
  }
}
