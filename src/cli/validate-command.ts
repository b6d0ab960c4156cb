import { resolve } from 'node:path'
import { checkFolder, type Finding } from '#main/datasets/checking.ts'
import { pairFolder } from '#main/datasets/pairing.ts'
import { chooseTagset, shippedTagsets, tagsetsById } from '#main/datasets/tagset.ts'
import { type Command, onlyPositional, parseArguments } from './command.ts'
import { describe, describeAt } from './describe.ts'
import { exitCodes } from './exit-codes.ts'

export const validateCommand: Command = {
  summary: 'Check every sidecar of a folder',
  help: `isnad validate FOLDER [options]

Checks each sidecar: that it is sound, that its words stand in its article where it says, that its labels,
attributes and roles are those of its tagset, that its article is there.

  --strict            frames that are not finished count as findings too
  --tagset ID|FILE    default: the one of the folder’s isnad.project.json, else each sidecar’s own
  --json              print the findings as JSON

Examples:
  isnad validate articles
  isnad validate articles --strict --json`,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      strict: { type: 'boolean', default: false },
      tagset: { type: 'string' },
    })
    const folder = resolve(onlyPositional(positionals, 'FOLDER'))
    const failed = (failure: { readonly kind: string }) => {
      if (values.json) terminal.print(JSON.stringify({ ok: false, failure }))
      else terminal.warn(`isnad validate: ${describeAt(failure, { folder })}.`)
      return exitCodes.failed
    }
    const paired = pairFolder(folder)
    if (!paired.ok) return failed(paired.failure)
    const chosen = chooseTagset(paired.value.root, values.tagset ?? null, shippedTagsets)
    if (!chosen.ok) return failed(chosen.failure)
    const watch = {
      signal: terminal.signal,
      progress: (done: number, total: number) => terminal.progress('Articles:', done, total),
    }
    const findings: Finding[] = []
    const { root } = paired.value
    const rulesFor =
      chosen.value === null ? tagsetsById(root, null, shippedTagsets) : () => chosen.value
    for await (const finding of checkFolder(paired.value, rulesFor, watch)) {
      if (finding.weight === 'reminder' && !values.strict) continue
      findings.push(finding)
      if (!values.json) terminal.print(`${finding.file}: ${describe(finding.finding)}`)
    }
    if (terminal.signal.aborted) return exitCodes.interrupted
    const sidecars = paired.value.articles.reduce((sum, one) => sum + one.sidecars.length, 0)
    if (values.json) terminal.print(JSON.stringify({ ok: true, sidecars, findings }, null, 2))
    else terminal.print(`${sidecars} sidecars, ${findings.length} findings`)
    return findings.length > 0 ? exitCodes.findings : exitCodes.done
  },
}
