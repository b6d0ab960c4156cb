import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { countOf } from '#core/formats/count-of.ts'
import type { Assumption, ImportProblem } from '#core/formats/importer.ts'
import { type Mapping, mappingSchema } from '#core/formats/mapping.ts'
import { offsetUnits } from '#core/formats/offset-unit.ts'
import { proposeMapping } from '#core/formats/proposing.ts'
import { importFormats, isImportFormat } from '#core/formats/registry.ts'
import { readJson } from '#core/json.ts'
import { annotatorIdFault, goldAnnotator } from '#core/sidecar/name.ts'
import { escapeControls } from '#core/text/bidi.ts'
import { type ImportStop, waitingOf } from '#ipc/imports.ts'
import type { ImportAnnotator } from '#main/datasets/import-run.ts'
import { type ImportSurveyRequest, surveyImport } from '#main/datasets/import-survey.ts'
import { type ImportOutcome, importAnnotations } from '#main/datasets/importing.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import type { Watch } from '#main/datasets/turns.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { errorCode } from '#main/files/failures.ts'
import {
  type Command,
  oneOf,
  onlyPositional,
  parseArguments,
  required,
  UsageError,
} from './command.ts'
import { describe, describeAt, words } from './describe.ts'
import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

const formatNames = Object.keys(importFormats)

export const importCommand: Command = {
  summary: 'Read others’ annotations into sidecars',
  help: `isnad import INPUT --into FOLDER [options]

Reads the file, folder or ZIP archive INPUT and writes sidecars beside the articles of FOLDER. An article is
known by its text, else by the annotated words in a text that is like its own; where there is none, the text is
written as a new article. Words that are not where the file says wait in the review queue. A sidecar that is
there already is never replaced, and added to only with --add.

  --format FORMAT      ${formatNames.join(', ')}
                       (default: what the files look like)
  --into FOLDER        the folder of articles
  --annotator ID       whose sidecars are made (default: those whom the file names, else imported)
  --add                add to the sidecars that this annotator has already; what is there is not doubled
  --tagset ID|FILE     default: the one of the folder’s isnad.project.json, else claims-sources-sentiment
  --dry-run            only say what would be done: per article how it was found, spans exact and to review
  --save-mapping FILE  write how labels, frames, roles, attributes and their values become the tagset’s, and
                       how columns and offsets are read, to be changed
  --mapping FILE       use such a file
  --offsets UNIT       ${offsetUnits.join(' or ')} (default: the one that fits the quoted words)
  --json               print the outcome as JSON

Examples:
  isnad import corpus --into articles --annotator amal --dry-run --save-mapping names.json
  isnad import corpus --into articles --annotator amal --mapping names.json
  isnad import spans.csv --format csv --into articles --annotator amal --add --offsets utf-16`,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      format: { type: 'string' },
      into: { type: 'string' },
      annotator: { type: 'string' },
      add: { type: 'boolean', default: false },
      tagset: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      mapping: { type: 'string' },
      'save-mapping': { type: 'string' },
      offsets: { type: 'string' },
    })
    const { format = null } = values
    if (format !== null && !isImportFormat(format))
      throw new UsageError(`--format is one of ${formatNames.join(', ')}, not «${format}».`)
    const unit =
      values.offsets === undefined ? null : oneOf(values.offsets, offsetUnits, '--offsets')
    const input = resolve(onlyPositional(positionals, 'INPUT'))
    const folder = resolve(required(values.into, '--into'))
    const request = {
      inputs: [input],
      format,
      folder,
      annotator: annotatorOf(values.annotator, values.add),
      tagset: values.tagset ?? null,
      shippedTagsets,
    }
    const watch = {
      signal: terminal.signal,
      progress: (done: number, total: number) => terminal.progress('Documents:', done, total),
    }
    const given = values.mapping === undefined ? null : readMapping(values.mapping)
    const proposed = given === null && unit !== null ? await proposedFor(request, watch) : given
    const mapping =
      proposed === null || unit === null
        ? proposed
        : { ...proposed, reading: { ...proposed.reading, unit } }
    const outcome = await importAnnotations(
      {
        durable: systemEnvironment(),
        now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
        newKey: randomUUID,
      },
      { ...request, mapping, dryRun: values['dry-run'] },
      watch,
    )
    if (!outcome.ok) {
      if (values.json) terminal.print(JSON.stringify({ ok: false, failure: outcome.failure }))
      else terminal.warn(`isnad import: ${describeAt(outcome.failure, { folder, input })}.`)
      return exitCodes.failed
    }
    const saving = values['save-mapping']
    const isSaved = saving === undefined || saveMapping(saving, outcome.value.mapping, terminal)
    const { soFar: _, ...told } = outcome.value
    if (values.json) terminal.print(JSON.stringify({ ok: true, ...told }, null, 2))
    else print(told, values['dry-run'], terminal)
    if (terminal.signal.aborted) return exitCodes.interrupted
    const { counts, notImported, problems, stop } = outcome.value
    return !isSaved ||
      stop !== null ||
      waitingOf(counts.spans) + notImported.length + problems.length > 0
      ? exitCodes.findings
      : exitCodes.done
  },
}

