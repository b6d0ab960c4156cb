import { basename, resolve } from 'node:path'
import { countOf } from '#core/formats/count-of.ts'
import {
  exportFormats,
  importFormats,
  isExportFormat,
  isImportFormat,
} from '#core/formats/registry.ts'
import { convertDataset } from '#main/datasets/converting.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import {
  type Command,
  languagesOf,
  onlyPositional,
  parseArguments,
  required,
  UsageError,
} from './command.ts'
import { describe, describeAt, words } from './describe.ts'
import { exitCodes } from './exit-codes.ts'
import { layerRequest } from './export-command.ts'
import { programVersion } from './program.ts'

const fromNames = Object.keys(importFormats)
const toNames = Object.keys(exportFormats)

export const convertCommand: Command = {
  summary: 'Turn annotations of one format into another',
  help: `isnad convert INPUT --from FORMAT --to FORMAT --out DIR [options]

Reads the file or folder INPUT and writes a data set in DIR, which is made: all of it, or nothing.

  --from FORMAT       ${fromNames.join(', ')}
  --to FORMAT         ${toNames.join(', ')}
  --out DIR           outside INPUT
  --layer NAME        as for isnad export
  --tagset ID|FILE    for columns, colours and configurations (default: none)
  --licence TEXT      for the data card
  --language TAG      for the data card; may be repeated (default ar)
  --force             replace a data set that stands in DIR
  --json              print the outcome as JSON

Example:
  isnad convert corpus --from brat --to jsonl --out dataset`,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
      layer: { type: 'string' },
      tagset: { type: 'string' },
      licence: { type: 'string' },
      language: { type: 'string', multiple: true, default: ['ar'] },
      force: { type: 'boolean', default: false },
    })
    const [from, to] = [required(values.from, '--from'), required(values.to, '--to')]
    if (!isImportFormat(from))
      throw new UsageError(`--from is one of ${fromNames.join(', ')}, not «${from}».`)
    if (!isExportFormat(to))
      throw new UsageError(`--to is one of ${toNames.join(', ')}, not «${to}».`)
    const target = resolve(required(values.out, '--out'))
    const input = resolve(onlyPositional(positionals, 'INPUT'))
    const outcome = await convertDataset(
      {
        input,
        from,
        to,
        target,
        tagset: values.tagset ?? null,
        shippedTagsets,
        layer: layerRequest(values.layer, to),
        statements: {
          name: basename(target),
          languages: languagesOf(values.language),
          licence: values.licence ?? null,
          program: programVersion(),
          division: null,
        },
        // Formats that state no time of making state none here: the same input gives the same bytes.
        at: '1970-01-01T00:00:00Z',
        force: values.force,
      },
      { signal: terminal.signal, progress: () => undefined },
    )
    if (!outcome.ok) {
      const { failure } = outcome
      if (values.json) terminal.print(JSON.stringify({ ok: false, failure }))
      else terminal.warn(`isnad convert: ${describeAt(failure, { folder: input, input })}.`)
      return failure.kind === 'export-cancelled' ? exitCodes.interrupted : exitCodes.failed
    }
    const { files, documents, losses, changes, problems, withoutText } = outcome.value
    if (values.json) {
      const listed = [...files].map(([file, bytes]) => ({ file, bytes }))
      terminal.print(JSON.stringify({ ok: true, ...outcome.value, files: listed }, null, 2))
    } else {
      terminal.print(`${countOf(documents, 'document')} in ${target}`)
      for (const { kind, count } of losses)
        terminal.warn(`Not in the files: ${words(kind)}, ${count}`)
      for (const { kind, count } of changes)
        terminal.warn(`Written otherwise: ${words(kind)}, ${count}`)
      for (const name of withoutText) terminal.warn(`Without a text: ${name}`)
      for (const problem of problems) terminal.warn(describe(problem))
    }
    return losses.length + problems.length + withoutText.length > 0
      ? exitCodes.findings
      : exitCodes.done
  },
}
