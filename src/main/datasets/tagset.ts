/** The tagset that a folder's annotations follow. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tagset } from '#core/annotation/tagset.ts'
import { loadTagset } from '#core/annotation/tagset-load.ts'
import { err, ok, type Result } from '#core/result.ts'
import { loadProject, projectFileName } from '#core/sidecar/project.ts'
import type { TagsetChoiceFailure } from '#ipc/datasets.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import { errorCode } from '#main/files/failures.ts'
import { shippedTagsetFile } from '#main/files/shipped-tagsets.ts'

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
  const text = readText(file, root)
  if (!text.ok) return text.failure.kind === 'tagset-not-found' ? ok(null) : text
  const project = loadProject(text.value)
  if (!project.ok) return err({ ...project.failure, file: projectFileName })
  const { tagset } = project.value
  if (tagset === undefined) return ok(null)
  if (tagset.file !== undefined) return readTagset(join(root, tagset.file), root)
  const found = readShipped(tagset.id, shipped)
  if (found.ok || found.failure.kind !== 'tagset-not-found') return found
  return ofFolder(root, tagset.id) ?? found
}

/** The folder's own tagset of that id; a broken one that bears the id in its name tells why; else null. */
function ofFolder(root: string, id: string): Result<Tagset, TagsetChoiceFailure> | null {
  let failed: Result<Tagset, TagsetChoiceFailure> | null = null
  for (const name of tagsetFiles(root)) {
    const read = readTagset(join(root, name), root)
    if (read.ok && read.value.id === id) return read
    if (!read.ok && name === `${id}.tagset.json`) failed = read
  }
  return failed
}

/**
 * Finds tagsets by the ids that sidecars name, each read once: `chosen` where it has the id, one that is
 * shipped, or the folder's own; null where it cannot be had.
 */
export function tagsetsById(
  root: string,
  chosen: Tagset | null,
  shipped: string,
): (id: string) => Tagset | null {
  const known = new Map<string, Tagset | null>()
  if (chosen !== null) known.set(chosen.id, chosen)
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const own = shippedTagsetOf(id, shipped) === null ? ofFolder(root, id) : null
    const found = own?.ok === true ? own.value : shippedTagsetOf(id, shipped)
    known.set(id, found)
    return found
  }
}

/** A tagset by the id of one that is shipped, or by its file. */
export function readTagsetNamed(
  named: string,
  shipped: string,
): Result<Tagset, TagsetChoiceFailure> {
  return /[./\\]/.test(named) ? readTagset(named, null) : readShipped(named, shipped)
}

/** Names of the folder's own tagset files; none where it cannot be listed. */
function tagsetFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.tagset.json'))
      .toSorted()
  } catch (error) {
    errorCode(error)
    return []
  }
}

/** The shipped tagset of that id; null where none is. */
export function shippedTagsetOf(id: string, shipped = shippedTagsets): Tagset | null {
  const read = readShipped(id, shipped)
  return read.ok ? read.value : null
}

function readShipped(id: string, shipped: string): Result<Tagset, TagsetChoiceFailure> {
  const file = shippedTagsetFile(id)
  return file === null
    ? err({ kind: 'tagset-not-found', file: id })
    : readTagset(join(shipped, file), shipped)
}

/** With `root`, a folder, a link in it is not followed out of it. */
function readTagset(file: string, root: string | null): Result<Tagset, TagsetChoiceFailure> {
  const text = readText(file, root)
  if (!text.ok) return text
  const loaded = loadTagset(text.value)
  return loaded.ok ? loaded : err({ ...loaded.failure, file })
}

function readText(file: string, root: string | null): Result<string, TagsetChoiceFailure> {
  const read = readArticleFile(file, root)
  if (read.ok) return ok(new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.value))
  const { failure } = read
  if (failure.kind === 'not-found') return err({ kind: 'tagset-not-found', file })
  return err({
    kind: 'tagset-unreadable',
    file,
    code: failure.kind === 'io' ? failure.code : failure.kind,
  })
}