function annotatorOf(id: string | undefined, adds: boolean): ImportAnnotator | null {
  if (id === undefined) {
    if (adds) throw new UsageError('--add needs --annotator: nobody adds to another’s annotations.')
    return null
  }
  if (id !== goldAnnotator && annotatorIdFault(id) !== null)
    throw new UsageError('--annotator is of a-z, 0-9 and -, 32 at most.')
  return { id, name: id, key: null, adds }
}

/** The names as they are proposed, which only the files can tell. */
async function proposedFor(
  request: Omit<ImportSurveyRequest, 'reading'>,
  watch: Watch,
): Promise<Mapping | null> {
  const survey = await surveyImport({ ...request, reading: null }, watch)
  return survey.ok ? proposeMapping(survey.value.found, survey.value.tagset, null).mapping : null
}

/** Whether it could be saved; if not, it is told: the import itself is done by then. */
function saveMapping(file: string, mapping: Mapping, terminal: Terminal): boolean {
  try {
    writeFileSync(file, `${JSON.stringify(mapping, null, 2)}\n`)
    return true
  } catch (error) {
    terminal.warn(escapeControls(`Mapping not saved: ${file}: ${errorCode(error)}`))
    return false
  }
}

function readMapping(file: string): Mapping {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${errorCode(error)}).`)
  }
  const checked = mappingSchema.safeParse(readJson(text).value)
  if (!checked.success) throw new UsageError(`${file} is not a mapping.`)
  return checked.data
}

function print(told: Omit<ImportOutcome, 'soFar'>, dryRun: boolean, terminal: Terminal): void {
  const { format, counts, imported, notImported, problems, unknown, unfit, assumptions } = told
  const how = { text: 'by its text', words: 'by its words', new: 'a new article' } as const
  terminal.print(`Format: ${format}`)
  for (const assumption of assumptions) terminal.print(describeAssumption(assumption))
  for (const { sidecar, article, by, spans, frames, isAddition, already } of imported) {
    const did = isAddition
      ? dryRun
        ? 'Would add to'
        : 'Added to'
      : dryRun
        ? 'Would write'
        : 'Wrote'
    const parts = [
      `${countOf(spans.exact, 'span')} exact`,
      ...(spans.moved > 0 ? [`${spans.moved} moved`] : []),
      ...(spans.ambiguous > 0 ? [`${spans.ambiguous} in several places`] : []),
      ...(spans.orphan > 0 ? [`${spans.orphan} not found`] : []),
      countOf(frames, 'frame'),
      ...(already > 0 ? [`${already} there already`] : []),
    ]
    terminal.print(
      escapeControls(`${did} ${sidecar}: ${parts.join(', ')} (${article}, ${how[by]})`),
    )
  }
  if (counts.blank > 0)
    terminal.print(`No annotations: ${countOf(counts.blank, 'text')}, without a sidecar.`)
  const waiting = waitingOf(counts.spans)
  if (waiting > 0) terminal.print(`For review: ${countOf(waiting, 'span')}, in the app.`)
  for (const { name, reason } of notImported)
    terminal.warn(escapeControls(`Not imported: ${name}: ${describe(reason)}`))
  for (const [kind, names] of Object.entries(unknown))
    if (names.length > 0)
      terminal.warn(escapeControls(`Not in the tagset: ${kind} ${names.join(', ')}`))
  for (const { frame, filler, id, count } of unfit)
    terminal.warn(
      escapeControls(`Not as the tagset has it: ${filler} as ${id} of ${frame}, ${count}`),
    )
  for (const problem of problems) terminal.warn(describeProblem(problem))
  if (told.stop !== null) terminal.warn(describeStop(told.stop))
}

function describeStop({ why, remaining }: ImportStop): string {
  const because = {
    asked: 'as asked',
    'full-disk': 'the disk is full',
    vanished: 'the folder is gone',
  }
  const rest =
    remaining === null
      ? 'the rest was'
      : `${countOf(remaining, 'document')} ${remaining === 1 ? 'was' : 'were'}`
  return `Stopped: ${because[why]}. What is written is whole; ${rest} not begun. Run it again to go on.`
}

function describeProblem({ file, line, kind, detail }: ImportProblem): string {
  const said = { kind, detail }
  return escapeControls(`${file}${line === null ? '' : `:${line}`}: ${describe(said)}`)
}

/** What says whose annotations a file holds. */
const saying = { folder: 'folder', ending: 'end of the name', file: 'name' } as const

function describeAssumption(assumption: Assumption): string {
  const { file } = assumption
  switch (assumption.kind) {
    case 'offset-unit':
      return escapeControls(
        `${file}: offsets count ${words(assumption.unit)} units (${assumption.fitting} of ${assumption.of} fit; the other ${assumption.otherwise})`,
      )
    case 'annotators':
      return escapeControls(
        `${file}: by ${assumption.annotator}, as the ${saying[assumption.from]} says, and so in all files`,
      )
    case 'json-min':
      return escapeControls(
        `${file}: JSON-MIN, which has no relations, nor always the region that a choice belongs to; export as JSON to have them`,
      )
    case 'encoding':
      return escapeControls(`${file}: read as ${assumption.encoding}`)
    case 'table': {
      const columns = assumption.columns.map(({ name, role }) => `${name} → ${role}`)
      return escapeControls(`${file}: one row of ${assumption.rows}; ${columns.join(', ')}`)
    }
  }
}
