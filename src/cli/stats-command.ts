import { resolve } from 'node:path'
import { type Statistics, wordyLabels } from '#core/formats/statistics.ts'
import { countFolder } from '#main/datasets/counting.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import { type Command, onlyPositional, parseArguments } from './command.ts'
import { describe, describeAt } from './describe.ts'
import { exitCodes } from './exit-codes.ts'
import { severalTagsets } from './several-tagsets.ts'
import type { Terminal } from './terminal.ts'

export const statsCommand: Command = {
  summary: 'Count what was annotated in a folder',
  help: `isnad stats FOLDER [options]

Counts articles by status, spans by label, attribute and annotator, their lengths and overlaps, frames by
completeness, the most frequent sources and cues, and spans by day.

  --annotator ID      an annotator, gold, or all (the default: everyone, but not gold); may be repeated
  --words LABEL       count the words of spans of this label; may be repeated (default source and cue)
  --tagset ID|FILE    judges frames by this one; default: each by the tagset that its sidecar names
  --json              print the counts as JSON

Examples:
  isnad stats articles
  isnad stats articles --annotator gold --json`,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      annotator: { type: 'string', multiple: true, default: ['all'] },
      words: { type: 'string', multiple: true, default: [...wordyLabels] },
      tagset: { type: 'string' },
    })
    const folder = resolve(onlyPositional(positionals, 'FOLDER'))
    const failed = (failure: { readonly kind: string }) => {
      if (values.json) terminal.print(JSON.stringify({ ok: false, failure }))
      else terminal.warn(`isnad stats: ${describeAt(failure, { folder })}.`)
      return exitCodes.failed
    }
    const counted = await countFolder(
      {
        folder,
        annotators: values.annotator.includes('all') ? 'all' : new Set(values.annotator),
        words: values.words,
        tagset: values.tagset ?? null,
        shippedTagsets,
      },
      {
        signal: terminal.signal,
        progress: (done, total) => terminal.progress('Articles:', done, total),
      },
    )
    if (!counted.ok)
      return counted.failure.kind === 'cancelled' ? exitCodes.interrupted : failed(counted.failure)
    const { statistics, unread } = counted.value
    if (values.json) terminal.print(JSON.stringify({ ok: true, ...statistics, unread }, null, 2))
    else printStatistics(statistics, terminal)
    if (!values.json)
      for (const { file, failure } of unread)
        terminal.warn(`Not read: ${file}: ${describe(failure)}`)
    return unread.length > 0 ? exitCodes.findings : exitCodes.done
  },
}

function printStatistics(statistics: Statistics, terminal: Terminal): void {
  const { articles, documents, tagsets, overlaps, discontinuous, unplaced } = statistics
  terminal.print(
    `${articles.annotated} of ${articles.all} articles are annotated; ${documents.submitted} documents submitted, ${documents.draft} drafts`,
  )
  if (articles.unread > 0)
    terminal.print(`${articles.unread} with annotations that could not be read`)
  if (tagsets.length > 1) terminal.print(severalTagsets(tagsets))
  const table = (title: string, head: readonly string[], rows: readonly (readonly unknown[])[]) => {
    if (rows.length === 0) return
    terminal.print(`\n${title}`)
    for (const line of columns([head, ...rows.map((row) => row.map(String))])) terminal.print(line)
  }
  table(
    'Annotators',
    ['', 'documents', 'spans', 'frames'],
    statistics.annotators.map((one) => [one.annotator, one.documents, one.spans, one.frames]),
  )
  table(
    'Spans (lengths in characters)',
    ['', 'spans', 'least', 'median', 'mean', 'most'],
    statistics.labels.map(({ label, spans, lengths }) => [
      label,
      spans,
      ...(lengths === null
        ? ['', '', '', '']
        : [lengths.least, lengths.median, lengths.mean.toFixed(1), lengths.most]),
    ]),
  )
  table(
    'Attributes',
    ['', 'spans'],
    statistics.labels.flatMap(({ label, attributes }) =>
      attributes.map(({ attribute, value, count }) => [`${label} ${attribute} ${value}`, count]),
    ),
  )
  table(
    'Frames',
    ['', 'complete', 'incomplete', 'not in the tagset'],
    statistics.frames.map((one) => [one.type, one.complete, one.incomplete, one.unknown]),
  )
  for (const { label, words } of statistics.frequent)
    table(
      `Most frequent: ${label}`,
      ['', 'spans'],
      words.map((one) => [one.words.replaceAll(/\s+/gu, ' '), one.spans]),
    )
  table(
    'Days',
    ['', 'spans'],
    statistics.days.map(({ day, spans }) => [day, spans]),
  )
  terminal.print(
    `\n${overlaps.spans} spans share text with another, ${overlaps.identical} of them all of it; ${discontinuous} are of several pieces; ${unplaced} have no place in the text`,
  )
}

/** Lines of cells under one another; numbers, in all columns but the first, at their right edge. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
