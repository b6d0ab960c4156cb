/** The answers to the window's requests about imports. */
import { basename } from 'node:path'
import { nothingChosen } from '#core/formats/importer.ts'
import { err, ok } from '#core/result.ts'
import { nameForShow } from '#core/text/names.ts'
import type { ChosenPlace } from '#ipc/datasets.ts'
import type { ImportFor, ImportRequests } from '#ipc/imports.ts'
import type { Settings } from '#ipc/settings.ts'
import type { ImportAnnotator } from '#main/datasets/import-run.ts'
import type { ImportSoFar } from '#main/datasets/import-so-far.ts'
import type { Handlers } from '#main/ipc.ts'
import type { Tokens } from '#main/tokens.ts'
import type { EarlierMappings } from './earlier-mappings.ts'
import type { RunningJobs } from './running-jobs.ts'

export interface ImportAnswers {
  readonly jobs: Pick<RunningJobs, 'run'>
  readonly tokens: Tokens
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  readonly earlier: EarlierMappings
  readonly annotator: () => Settings['annotator']
  /** Shows the system's dialog; the paths chosen, none where it was dismissed. */
  readonly chooseInputs: (what: 'files' | 'folder') => Promise<readonly string[]>
}

export function importAnswers({
  jobs,
  tokens,
  shippedTagsets,
  earlier,
  annotator,
  chooseInputs,
}: ImportAnswers): Pick<Handlers, keyof ImportRequests> {
  /** Null where one of the tokens is not known. */
  const pathsOf = (inputs: readonly string[]): readonly string[] | null => {
    const paths = inputs.flatMap((token) => tokens.place(token)?.path ?? [])
    return paths.length === inputs.length ? paths : null
  }
  /** What the last import that was stopped has done, for one that goes on with it. */
  let stopped: { readonly job: string; readonly soFar: ImportSoFar } | null = null
  return {
    chooseImport: async ({ what }) => placesOf(tokens, await chooseInputs(what)),
    surveyImport: async ({ job, folder, inputs, format, reading }) => {
      const [known, paths] = [tokens.folder(folder), pathsOf(inputs)]
      if (known === undefined || paths === null) return err({ kind: 'unknown-token', of: 'folder' })
      const request = { inputs: paths, format, folder: known.path, tagset: null, shippedTagsets }
      const first = await jobs.run(job, 'surveyImport', { ...request, reading })
      if (!first.ok) return first
      const before = earlier.of(known.path, first.value.format)
      // Which format it is must be known first; how that was read the last time is of it alone.
      const again = reading === null && before !== null && !isPlain(before.reading)
      const survey = again
        ? await jobs.run(job, 'surveyImport', { ...request, reading: before.reading })
        : first
      return survey.ok ? ok({ ...survey.value, earlier: before }) : survey
    },
    importAnnotations: async ({
      job,
      folder,
      inputs,
      format,
      mapping,
      for: whom,
      dryRun,
      after,
    }) => {
      const [known, paths] = [tokens.folder(folder), pathsOf(inputs)]
      if (known === undefined || paths === null) return err({ kind: 'unknown-token', of: 'folder' })
      if (!dryRun) earlier.remember(known.path, format, mapping)
      const before = after !== null && stopped?.job === after ? stopped.soFar : null
      const done = await jobs.run(job, 'importAnnotations', {
        inputs: paths,
        format,
        folder: known.path,
        annotator: annotatorOf(whom, annotator()),
        tagset: null,
        shippedTagsets,
        mapping,
        dryRun,
        ...(before !== null && { before }),
      })
      if (!done.ok) return done
      const { soFar, ...report } = done.value
      if (!dryRun) stopped = report.stop === null ? null : { job, soFar }
      return ok(report)
    },
  }
}

/** What was chosen, by tokens and names. */
export function placesOf(tokens: Tokens, paths: readonly string[]): readonly ChosenPlace[] {
  return paths.map((path) => ({
    token: tokens.forPlace(path).token,
    name: nameForShow(basename(path) || path),
  }))
}

/** Added to is only the window's annotator's own sidecar. */
function annotatorOf(whom: ImportFor, own: Settings['annotator']): ImportAnnotator | null {
  switch (whom.kind) {
    case 'named':
      return null
    case 'own':
      if (own === null) throw new Error('There is no annotator to import for')
      return { ...own, adds: true }
    case 'other':
      return { id: whom.id, name: whom.id, key: null, adds: false }
  }
}

function isPlain(reading: typeof nothingChosen): boolean {
  return JSON.stringify(reading) === JSON.stringify(nothingChosen)
}
