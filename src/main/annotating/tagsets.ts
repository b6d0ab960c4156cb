/** Which tagset holds for an article, and which could. */
import { join } from 'node:path'
import type { Tagset } from '#core/annotation/tagset.ts'
import { loadTagset } from '#core/annotation/tagset-load.ts'
import { err, ok, type Result } from '#core/result.ts'
import { nameForShow } from '#core/text/names.ts'
import type {
  AvailableTagset,
  OpenedTagset,
  TagsetList,
  TagsetProblem,
  TagsetSource,
} from '#ipc/annotating/tagsets.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import { errorCode } from '#main/files/failures.ts'
import { defaultTagset, shippedTagsetFile } from '#main/files/shipped-tagsets.ts'
import type { ArticlePlace } from './place.ts'
import type { FoundProject } from './project.ts'
import { asText, namesIn, readBeside } from './reading.ts'

/** What a project or a sidecar asks for. */
export interface WantedTagset {
  readonly id: string
  /** Null: any. */
  readonly version: string | null
  /** A file in the project's folder; null: one that is shipped, else the one of that id in the folder. */
  readonly file: string | null
}

interface Loaded {
  readonly tagset: Tagset
  readonly json: string
  readonly source: TagsetSource
  /** Folder that its guidelines lie in, and the one that they may not lead out of. */
  readonly folder: string
  readonly root: string
}

const largestTagset = 4 * 1024 * 1024
const largestGuidelines = 2 * 1024 * 1024
const tagsetFile = /\.tagset\.json$/

/** Where tagsets are found. */
export class Tagsets {
  readonly #durable: DurableEnvironment
  readonly #shipped: string
  /** Those that are shipped stay as they are while the program runs; so do their guidelines, by path. */
  readonly #shippedLoaded = new Map<string, Loaded>()
  readonly #shippedPages = new Map<string, string>()

  /** `shipped` is the folder of those that come with the program, each `<id>.json`. */
  constructor(durable: DurableEnvironment, shipped: string) {
    this.#durable = durable
    this.#shipped = shipped
  }

  /**
   * The tagset that the project asks for, else the one that the sidecar was made with, else the
   * default; and the default, with the reason, where the one asked for cannot be had.
   */
  async resolve(
    place: ArticlePlace,
    project: FoundProject,
    sidecar: { readonly id: string; readonly version: string } | null,
  ): Promise<OpenedTagset> {
    const wanted = wantedBy(project, sidecar)
    if (project.failure !== null) return this.#standIn(project.failure)
    if (wanted === null) return this.#opened(await this.#default(), null)
    const loaded = await this.load(place, project.folder, wanted)
    return loaded.ok
      ? this.#opened(loaded.value, mismatch(wanted, loaded.value.tagset))
      : this.#standIn(loaded.failure)
  }

  /** The tagset that is named, sound and of that id; its version may be another. */
  async load(
    place: ArticlePlace,
    folder: string,
    wanted: WantedTagset,
  ): Promise<Result<Loaded, TagsetProblem>> {
    const { id, file } = wanted
    const loaded =
      file === null
        ? await this.#loadById(id, folder, place.root)
        : await this.#loadFile(folder, file, place.root, { kind: 'folder', file })
    if (!loaded.ok) return loaded
    if (loaded.value === null) return err({ kind: 'tagset-not-found', id, file })
    const { tagset } = loaded.value
    const other = tagset.id === id ? null : mismatch(wanted, tagset)
    if (other !== null) return err(other)
    return ok(loaded.value)
  }

