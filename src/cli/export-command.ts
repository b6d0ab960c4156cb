import { basename, resolve } from 'node:path'
import { statuses } from '#core/annotation/records.ts'
import { countOf } from '#core/formats/count-of.ts'
import { type ExportFormatId, exportFormats, isExportFormat } from '#core/formats/registry.ts'
import { describeDivision, type GroupBy, parseShares } from '#core/formats/split.ts'
import { type ExportOutcome, type ExportRequest, exportDataset } from '#main/datasets/exporting.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import {
  type Command,
  languagesOf,
  oneOf,
  onlyPositional,
  parseArguments,
  required,
  UsageError,
} from './command.ts'
import { describe, describeAt, words } from './describe.ts'
import { exitCodes } from './exit-codes.ts'
import { programVersion } from './program.ts'
import { readingAhead } from './reading-ahead.ts'
import { severalTagsets } from './several-tagsets.ts'
import type { Terminal } from './terminal.ts'

const formatNames = Object.keys(exportFormats)

export const exportCommand: Command = {
  summary: 'Write a folder’s annotations as a data set',
  help: `isnad export FOLDER --format FORMAT --out DIR [options]

Writes the annotations in FOLDER as a data set in DIR, which is made: all of it, or nothing.

  --format FORMAT     ${formatNames.join(', ')}
  --out DIR           outside FOLDER
  --annotator ID      an annotator, gold, or all (the default: everyone, but not gold); may be repeated
  --status STATUS     only what is ${statuses.join(' or ')}
  --labels A,B        only these span labels and frame types
  --layer NAME        of a format with one flat layer: the label, or the group of labels, that it writes
                      (default: all, the longest span where some overlap)
  --split 80/10/10    train, validation and test; an article never stands in two
  --seed WORD         draws the splits (default 0)
  --group-by WHAT     folder, site, author or attribute:NAME: what stays in one split
  --stratify          spread each label over the splits evenly
  --tagset ID|FILE    default: the one of the folder’s isnad.project.json
  --pseudonyms        annotator-1, annotator-2 … in place of names
  --licence TEXT      for the data card
  --language TAG      for the data card; may be repeated (default ar)
  --name TEXT         of the data set, for the data card (default: the name of DIR)
  --force             replace a data set that stands in DIR
  --json              print the outcome as JSON

Examples:
  isnad export articles --format jsonl --out dataset
  isnad export articles --format jsonl --annotator gold --split 80/10/10 --seed 7 --out dataset`,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      format: { type: 'string' },
      out: { type: 'string' },
      annotator: { type: 'string', multiple: true, default: ['all'] },
      status: { type: 'string' },
      labels: { type: 'string' },
      layer: { type: 'string' },
      split: { type: 'string' },
      seed: { type: 'string', default: '0' },
      'group-by': { type: 'string', default: 'article' },
      stratify: { type: 'boolean', default: false },
      tagset: { type: 'string' },
      pseudonyms: { type: 'boolean', default: false },
      licence: { type: 'string' },
      language: { type: 'string', multiple: true, default: ['ar'] },
      name: { type: 'string' },
      force: { type: 'boolean', default: false },
    })
    const format = required(values.format, '--format')
    if (!isExportFormat(format))
      throw new UsageError(`--format is one of ${formatNames.join(', ')}, not «${format}».`)
    const target = resolve(required(values.out, '--out'))
    const split = splitRequest(values)
    const layer = layerRequest(values.layer, format)
    const request: ExportRequest = {
      folder: resolve(onlyPositional(positionals, 'FOLDER')),
      target,
      format,
      annotators: values.annotator.includes('all') ? 'all' : new Set(values.annotator),
      status: values.status === undefined ? null : oneOf(values.status, statuses, '--status'),
      labels: values.labels === undefined ? null : new Set(values.labels.split(',')),
      layer,
      split,
      tagset: values.tagset ?? null,
      shippedTagsets,
      pseudonyms: values.pseudonyms,
      statements: {
        name: values.name ?? basename(target),
        languages: languagesOf(values.language),
        licence: values.licence ?? null,
        program: programVersion(),
        division: split && describeDivision(split),
      },
      force: values.force,
    }
    const watch = {
      signal: terminal.signal,
      progress: (done: number, total: number) => terminal.progress('Articles:', done, total),
    }
    const outcome = await exportDataset(request, watch, readingAhead)
    if (!outcome.ok) {
      const { failure } = outcome
      if (values.json) terminal.print(JSON.stringify({ ok: false, failure }))
      else terminal.warn(`isnad export: ${describeAt(failure, request)}${advice(failure.kind)}`)
      return failure.kind === 'export-cancelled' ? exitCodes.interrupted : exitCodes.failed
    }
    if (values.json) terminal.print(asJson(outcome.value))
    else printOutcome(outcome.value, target, terminal)
    const { losses, unread, strays, labelsNotFound } = outcome.value
    return losses.length + unread.length + strays.length + labelsNotFound.length > 0
      ? exitCodes.findings
      : exitCodes.done
  },
}

