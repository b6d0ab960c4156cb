/** Files to be read in: some files, all in and under a folder, or those of a ZIP archive. */
import fs from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { compareText } from '#core/annotation/order.ts'
import { openArchive } from '#core/document/docx/archive.ts'
import type { ImportProblem, ImportSource } from '#core/formats/importer.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { OpenFailure } from '#ipc/contract.ts'
import type { InputFailure } from '#ipc/imports.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import { folderFailure } from '#main/files/failures.ts'

/** Files, and what was left out of them. */
export interface Inputs {
  readonly source: ImportSource
  readonly problems: readonly ImportProblem[]
}

/**
 * The files at `paths` (absolute): each a file, a folder or a ZIP archive. A file is given with those of
 * its stem beside it, which hold its text in some formats, and with the types of its folder. Nothing outside of a folder that was given is
 * read, and of an archive nothing is ever unpacked to the disk.
 */
export function inputsAt(paths: readonly string[]): Result<Inputs, InputFailure> {
  const all: Inputs[] = []
  /** Names of single files by their folder: two that were chosen may stand beside one another. */
  const single = new Map<string, Set<string>>()
  try {
    for (const path of paths) {
      const isFolder = fs.statSync(path).isDirectory()
      const root = fs.realpathSync.native(isFolder ? path : dirname(path))
      if (isFolder) {
        all.push(filesIn(root))
        continue
      }
      const head = readArticleFile(path, null, 1)
      if (!head.ok) return err(inputFailure(head.failure))
      // Formats that are archives themselves have other endings, and readers of their own.
      if (/\.zip$/i.test(path)) {
        const archive = archiveAt(path)
        if (!archive.ok) return archive
        all.push(archive.value)
        continue
      }
      const names = single.get(root) ?? new Set()
      single.set(root, names)
      for (const name of besides(root, basename(path))) names.add(name)
    }
  } catch (error) {
    return err({ ...folderFailure(error), of: 'input' })
  }
  for (const [root, names] of single)
    all.push({ source: sourceOf(root, [...names].sort(compareText)), problems: [] })
  const [only] = all
  return ok(all.length === 1 && only !== undefined ? only : together(all))
}

function sourceOf(root: string, names: readonly string[]): ImportSource {
  const known = new Set(names)
  const read = (name: string, head?: number): Uint8Array | null => {
    const bytes = known.has(name) ? readArticleFile(join(root, name), root, head) : null
    return bytes?.ok === true ? bytes.value : null
  }
  return { names, read: (name) => read(name), readHead: read }
}

function filesIn(root: string): Inputs {
  const problems: ImportProblem[] = []
  const names: string[] = []
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.isDirectory()) continue
    const name = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (entry.isFile()) names.push(name)
    else problems.push({ kind: 'unsafe-name', file: name, line: null, detail: 'link' })
  }
  names.sort(compareText)
  return { source: sourceOf(root, names), problems }
}

const tables = /^(?:documents|spans|frames)\.(?:csv|tsv)$/

/** Annotations for UIMA and INCEpTION, whose types are in a file of their own. */
const typed = /\.(?:xmi|tsv)$/i
const typeSystem = /^type-?system\.xml$/i

function besides(root: string, name: string): readonly string[] {
  const stem = name.replace(/\.[^.]*$/, '')
  return fs
    .readdirSync(root)
    .filter(
      (other) =>
        other === name ||
        other === `${stem}.txt` ||
        (tables.test(name) && tables.test(other) && other.slice(-4) === name.slice(-4)) ||
        (typed.test(name) && typeSystem.test(other)),
    )
    .sort(compareText)
}

function archiveAt(path: string): Result<Inputs, InputFailure> {
  const bytes = readArticleFile(path, null)
  if (!bytes.ok) return err(inputFailure(bytes.failure))
  const opened = openArchive(bytes.value)
  if (!opened.ok) return err(archiveFailure(opened.failure))
  const archive = opened.value
  const names = archive.names
    .filter((name) => !name.endsWith('/') && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name))
    .sort(compareText)
  // All is looked at once: a part that grows without end must be known before anything is done.
  for (const name of names) {
    const part = archive.read(name)
    if (!part.ok) return err(archiveFailure(part.failure))
  }
  const known = new Set(names)
  return ok({
    source: {
      names,
      read(name) {
        const part = known.has(name) ? archive.read(name) : null
        return part?.ok === true ? part.value : null
      },
    },
    problems: [],
  })
}

function archiveFailure(failure: {
  readonly kind: string
  readonly reason?: string
}): InputFailure {
  if (failure.kind === 'unsafe-archive')
    return { kind: 'archive', reason: failure.reason === 'bomb' ? 'bomb' : 'unsafe' }
  return { kind: 'archive', reason: failure.reason === 'encrypted' ? 'encrypted' : 'damaged' }
}

function inputFailure(failure: OpenFailure): InputFailure {
  if (failure.kind === 'too-large') {
    const { bytes, limit } = failure
    return { kind: 'input-too-large', bytes, limit }
  }
  return { kind: failure.kind === 'not-found' ? 'not-found' : 'unreadable', of: 'input' }
}

/** Several inputs as one. Of two files with one name the second is told by its place among the inputs. */
function together(all: readonly Inputs[]): Inputs {
  const places = new Map<string, { readonly source: ImportSource; readonly name: string }>()
  for (const { source } of all)
    for (const name of source.names) {
      let own = name
      for (let i = 2; places.has(own); i++) own = `${i}/${name}`
      places.set(own, { source, name })
    }
  const at = <T>(name: string, read: (source: ImportSource, name: string) => T): T | null => {
    const place = places.get(name)
    return place === undefined ? null : read(place.source, place.name)
  }
  return {
    source: {
      names: [...places.keys()].sort(compareText),
      read: (name) => at(name, (source, own) => source.read(own)),
      readHead: (name, bytes) =>
        at(name, (source, own) => source.readHead?.(own, bytes) ?? source.read(own)),
    },
    problems: all.flatMap(({ problems }) => problems),
  }
}
