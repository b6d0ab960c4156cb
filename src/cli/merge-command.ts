import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { readSidecar, type SidecarFailure } from '#core/sidecar/parse.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { shippedTagsetOf } from '#main/datasets/tagset.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { sha256, writeFile } from '#main/files/durable/write.ts'
import { errorCode } from '#main/files/failures.ts'
import { type Command, parseArguments, UsageError } from './command.ts'
import { describe } from './describe.ts'
import { exitCodes } from './exit-codes.ts'

export const mergeCommand: Command = {
  summary: 'Merge two versions of one annotator’s sidecar',
  help: `isnad merge BASE OURS THEIRS [--json]

Merges THEIRS into the file OURS; BASE is what both began with, and may be empty. What was changed on
both sides is kept in the sidecar’s conflicts until a person picks, in Isnad. Made to be git’s merge
driver: put the first line into .gitattributes and run the second once.

  *.isnad.json merge=isnad
  git config merge.isnad.driver "isnad merge %O %A %B"

Exit code 1: merged, and conflicts are left. Exit code 3: OURS was not touched. git takes both for a
conflict to be looked at.

Example:
  isnad merge base.isnad.json ours.isnad.json theirs.isnad.json`,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {})
    const [base, ours, theirs, tooMany] = positionals
    if (base === undefined || ours === undefined || theirs === undefined)
      throw new UsageError('BASE, OURS and THEIRS are needed.')
    if (tooMany !== undefined) throw new UsageError(`«${tooMany}» is one argument too many.`)
    const failed = (failure: { readonly kind: string }, file: string | null) => {
      if (values.json) terminal.print(JSON.stringify({ ok: false, file, failure }))
      else terminal.warn(`isnad merge: ${file === null ? '' : `${file}: `}${describe(failure)}`)
      return exitCodes.failed
    }
    const common = read(base, true)
    if (!common.ok) return failed(common.failure, base)
    const mine = read(ours, false)
    if (!mine.ok) return failed(mine.failure, ours)
    const other = read(theirs, false)
    if (!other.ok) return failed(other.failure, theirs)
    if (mine.value === null || other.value === null)
      return failed({ kind: 'empty' }, mine.value === null ? ours : theirs)
    const merged = mergeSidecars(
      common.value?.sidecar ?? null,
      mine.value.sidecar,
      other.value.sidecar,
    )
    if (!merged.ok) return failed(merged.failure, null)
    const { sidecar, report } = merged.value
    const text = serialiseSidecar(sidecar, shippedTagsetOf(sidecar.tagset.id))
    const path = resolve(ours)
    const saved = await writeFile(
      systemEnvironment(),
      { path, root: dirname(path) },
      Buffer.from(text),
      mine.value.sha256,
    )
    if (!saved.ok) return failed(saved.failure, ours)
    if (values.json) terminal.print(JSON.stringify({ ok: true, ...report }, null, 2))
    else
      terminal.print(
        `${basename(ours)}: ${report.added.length} added, ${report.changed.length} changed, ${report.removed.length} removed, ${report.conflicts.length} in conflict`,
      )
    return sidecar.conflicts.length > 0 ? exitCodes.findings : exitCodes.done
  },
}

interface ReadVersion {
  readonly sidecar: Sidecar
  readonly sha256: string
}

/** A version of the file; null where it is empty, as git's is for a file that one side added. */
function read(
  file: string,
  mayBeEmpty: boolean,
): Result<ReadVersion | null, SidecarFailure | { kind: 'unreadable'; code: string }> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    return err({ kind: 'unreadable', code: errorCode(error) })
  }
  if (mayBeEmpty && bytes.length === 0) return ok(null)
  const parsed = readSidecar(bytes)
  return parsed.ok ? ok({ sidecar: parsed.value.sidecar, sha256: sha256(bytes) }) : parsed
}
