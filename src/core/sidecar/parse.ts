import { schemaFaults } from '#core/annotation/schema-faults.ts'
import { readJson } from '#core/json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { checkContents, sidecarNotices } from './check-contents.ts'
import type { EncodingFault, SidecarFault, SidecarNotice } from './faults.ts'
import { type ConflictSides, conflictSides } from './git-conflict.ts'
import { versionGate } from './migrate.ts'
import { type RecoveredSidecar, recoverSidecar } from './recover.ts'
import { isSidecar, type Sidecar, sidecarSchema } from './schema.ts'

export interface ParsedSidecar {
  readonly sidecar: Sidecar
  readonly notices: readonly SidecarNotice[]
}

/** Why a file is not to be written: it is shown read-only, as far as it could be read. */
export type SidecarFailure =
  | {
      readonly kind: 'damaged-sidecar'
      readonly faults: readonly SidecarFault[]
      readonly recovered: RecoveredSidecar | null
    }
  | {
      readonly kind: 'newer-sidecar'
      readonly version: number
      readonly recovered: RecoveredSidecar | null
    }
  /** git left both versions standing: to be merged by whoever they belong to. */
  | {
      readonly kind: 'git-conflict'
      readonly sides: ConflictSides
      readonly recovered: RecoveredSidecar | null
    }

/** Reads the bytes of a sidecar file, which must be UTF-8 without a byte order mark. */
export function readSidecar(bytes: Uint8Array): Result<ParsedSidecar, SidecarFailure> {
  const text = decodeUtf8(bytes)
  const encoding = utf16In(bytes)
  if (text !== null && encoding === null) return parseSidecar(text)
  const guess = new TextDecoder(encoding ?? 'utf-8').decode(bytes)
  return damaged(guess, [{ kind: 'not-utf-8', encoding }])
}

/** Reads the text of a sidecar. */
export function parseSidecar(text: string): Result<ParsedSidecar, SidecarFailure> {
  const { value, faults } = readJson(text)
  if (faults.length > 0) {
    const sides = conflictSides(text)
    return sides === null
      ? damaged(text, [])
      : err({ kind: 'git-conflict', sides, recovered: recoverSidecar(readJson(sides.ours).value) })
  }
  const gate = versionGate(value)
  if (gate.kind === 'newer')
    return err({
      kind: 'newer-sidecar',
      version: gate.version,
      recovered: recoverSidecar(value),
    })
  // The value itself is kept, not the check's copy: it has its unknown keys where they were.
  if (!isSidecar(value)) {
    const { error } = sidecarSchema.safeParse(value)
    return err({
      kind: 'damaged-sidecar',
      faults: error === undefined ? [] : schemaFaults(error, value),
      recovered: recoverSidecar(value),
    })
  }
  const contradictions = checkContents(value)
  if (contradictions.length > 0)
    return err({
      kind: 'damaged-sidecar',
      faults: contradictions,
      recovered: recoverSidecar(value),
    })
  return ok({ sidecar: value, notices: sidecarNotices(value) })
}

function damaged(text: string, faults: readonly EncodingFault[]) {
  const reading = readJson(text)
  return err<SidecarFailure>({
    kind: 'damaged-sidecar',
    faults: [...faults, ...reading.faults],
    recovered: recoverSidecar(reading.value),
  })
}

/** UTF-16, by its byte order mark or by the zero byte beside the first brace. */
function utf16In(bytes: Uint8Array): EncodingFault['encoding'] {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return 'utf-16be'
  return null
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
