/**
 * Writes the files of a data set into a folder of their own, which takes the place of the target only
 * when all is there: a target is whole, or it is what it was.
 */
import fs from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Emission } from '#core/formats/exporter.ts'
import { isRecord, readJson } from '#core/json.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { TargetFailure } from '#ipc/datasets.ts'
import { errorCode } from '#main/files/failures.ts'
import { isInside, pathInFolder } from '#main/files/paths.ts'
import { clearAfterDead, type TemporaryFolders, temporaryFolders } from './temporary-folders.ts'

/** Names the files of a data set, so that it can be told from a folder that must not be replaced. */
export const manifestName = 'isnad-dataset.json'
/** The data card. */
export const cardName = 'README.md'

/** So many bytes of a file are gathered before they are written. */
const chunk = 256 * 1024
/** UTF-8 takes at most so many bytes for a UTF-16 code unit. */
const widest = 3
/** So many files are kept open. */
const mostOpen = 16

interface OpenFile {
  readonly descriptor: number
  readonly gathered: Uint8Array
  /** How many bytes of `gathered` are in use. */
  length: number
}

const encoder = new TextEncoder()

/** What takes the files of a data set. */
export interface DatasetFiles {
  /** Puts data at a file's end. `isRecord`: it is of the documents themselves, not of what goes with them. */
  write(emission: Emission, isRecord?: boolean): void
  /** Bytes of each file so far. */
  readonly files: ReadonlyMap<string, number>
  /** Adds the manifest: all is there. */
  finish(manifest: DatasetManifest): void
}

/** What is said of a data set besides the names and sizes of its files. */
export type DatasetManifest = Readonly<Record<string, unknown>>

/** The manifest's own file. */
export function manifestOf(
  manifest: DatasetManifest,
  files: ReadonlyMap<string, number>,
): Emission {
  const listed = [...files].map(([file, bytes]) => ({ file, bytes }))
  const content = { format: 'isnad-dataset', version: 1, ...manifest, files: listed }
  return { file: manifestName, data: `${JSON.stringify(content, null, 2)}\n` }
}

export class DatasetWriter implements DatasetFiles {
  readonly #target: string
  readonly #folders: TemporaryFolders
  readonly #replace: boolean
  readonly #open = new Map<string, OpenFile>()
  readonly #sizes = new Map<string, number>()

  private constructor(target: string, folders: TemporaryFolders, replace: boolean) {
    this.#target = target
    this.#folders = folders
    this.#replace = replace
  }

  /**
   * Makes the temporary folder beside `target` (absolute), once it is sure that the target may be written.
   * `tag` names it, for who clears up should this thread die; what dead processes left is taken away.
   */
  static create(
    target: string,
    source: string,
    force: boolean,
    tag: string,
  ): Result<DatasetWriter, TargetFailure> {
    try {
      fs.mkdirSync(dirname(target), { recursive: true })
      const real = join(fs.realpathSync(dirname(target)), basename(target))
      if (isInside(fs.realpathSync(source), real)) return err({ kind: 'target-inside-source' })
      clearAfterDead(real)
      const refusal = refusalOf(real, force)
      if (refusal !== null) return err(refusal)
      const folders = temporaryFolders(real, tag)
      fs.mkdirSync(folders.made)
      return ok(new DatasetWriter(real, folders, fs.existsSync(real)))
    } catch (error) {
      return err({ kind: 'target-io', code: errorCode(error) })
    }
  }

  /** Puts data at a file's end. Throws the system's error. */
  write({ file, data }: Emission): void {
    const open = this.#opened(file)
    const isShort = typeof data === 'string' && data.length * widest <= chunk
    if (!isShort || data.length * widest > chunk - open.length) this.#flush(file, open)
    if (isShort)
      open.length += encoder.encodeInto(data, open.gathered.subarray(open.length)).written
    else this.#put(file, open, typeof data === 'string' ? encoder.encode(data) : data)
  }

  /** Bytes written of each file so far, what is gathered included. */
  get files(): ReadonlyMap<string, number> {
    for (const [file, open] of this.#open) this.#flush(file, open)
    return new Map([...this.#sizes].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Writes the manifest, makes all durable and puts the folder in the target's place. */
  finish(manifest: DatasetManifest): void {
    this.write(manifestOf(manifest, this.files))
    this.#closeAll()
    const { made, replaced } = this.#folders
    if (!this.#replace) {
      fs.renameSync(made, this.#target)
      return
    }
    fs.renameSync(this.#target, replaced)
    try {
      fs.renameSync(made, this.#target)
    } catch (error) {
      fs.renameSync(replaced, this.#target)
      throw error
    }
    fs.rmSync(replaced, { recursive: true })
  }

  /** Leaves nothing behind. */
  discard(): void {
    for (const { descriptor } of this.#open.values()) fs.closeSync(descriptor)
    this.#open.clear()
    fs.rmSync(this.#folders.made, { recursive: true, force: true })
  }

  #opened(file: string): OpenFile {
    const known = this.#open.get(file)
    if (known !== undefined) return known
    const path = pathInFolder(this.#folders.made, file)
    if (path === null) throw new Error(`«${file}» leads out of the data set`)
    const [oldest] = this.#open.keys()
    if (this.#open.size >= mostOpen && oldest !== undefined) this.#close(oldest)
    fs.mkdirSync(dirname(path), { recursive: true })
    const open = {
      descriptor: fs.openSync(path, 'a'),
      gathered: new Uint8Array(chunk),
      length: 0,
    }
    this.#open.set(file, open)
    if (!this.#sizes.has(file)) this.#sizes.set(file, 0)
    return open
  }

  #flush(file: string, open: OpenFile): void {
    if (open.length === 0) return
    const bytes = open.gathered.subarray(0, open.length)
    open.length = 0
    this.#put(file, open, bytes)
  }

  #put(file: string, { descriptor }: OpenFile, bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; )
      done += fs.writeSync(descriptor, bytes, done, bytes.length - done)
    this.#sizes.set(file, (this.#sizes.get(file) ?? 0) + bytes.length)
  }

  #close(file: string): void {
    const open = this.#open.get(file)
    if (open === undefined) return
    this.#flush(file, open)
    this.#open.delete(file)
    fs.fsyncSync(open.descriptor)
    fs.closeSync(open.descriptor)
  }

  #closeAll(): void {
    for (const file of [...this.#open.keys()]) this.#close(file)
  }
}

/** Why the target must not be written; null where nothing is there, or a data set that may be replaced. */
function refusalOf(target: string, force: boolean): TargetFailure | null {
  const status = fs.lstatSync(target, { throwIfNoEntry: false })
  if (status === undefined) return null
  if (!status.isDirectory()) return { kind: 'target-not-a-dataset', file: '' }
  const found = filesIn(target)
  if (found.length === 0) return null
  const listed = filesOfManifest(join(target, manifestName))
  const foreign = found.find((file) => file !== manifestName && !listed.has(file))
  // What must not be replaced is not asked about.
  if (foreign !== undefined) return { kind: 'target-not-a-dataset', file: foreign }
  return force ? null : { kind: 'target-exists' }
}

function filesIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function filesOfManifest(path: string): ReadonlySet<string> {
  if (!fs.existsSync(path)) return new Set()
  const { value } = readJson(fs.readFileSync(path, 'utf8'))
  const files = isRecord(value) && Array.isArray(value.files) ? value.files : []
  return new Set(
    files.flatMap((one) => (isRecord(one) && typeof one.file === 'string' ? one.file : [])),
  )
}
