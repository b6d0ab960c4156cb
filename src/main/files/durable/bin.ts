/**
 * The recoverable bin, in the app's own data folder: what was deleted in an article, and the bytes an
 * article had before a correction, for 30 days. One file for each thing, in a folder for each article.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { errorCode } from '../failures.ts'
import type { DurableEnvironment } from './operations.ts'
import { replaceFile, syncFolder } from './replace.ts'
import { type SaveFailure, saveFailure } from './save-failure.ts'

export const BIN_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000

export interface BinItem {
  /** What it was: `span`, `frame`, `article-bytes` … as the caller names it. */
  readonly kind: string
  /** A line for the list: the quote, the file's name. */
  readonly title: string
  /** JSON of an annotation, or any other bytes. */
  readonly content: Uint8Array
}

export interface BinEntry extends BinItem {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly deletedMs: number
}

export interface BinContents {
  /** Newest first. */
  readonly entries: readonly BinEntry[]
  /** Files that could not be read; they are kept. */
  readonly unreadable: readonly string[]
}

/** The bin of one data folder. `article` is whatever names an article for good: its path. */
export class Bin {
  readonly #environment: DurableEnvironment
  readonly #folder: string

  constructor(environment: DurableEnvironment, folder: string) {
    this.#environment = environment
    this.#folder = folder
  }

  /** Puts something in, durably: it may be deleted once this has succeeded. Returns its id. */
  async put(article: string, item: BinItem): Promise<Result<string, SaveFailure>> {
    const { clock, randomHex } = this.#environment
    const deletedMs = clock.now()
    const id = `${deletedMs.toString(36)}-${randomHex(6)}`
    return this.#write(article, { ...item, id, deletedMs })
  }

  /** Puts other content into an entry, which keeps its id and its time. */
  change(
    article: string,
    entry: BinEntry,
    content: Uint8Array,
  ): Promise<Result<string, SaveFailure>> {
    return this.#write(article, { ...entry, content })
  }

  async #write(article: string, entry: BinEntry): Promise<Result<string, SaveFailure>> {
    const { operations } = this.#environment
    const folder = this.#folderOf(article)
    const { id, kind, title, deletedMs, content } = entry
    const bytes = Buffer.from(
      `${JSON.stringify({ article, kind, title, deletedMs, content: Buffer.from(content).toString('base64') })}\n`,
    )
    try {
      await operations.makeFolder(folder)
      await replaceFile(this.#environment, {
        path: join(folder, `${id}${EXTENSION}`),
        bytes,
        previous: null,
        temporaryPrefix: '.isnad-bin-',
      })
      await syncFolder(this.#environment, this.#folder)
      return ok(id)
    } catch (error) {
      return err(saveFailure(error))
    }
  }

  /** What lies in the bin for an article. */
  async list(article: string): Promise<Result<BinContents, SaveFailure>> {
    const { operations } = this.#environment
    const folder = this.#folderOf(article)
    const entries: BinEntry[] = []
    const unreadable: string[] = []
    try {
      for (const name of await this.#names(folder)) {
        const entry = parse(name, await operations.read(join(folder, name)))
        if (entry === null) unreadable.push(name)
        else entries.push(entry)
      }
    } catch (error) {
      return err(saveFailure(error))
    }
    entries.sort((a, b) => b.deletedMs - a.deletedMs || (a.id < b.id ? 1 : -1))
    return ok({ entries, unreadable })
  }

  /** Takes something out for good, once it was restored and saved. */
  async remove(article: string, id: string): Promise<Result<void, SaveFailure>> {
    const folder = this.#folderOf(article)
    try {
      await this.#environment.operations.remove(join(folder, `${id}${EXTENSION}`))
      return ok(undefined)
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok(undefined) : err(saveFailure(error))
    }
  }

  /** Removes what is older than 30 days; returns how many. Clocks set back remove nothing. */
  async purge(): Promise<Result<number, SaveFailure>> {
    const { operations, clock } = this.#environment
    const oldest = clock.now() - BIN_DAYS * DAY_MS
    let removed = 0
    try {
      for (const folder of await this.#names(this.#folder, '')) {
        const path = join(this.#folder, folder)
        if ((await operations.status(path)).kind !== 'folder') continue
        for (const name of await this.#names(path)) {
          if (deletedAt(name) >= oldest) continue
          await operations.remove(join(path, name))
          removed++
        }
      }
      return ok(removed)
    } catch (error) {
      return err(saveFailure(error))
    }
  }

  #folderOf(article: string): string {
    return join(this.#folder, createHash('sha256').update(article).digest('hex').slice(0, 32))
  }

  async #names(folder: string, extension = EXTENSION): Promise<readonly string[]> {
    try {
      const names = await this.#environment.operations.list(folder)
      return names.filter((name) => name.endsWith(extension)).sort()
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }
}

const EXTENSION = '.json'

/** The time in an item's name. A name that has none is never too old. */
function deletedAt(name: string): number {
  const time = Number.parseInt(name.split('-')[0] ?? '', 36)
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
}

function parse(name: string, bytes: Uint8Array): BinEntry | null {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  if (typeof value !== 'object' || value === null) return null
  if (!('kind' in value && 'title' in value && 'deletedMs' in value && 'content' in value))
    return null
  const { kind, title, deletedMs, content } = value
  return typeof kind === 'string' &&
    typeof title === 'string' &&
    typeof deletedMs === 'number' &&
    typeof content === 'string'
    ? {
        id: name.slice(0, -EXTENSION.length),
        kind,
        title,
        deletedMs,
        content: Buffer.from(content, 'base64'),
      }
    : null
}