  /** All that are shipped, and the `*.tagset.json` of the project's folder. */
  async list(place: ArticlePlace, folder: string): Promise<TagsetList> {
    const tagsets: AvailableTagset[] = []
    const broken: TagsetProblem[] = []
    const add = (loaded: Result<Loaded | null, TagsetProblem>): void => {
      if (!loaded.ok) broken.push(loaded.failure)
      else if (loaded.value !== null) tagsets.push(available(loaded.value))
    }
    for (const name of await this.#names(this.#shipped))
      if (name.endsWith('.json')) add(await this.#loadShipped(name.slice(0, -'.json'.length)))
    for await (const { loaded } of this.#ofFolder(folder, place.root)) add(loaded)
    const first = tagsets.findIndex(({ id }) => id === defaultTagset)
    return { tagsets: [...tagsets.splice(first, first === -1 ? 0 : 1), ...tagsets], broken }
  }

  /** Whoever named it may have left out the file: a broken one that bears the id in its name tells why. */
  async #loadById(
    id: string,
    folder: string,
    root: string,
  ): Promise<Result<Loaded | null, TagsetProblem>> {
    const shipped = await this.#loadShipped(id)
    if (!shipped.ok || shipped.value !== null) return shipped
    let failed: Result<null, TagsetProblem> = ok(null)
    for await (const { file, loaded } of this.#ofFolder(folder, root)) {
      if (loaded.ok && loaded.value?.tagset.id === id) return loaded
      if (!loaded.ok && file === `${id}.tagset.json`) failed = loaded
    }
    return failed
  }

  /** The `*.tagset.json` of a folder, by name. */
  async *#ofFolder(folder: string, root: string) {
    for (const file of await this.#names(folder))
      if (tagsetFile.test(file))
        yield { file, loaded: await this.#loadFile(folder, file, root, { kind: 'folder', file }) }
  }

  async #names(folder: string): Promise<readonly string[]> {
    try {
      return (await namesIn(this.#durable, folder)).toSorted()
    } catch (error) {
      // A folder that cannot be listed has no tagsets of its own to offer.
      errorCode(error)
      return []
    }
  }

  async #loadShipped(id: string): Promise<Result<Loaded | null, TagsetProblem>> {
    const known = this.#shippedLoaded.get(id)
    if (known !== undefined) return ok(known)
    const file = shippedTagsetFile(id)
    if (file === null) return ok(null)
    const loaded = await this.#loadFile(this.#shipped, file, this.#shipped, { kind: 'shipped' })
    if (loaded.ok && loaded.value !== null) this.#shippedLoaded.set(id, loaded.value)
    return loaded
  }

  async #loadFile(
    folder: string,
    file: string,
    root: string,
    source: TagsetSource,
  ): Promise<Result<Loaded | null, TagsetProblem>> {
    const shown = nameForShow(file)
    const read = await readBeside(this.#durable, join(folder, file), root, largestTagset)
    if (!read.ok) return err({ kind: 'tagset-unreadable', file: shown, reason: read.failure })
    if (read.value === null) return ok(null)
    const json = asText(read.value.bytes)
    const loaded = loadTagset(json)
    return loaded.ok
      ? ok({ tagset: loaded.value, json, source, folder, root })
      : err({ ...loaded.failure, file: shown })
  }

  async #default(): Promise<Loaded> {
    const loaded = await this.#loadShipped(defaultTagset)
    if (!loaded.ok || loaded.value === null)
      throw new Error('The tagset that comes with the program cannot be read')
    return loaded.value
  }

  async #standIn(failure: TagsetProblem): Promise<OpenedTagset> {
    return this.#opened(await this.#default(), failure)
  }

  async #opened(loaded: Loaded, failure: TagsetProblem | null): Promise<OpenedTagset> {
    const { guidelines } = loaded.tagset
    const [ar, en] = await Promise.all([
      this.#page(loaded, guidelines?.ar),
      this.#page(loaded, guidelines?.en),
    ])
    return { json: loaded.json, source: loaded.source, guidelines: { ar, en }, failure }
  }

  async #page({ folder, root, source }: Loaded, file: string | undefined): Promise<string | null> {
    if (file === undefined) return null
    const path = join(folder, file)
    const known = this.#shippedPages.get(path)
    if (known !== undefined) return known
    const read = await readBeside(this.#durable, path, root, largestGuidelines)
    if (!read.ok || read.value === null) return null
    const text = asText(read.value.bytes)
    if (source.kind === 'shipped') this.#shippedPages.set(path, text)
    return text
  }
}

function wantedBy(
  { project }: FoundProject,
  sidecar: { readonly id: string } | null,
): WantedTagset | null {
  if (project?.tagset !== undefined) {
    const { id, version, file } = project.tagset
    return { id, version, file: file ?? null }
  }
  // Of a shipped tagset the program has one version, the newest.
  return sidecar === null ? null : { id: sidecar.id, version: null, file: null }
}

function mismatch({ id, version }: WantedTagset, tagset: Tagset): TagsetProblem | null {
  const wanted = { id, version: version ?? tagset.version }
  const found = { id: tagset.id, version: tagset.version }
  return found.id === wanted.id && found.version === wanted.version
    ? null
    : { kind: 'tagset-mismatch', wanted, found }
}

function available({ tagset, source }: Loaded): AvailableTagset {
  const { id, version, name, description } = tagset
  return { id, version, name, description, source }
}
