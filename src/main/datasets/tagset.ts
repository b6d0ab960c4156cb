/** The tagset that a folder's annotations follow. */
import fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tagset } from '#core/annotation/tagset.ts'
import { loadTagset } from '#core/annotation/tagset-load.ts'
import { err, ok, type Result } from '#core/result.ts'
import { loadProject, projectFileName } from '#core/sidecar/project.ts'
import type { TagsetChoiceFailure } from '#ipc/datasets.ts'
import { errorCode } from '#main/files/failures.ts'

/** Of those that come with the program, the one by which a folder is annotated that names none. */
export const defaultTagset = 'claims-sources-sentiment'

/** Where the tagsets that come with the program lie in a checkout, each `<id>.json`. */
export const shippedTagsets = fileURLToPath(new URL('../../../resources/tagsets/', import.meta.url))

/**
 * The tagset named (an id of one that is in the folder `shipped`, or a file), else the one that the
 * folder's project names; null where neither names any.
 */
export function chooseTagset(
  root: string,
  named: string | null,
  shipped: string,
): Result<Tagset | null, TagsetChoiceFailure> {
  if (named !== null) return readTagsetNamed(named, shipped)
  const file = join(root, projectFileName)
  const text = readText(file)
  if (!text.ok) return text.failure.kind === 'tagset-not-found' ? ok(null) : text
  const project = loadProject(text.value)
  if (!project.ok) return err({ ...project.failure, file: projectFileName })
  const { tagset } = project.value
  if (tagset === undefined) return ok(null)
  return tagset.file === undefined
    ? readShipped(tagset.id, shipped)
    : readTagset(join(root, tagset.file))
}

/** A tagset by the id of one that is shipped, or by its file. */
export function readTagsetNamed(
  named: string,
  shipped: string,
): Result<Tagset, TagsetChoiceFailure> {
  return /[./\\]/.test(named) ? readTagset(named) : readShipped(named, shipped)
}

/** The shipped tagset of that id; null where none is. */
export function shippedTagsetOf(id: string, shipped = shippedTagsets): Tagset | null {
  const read = readShipped(id, shipped)
  return read.ok ? read.value : null
}

function readShipped(id: string, shipped: string): Result<Tagset, TagsetChoiceFailure> {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(id)) return err({ kind: 'tagset-not-found', file: id })
  return readTagset(join(shipped, `${id}.json`))
}

function readTagset(file: string): Result<Tagset, TagsetChoiceFailure> {
  const text = readText(file)
  if (!text.ok) return text
  const loaded = loadTagset(text.value)
  return loaded.ok ? loaded : err({ ...loaded.failure, file })
}

function readText(file: string): Result<string, TagsetChoiceFailure> {
  try {
    return ok(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    const code = errorCode(error)
    return code === 'ENOENT'
      ? err({ kind: 'tagset-not-found', file })
      : err({ kind: 'tagset-unreadable', file, code })
  }
}
