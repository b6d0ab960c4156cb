/**
 * Reads others' annotations into sidecars beside the articles of a folder. A sidecar that is there
 * already is never replaced; added to is only that of the annotator who is named for it.
 */
import { danglingFillers, withCanonicalText, withNames } from '#core/formats/imported.ts'
import {
  type Assumption,
  type ImportFormat,
  type ImportProblem,
  nothingChosen,
} from '#core/formats/importer.ts'
import { applyMapping, type Mapping, unknownNames } from '#core/formats/mapping.ts'
import { proposeMapping } from '#core/formats/proposing.ts'
import { importFormats } from '#core/formats/registry.ts'
import { unfitRoles } from '#core/formats/role-proposing.ts'
import { err, ok, type Result } from '#core/result.ts'
import type {
  ImportCounts,
  ImportedSidecar,
  ImportFailure,
  ImportReport,
  NotImported,
  PlacedSpans,
} from '#ipc/imports.ts'
import { ArticleFinder } from './attaching.ts'
import { type ImportAnnotator, type ImportEnvironment, ImportRun } from './import-run.ts'
import { type ImportSurveyRequest, openImport, surveyOf } from './import-survey.ts'
import { Turns, type Watch } from './turns.ts'

export interface ImportRequest extends Omit<ImportSurveyRequest, 'reading'> {
  /** Whose sidecars are made; null: those whom the files name. */
  readonly annotator: ImportAnnotator | null
  /** Null: as proposed. */
  readonly mapping: Mapping | null
  /** Only say what would be done. */
  readonly dryRun: boolean
}

export interface ImportOutcome {
  readonly format: ImportSurveyRequest['format']
  readonly counts: ImportCounts
  readonly imported: readonly ImportedSidecar[]
  readonly notImported: readonly NotImported[]
  readonly problems: readonly ImportProblem[]
  readonly assumptions: readonly Assumption[]
  readonly mapping: Mapping
  /** Names that the mapping leads to and the tagset does not know. */
  readonly unknown: ImportReport['unknown']
  readonly unfit: ImportReport['unfit']
  /** It was stopped before all was done: what is imported is whole, the rest was not begun. */
  readonly isStopped: boolean
}

export async function importAnnotations(
  environment: ImportEnvironment,
  request: ImportRequest,
  watch: Watch,
): Promise<Result<ImportOutcome, ImportFailure>> {
  const opened = openImport({ ...request, reading: null })
  if (!opened.ok) return opened
  const { source, format, paired, tagset } = opened.value
  // Each time that it is read through, the signal counts, and not the number of what was read.
  const quiet = { signal: watch.signal, progress: () => undefined }
  const choices = request.mapping?.reading ?? nothingChosen
  const survey = await surveyOf(opened.value, choices, quiet)
  if (survey.documents === 0 && !watch.signal.aborted)
    return err({ kind: 'nothing-to-import', format, problems: survey.problems })
  const mapping = request.mapping ?? proposeMapping(survey.found, tagset, null).mapping
  const problems = [...survey.problems]
  const tell = (problem: ImportProblem): void => void problems.push(problem)
  const run = new ImportRun(
    environment,
    {
      format,
      annotator: request.annotator,
      tagset,
      root: paired.root,
      dryRun: request.dryRun,
    },
    new ArticleFinder(paired),
  )
  const turns = new Turns(watch, survey.documents)
  const reader: ImportFormat = importFormats[format]
  let done = 0
  // Read again, rather than kept: the second time its problems are known.
  const again = reader.read(source, () => undefined, { choices, assume: () => undefined })
  for (const document of again) {
    if (watch.signal.aborted) break
    for (const filler of danglingFillers(document))
      tell({ kind: 'dangling', file: document.name, line: null, detail: filler })
    const named = applyMapping(withNames(document), mapping, tagset, tell)
    await run.add(withCanonicalText(named))
    await turns.give(++done)
  }
  const { imported, notImported, blank } = run
  return ok({
    format,
    counts: countsOf(imported, blank, done),
    imported,
    notImported,
    problems,
    assumptions: [...survey.assumptions, ...run.assumptions],
    mapping,
    unknown: unknownNames(mapping, tagset),
    unfit: unfitRoles(survey.found.roles, mapping, tagset),
    isStopped: watch.signal.aborted,
  })
}

function countsOf(
  imported: readonly ImportedSidecar[],
  blank: ImportRun['blank'],
  documents: number,
): ImportCounts {
  const articles = [
    ...imported,
    ...blank.flatMap((one) => (one === null ? [] : { by: one.by, article: one.article.file })),
  ]
  const by = (how: ImportedSidecar['by']): number =>
    new Set(articles.flatMap((one) => (one.by === how ? one.article : []))).size
  const sum = (of: (one: ImportedSidecar) => number): number =>
    imported.reduce((total, one) => total + of(one), 0)
  // The first that goes into a file says whether it was there.
  const files = new Map<string, boolean>()
  for (const { sidecar, isAddition } of imported)
    if (!files.has(sidecar)) files.set(sidecar, isAddition)
  const made = [...files.values()].filter((isAddition) => !isAddition).length
  const placed = (state: keyof PlacedSpans): number => sum(({ spans }) => spans[state])
  return {
    documents,
    blank: blank.length,
    made,
    addedTo: files.size - made,
    articles: { byText: by('text'), byWords: by('words'), new: by('new') },
    spans: {
      exact: placed('exact'),
      moved: placed('moved'),
      ambiguous: placed('ambiguous'),
      orphan: placed('orphan'),
    },
    frames: sum(({ frames }) => frames),
    already: sum(({ already }) => already),
  }
}
