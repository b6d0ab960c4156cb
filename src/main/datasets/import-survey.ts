/** Opens what is to be imported, and looks at what it holds before anything is done. */
import { extname } from 'node:path'

import { compareText } from '#core/annotation/order.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { detectFormats } from '#core/formats/detect-format.ts'
import { NamesFound } from '#core/formats/found-names.ts'
import { withNames } from '#core/formats/imported.ts'
import {
  type Assumption,
  headOf,
  type ImportFormat,
  type ImportProblem,
  type ImportSource,
  nothingChosen,
  type ReadingChoices,
} from '#core/formats/importer.ts'
import { type ImportFormatId, importFormats } from '#core/formats/registry.ts'
import { tablesFound } from '#core/formats/tables-found.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ImportFailure, ImportSurvey } from '#ipc/imports.ts'
import { defaultTagset } from '#main/files/shipped-tagsets.ts'
import { importedAnnotatorId } from './imported-annotator-id.ts'
import { inputsAt } from './inputs.ts'
import { type PairedFolder, pairFolder } from './pairing.ts'
import { chooseTagset, shippedTagsetOf } from './tagset.ts'
import { Turns, type Watch } from './turns.ts'

export interface ImportSurveyRequest {
  /** Files, folders or ZIP archives; absolute. */
  readonly inputs: readonly string[]
  /** Null: the likeliest by what is in them. */
  readonly format: ImportFormatId | null
  /** The folder of articles; absolute. */
  readonly folder: string
  /** Id or file; null: the project's, else the one that comes with the program. */
  readonly tagset: string | null
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  readonly reading: ReadingChoices | null
}

/** What is to be imported, and where to. */
export interface OpenedImport {
  readonly source: ImportSource
  readonly format: ImportFormatId
  readonly likely: readonly ImportFormatId[]
  readonly paired: PairedFolder
  readonly tagset: Tagset
  readonly problems: readonly ImportProblem[]
}

export function openImport(request: ImportSurveyRequest): Result<OpenedImport, ImportFailure> {
  const inputs = inputsAt(request.inputs)
  if (!inputs.ok) return inputs
  const paired = pairFolder(request.folder)
  if (!paired.ok) return err({ ...paired.failure, of: 'folder' })
  const chosen = chooseTagset(paired.value.root, request.tagset, request.shippedTagsets)
  if (!chosen.ok) return chosen
  const tagset = chosen.value ?? shippedTagsetOf(defaultTagset, request.shippedTagsets)
  if (tagset === null) return err({ kind: 'tagset-not-found', file: defaultTagset })
  const { source, problems } = inputs.value
  const { names } = source
  if (names.length === 0) return err({ kind: 'no-files' })
  if (names.every((name) => headOf(source, name) === ''))
    return err({ kind: 'empty-files', count: names.length })
  const likely = detectFormats(source)
  const format = request.format ?? likely[0]
  if (format === undefined)
    return err({ kind: 'format-not-recognised', count: names.length, endings: endingsOf(names) })
  return ok({ source, format, likely, paired: paired.value, tagset, problems })
}

/** So many endings of files of no known format are told. */
const mostEndings = 5

/** What names end in, with the dot, most frequent first. */
function endingsOf(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const name of names) {
    const ending = extname(name).toLowerCase()
    if (ending !== '') counts.set(ending, (counts.get(ending) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || compareText(a, b))
    .slice(0, mostEndings)
    .map(([ending]) => ending)
}

export type SurveyedImport = Omit<ImportSurvey, 'assumptions' | 'problems' | 'earlier'> & {
  readonly assumptions: readonly Assumption[]
  readonly problems: readonly ImportProblem[]
}

/** Reads all of it once. Where it was stopped, what was read until then. */
export async function surveyImport(
  request: ImportSurveyRequest,
  watch: Watch,
): Promise<Result<SurveyedImport, ImportFailure>> {
  const opened = openImport(request)
  if (!opened.ok) return opened
  const survey = await surveyOf(opened.value, request.reading ?? nothingChosen, watch)
  return survey.documents === 0
    ? err({ kind: 'nothing-to-import', format: survey.format, problems: survey.problems })
    : ok(survey)
}

export async function surveyOf(
  { source, format, likely, tagset, problems: before }: OpenedImport,
  choices: ReadingChoices,
  watch: Watch,
): Promise<SurveyedImport> {
  const names = new NamesFound()
  const problems = [...before]
  const assumptions: Assumption[] = []
  const annotators = new Map<string, { name: string; documents: number }>()
  const counts = { documents: 0, spans: 0, frames: 0, unnamed: 0 }
  const reading = { choices, assume: (one: Assumption) => assumptions.push(one) }
  const reader: ImportFormat = importFormats[format]
  const turns = new Turns(watch, Number.POSITIVE_INFINITY)
  for (const document of reader.read(source, (problem) => problems.push(problem), reading)) {
    if (watch.signal.aborted) break
    names.add(withNames(document))
    counts.documents++
    counts.spans += document.spans.length
    counts.frames += document.frames.length
    if (document.annotator === null) counts.unnamed += document.isBlank === true ? 0 : 1
    else {
      const { name } = document.annotator
      const id = importedAnnotatorId(document.annotator.id)
      const known = annotators.get(id) ?? { name, documents: 0 }
      annotators.set(id, { ...known, documents: known.documents + 1 })
    }
    await turns.give(counts.documents)
  }
  return {
    format,
    likely,
    ...counts,
    annotators: [...annotators]
      .map(([id, one]) => ({ id, ...one }))
      .sort((a, b) => compareText(a.id, b.id)),
    found: names.found,
    tables: tablesFound(assumptions),
    assumptions,
    problems,
    tagset,
  }
}
