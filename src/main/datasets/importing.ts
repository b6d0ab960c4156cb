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
  ImportStop,
  NotImported,
  PlacedSpans,
} from '#ipc/imports.ts'
import { ArticleFinder } from './attaching.ts'
import { type ImportAnnotator, type ImportEnvironment, ImportRun } from './import-run.ts'
import { type ImportSoFar, nothingSoFar } from './import-so-far.ts'
import { type ImportSurveyRequest, openImport, surveyOf } from './import-survey.ts'
import { Turns, type Watch } from './turns.ts'

export interface ImportRequest extends Omit<ImportSurveyRequest, 'reading'> {
  /** Whose sidecars are made; null: those whom the files name. */
  readonly annotator: ImportAnnotator | null
  /** Null: as proposed. */
  readonly mapping: Mapping | null
  /** Only say what would be done. */
  readonly dryRun: boolean
  /** What an import of the same that was stopped has done. */
  readonly before?: ImportSoFar
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
  /** Null: all was done. */
  readonly stop: ImportStop | null
  /** For one that goes on with it. */
  readonly soFar: ImportSoFar
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
  const before = request.before ?? nothingSoFar
  const run = new ImportRun(
    environment,
    {
      format,
      annotator: request.annotator,
      tagset,
      root: paired.root,
      dryRun: request.dryRun,
    },
    new ArticleFinder(paired, before.made),
    before,
  )
  const turns = new Turns(watch, survey.documents)
  const reader: ImportFormat = importFormats[format]
  let at = 0
  const isCounted = !watch.signal.aborted
  let why: ImportStop['why'] | null = isCounted ? null : 'asked'
  // Read again, rather than kept: the second time its problems are known.
  const again = reader.read(source, () => undefined, { choices, assume: () => undefined })
  for (const document of again) {
    if (watch.signal.aborted) why = 'asked'
    if (why !== null) break
    for (const filler of danglingFillers(document))
      tell({ kind: 'dangling', file: document.name, line: null, detail: filler })
    const named = applyMapping(withNames(document), mapping, tagset, tell)
    if (before.documents[at] !== document.name) why = await run.add(withCanonicalText(named))
    if (why === null) await turns.give(++at)
  }
  const { soFar } = run
  const { imported, notImported } = soFar
  return ok({
    format,
    counts: countsOf(soFar),
    imported,
    notImported,
    problems,
    assumptions: [...survey.assumptions, ...soFar.assumptions],
    mapping,
    unknown: unknownNames(mapping, tagset),
    unfit: unfitRoles(survey.found.roles, mapping, tagset),
    stop: why === null ? null : { why, remaining: isCounted ? survey.documents - at : null },
    soFar,
  })
}

function countsOf({ documents, imported, blank, bare }: ImportSoFar): ImportCounts {
  // An article that is new to one document is there for the next.
  const articles = new Map<string, ImportedSidecar['by']>()
  for (const { article, by } of [...bare, ...imported, ...blank.filter((one) => one !== null)])
    if (!articles.has(article)) articles.set(article, by)
  const by = (how: ImportedSidecar['by']): number =>
    [...articles.values()].filter((one) => one === how).length
  const sum = (of: (one: ImportedSidecar) => number): number =>
    imported.reduce((total, one) => total + of(one), 0)
  // The first that goes into a file says whether it was there.
  const files = new Map<string, boolean>()
  for (const { sidecar, isAddition } of imported)
    if (!files.has(sidecar)) files.set(sidecar, isAddition)
  const made = [...files.values()].filter((isAddition) => !isAddition).length
  const placed = (state: keyof PlacedSpans): number => sum(({ spans }) => spans[state])
  return {
    documents: documents.length,
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