/** The layer asked for, of a format that has only one. */
export function layerRequest(layer: string | undefined, format: ExportFormatId): string | null {
  if (layer !== undefined && exportFormats[format].carries.overlaps)
    throw new UsageError(`--layer is for formats of one flat layer: ${format} writes all labels.`)
  return layer ?? null
}

function splitRequest(values: {
  readonly split?: string | undefined
  readonly seed: string
  readonly 'group-by': string
  readonly stratify: boolean
}): ExportRequest['split'] {
  if (values.split === undefined) {
    if (values.stratify || values['group-by'] !== 'article')
      throw new UsageError('--group-by and --stratify need --split.')
    return null
  }
  const shares = parseShares(values.split)
  if (shares === null) throw new UsageError(`--split is like 80/10/10, not «${values.split}».`)
  const groupBy = groupByOf(values['group-by'])
  return { shares, seed: values.seed, groupBy, stratified: values.stratify }
}

function groupByOf(value: string): GroupBy {
  const attribute = /^attribute:(.+)$/.exec(value)?.[1]
  if (attribute !== undefined) return { attribute }
  return oneOf(value, ['article', 'folder', 'site', 'author'], '--group-by')
}

function advice(kind: string): string {
  if (kind === 'target-exists') return '. Use --force to replace the data set there.'
  if (kind === 'target-inside-source') return '. Give an --out outside FOLDER.'
  if (kind === 'no-documents') return ': no sidecar is left of what was asked for.'
  return '.'
}

function asJson({ files, ...rest }: ExportOutcome): string {
  const listed = [...files].map(([file, bytes]) => ({ file, bytes }))
  return JSON.stringify({ ok: true, ...rest, files: listed }, null, 2)
}

function printOutcome(outcome: ExportOutcome, target: string, terminal: Terminal): void {
  terminal.print(
    `${countOf(outcome.documents, 'document')} of ${countOf(outcome.articles, 'article')} in ${target}`,
  )
  if (outcome.tagsets.length > 1) terminal.warn(severalTagsets(outcome.tagsets))
  if (outcome.labelsNotFound.length > 0)
    terminal.warn(`No span or frame is labelled ${outcome.labelsNotFound.join(', ')}`)
  for (const { kind, count, examples } of outcome.losses) {
    const [first] = examples
    const where = first === undefined ? '' : `, first in ${first.file} (${first.annotator})`
    terminal.warn(`Not in the files: ${words(kind)}, ${count}${where}`)
  }
  for (const { kind, count } of outcome.changes)
    terminal.warn(`Written otherwise: ${words(kind)}, ${count}`)
  for (const { file, failure } of outcome.unread)
    terminal.warn(`Not read: ${file}: ${describe(failure)}`)
  for (const file of outcome.strays) terminal.warn(`Without an article: ${file}`)
}
