import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Mapping, mappingSchema } from '#core/formats/mapping.ts'
import { importFormats, isImportFormat } from '#core/formats/registry.ts'
import { readJson } from '#core/json.ts'
import { annotatorIdFault, goldAnnotator } from '#core/sidecar/name.ts'
import { type ImportOutcome, importAnnotations } from '#main/datasets/importing.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { errorCode } from '#main/files/failures.ts'
import { type Command, onlyPositional, parseArguments, required, UsageError } from './command.ts'
import { describe } from './describe.ts'
import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

const formatNames = Object.keys(importFormats)

export const importCommand: Command = {
  summary: 'Read others’ annotations into sidecars',
  help: `isnad import INPUT --format FORMAT --into FOLDER [options]

Reads the file or folder INPUT and writes sidecars beside the articles of FOLDER. An article is known by its
text, else by the annotated words; where there is none, the text is written as a new article. Words that are
not where the file says wait in the review queue. A sidecar that is there already is never touched.

  --format FORMAT      ${formatNames.join(', ')}
  --into FOLDER        the folder of articles
  --annotator ID       whose sidecars are made (default: those whom the file names, else imported)
  --tagset ID|FILE     default: the one of the folder’s isnad.project.json, else claims-sources-sentiment
  --dry-run            only say what would be done
  --save-mapping FILE  write how labels, frames, roles and attributes become the tagset’s, to be changed
  --mapping FILE       use such a file
  --json               print the outcome as JSON

Examples:
  isnad import corpus --format brat --into articles --annotator amal --dry-run --save-mapping names.json
  isnad import corpus --format brat --into articles --annotator amal --mapping names.json`,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      format: { type: 'string' },
      into: { type: 'string' },
      annotator: { type: 'string' },
      tagset: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      mapping: { type: 'string' },
      'save-mapping': { type: 'string' },
    })
    const format = required(values.format, '--format')
    if (!isImportFormat(format))
      throw new UsageError(`--format is one of ${formatNames.join(', ')}, not «${format}».`)
    const { annotator } = values
    if (
      annotator !== undefined &&
      annotator !== goldAnnotator &&
      annotatorIdFault(annotator) !== null
    )
      throw new UsageError('--annotator is of a-z, 0-9 and -, 32 at most.')
    const mapping = values.mapping === undefined ? null : readMapping(values.mapping)
    const outcome = await importAnnotations(
      {
        durable: systemEnvironment(),
        now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
        newKey: randomUUID,
      },
      {
        input: resolve(onlyPositional(positionals, 'INPUT')),
        format,
        folder: resolve(required(values.into, '--into')),
        annotator: annotator ?? null,
        tagset: values.tagset ?? null,
        shippedTagsets,
        mapping,
        dryRun: values['dry-run'],
      },
      {
        signal: terminal.signal,
        progress: (done, total) => terminal.progress('Documents:', done, total),
      },
    )
    if (!outcome.ok) {
      if (values.json) terminal.print(JSON.stringify({ ok: false, failure: outcome.failure }))
      else terminal.warn(`isnad import: ${describe(outcome.failure)}.`)
      return exitCodes.failed
    }
    if (values['save-mapping'] !== undefined)
      writeFileSync(values['save-mapping'], `${JSON.stringify(outcome.value.mapping, null, 2)}\n`)
    if (values.json) terminal.print(JSON.stringify({ ok: true, ...outcome.value }, null, 2))
    else print(outcome.value, values['dry-run'], terminal)
    if (terminal.signal.aborted) return exitCodes.interrupted
    const { imported, notImported, problems } = outcome.value
    const toReview = imported.some((one) => one.toReview > 0)
    return toReview || notImported.length + problems.length > 0
      ? exitCodes.findings
      : exitCodes.done
  },
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

function print(
  { imported, notImported, problems, unknown }: ImportOutcome,
  dryRun: boolean,
  terminal: Terminal,
): void {
  const how = { text: 'by its text', words: 'by its words', new: 'a new article' } as const
  for (const { sidecar, article, by, spans, frames, toReview } of imported) {
    const review = toReview === 0 ? '' : `, ${toReview} to review`
    terminal.print(
      `${dryRun ? 'Would write' : 'Wrote'} ${sidecar}: ${spans} spans${review}, ${frames} frames (${article}, ${how[by]})`,
    )
  }
  for (const { name, reason } of notImported)
    terminal.warn(`Not imported: ${name}: ${describe(reason)}`)
  for (const [kind, names] of Object.entries(unknown))
    if (names.length > 0) terminal.warn(`Not in the tagset: ${kind} ${names.join(', ')}`)
  for (const { file, line, kind, detail } of problems)
    terminal.warn(`${file}${line === null ? '' : `:${line}`}: ${describeProblem(kind, detail)}`)
}

function describeProblem(kind: string, detail: string): string {
  const problem = { kind, detail }
  return describe(problem)
}
