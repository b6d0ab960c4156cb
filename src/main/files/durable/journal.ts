/**
 * The journal: what was changed and is not yet safely in its file, one file of lines for each target, in
 * the app's own data folder. Every line is synced before it counts, and goes once the target reads
 * back as it was saved. What is left at the next start is offered, never applied silently.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { errorCode } from '../failures.ts'
import {
  type JournalTarget,
  type PendingJournal,
  parseJournal,
  targetLine,
  type WrittenEntry,
  writtenEntry,
} from './journal-file.ts'
import type { DurableEnvironment, OpenFile } from './operations.ts'
import { replaceFile, syncFolder } from './replace.ts'
import { type SaveFailure, saveFailure } from './save-failure.ts'
import { sha256 } from './write.ts'

/** A journal file that cannot be read at all; it is kept as it is. */
export interface UnreadableJournal {
  readonly file: string
  readonly code: string
}

const EXTENSION = '.journal'

interface Open {
  readonly path: string
  target: JournalTarget
  file: OpenFile
  entries: WrittenEntry[]
  last: number
}

/** One journal folder. One process writes it; its calls for one target are to be made one after another. */
export class Journal {
  readonly #environment: DurableEnvironment
  readonly #folder: string
  readonly #open = new Map<string, Open>()

  constructor(environment: DurableEnvironment, folder: string) {
    this.#environment = environment
    this.#folder = folder
  }

  /**
   * Appends an entry and syncs it; returns its sequence. `base` counts for a target's first entry, `rest`
   * is the end of the content where that is in UTF-8 already.
   */
  async append(
    target: JournalTarget,
    content: string,
    rest: Uint8Array = new Uint8Array(0),
  ): Promise<Result<number, SaveFailure>> {
    const parts = [Buffer.from(content), rest]
    try {
      const journal = this.#open.get(target.path)
      if (journal === undefined) return ok(await this.#begin(target, parts))
      const entry = writtenEntry(journal.last + 1, parts)
      // Counted even if it fails: what was written of it must not be taken for a later one.
      journal.last = entry.sequence
      await journal.file.write(entry.bytes)
      await journal.file.sync()
      journal.entries.push(entry)
      return ok(entry.sequence)
    } catch (error) {
      return err(saveFailure(error))
    }
  }

  /**
   * Drops the entries up to `through`, if the target's file reads back with the hash that was saved;
   * `changed-on-disk` otherwise, and everything stays.
   */
  async settle(path: string, through: number, saved: string): Promise<Result<void, SaveFailure>> {
    const { operations } = this.#environment
    const journal = this.#open.get(path)
    if (journal === undefined) return ok(undefined)
    try {
      if (sha256(await operations.read(path)) !== saved) return err({ kind: 'changed-on-disk' })
      const rest = journal.entries.filter((entry) => entry.sequence > through)
      if (rest.length === 0) await this.#drop(path, journal)
      else await this.#rewrite(journal, { path, base: saved }, rest)
      return ok(undefined)
    } catch (error) {
      return err(saveFailure(error))
    }
  }

  /** What earlier runs left, for the user to decide on. Journals that this run has open are not among them. */
  async pending(): Promise<
    Result<
      {
        readonly journals: readonly PendingJournal[]
        readonly unreadable: readonly UnreadableJournal[]
      },
      SaveFailure
    >
  > {
    const { operations } = this.#environment
    const mine = new Set([...this.#open.values()].map((journal) => journal.path))
    const journals: PendingJournal[] = []
    const unreadable: UnreadableJournal[] = []
    try {
      for (const name of await this.#names()) {
        const path = join(this.#folder, name)
        if (mine.has(path)) continue
        try {
          const parsed = parseJournal(await operations.read(path))
          if (parsed === null) unreadable.push({ file: name, code: 'EBADMSG' })
          else if (parsed.entries.length > 0) journals.push(parsed)
        } catch (error) {
          unreadable.push({ file: name, code: errorCode(error) })
        }
      }
      return ok({ journals, unreadable })
    } catch (error) {
      return err(saveFailure(error))
    }
  }

  /** Throws a target's journal away: its entries were taken up again, or the user wants them gone. */
  async discard(path: string): Promise<Result<void, SaveFailure>> {
    const { operations } = this.#environment
    try {
      const journal = this.#open.get(path)
      if (journal !== undefined) await this.#drop(path, journal)
      else {
        await operations.remove(this.#pathFor(path))
        await syncFolder(this.#environment, this.#folder)
      }
      return ok(undefined)
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok(undefined) : err(saveFailure(error))
    }
  }

  /** Closes the files; what is not settled stays for the next start. */
  async close(): Promise<void> {
    const files = [...this.#open.values()].map((journal) => journal.file)
    this.#open.clear()
    await Promise.all(files.map((file) => file.close()))
  }

  #pathFor(path: string): string {
    const key = createHash('sha256').update(path).digest('hex').slice(0, 32)
    return join(this.#folder, `${key}${EXTENSION}`)
  }

  async #names(): Promise<readonly string[]> {
    try {
      const names = await this.#environment.operations.list(this.#folder)
      return names.filter((name) => name.endsWith(EXTENSION)).sort()
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  /** Opens a target's journal with its first entry; one that an earlier run left is carried on, its entries kept. */
  async #begin(target: JournalTarget, parts: readonly Uint8Array[]): Promise<number> {
    await this.#environment.operations.makeFolder(this.#folder)
    const path = this.#pathFor(target.path)
    const left = await this.#left(path)
    const last = (left?.entries.at(-1)?.sequence ?? 0) + 1
    const entries = [
      ...(left?.entries ?? []).map(({ sequence, content }) =>
        writtenEntry(sequence, [Buffer.from(content)]),
      ),
      writtenEntry(last, parts),
    ]
    const journal = { path, target: left?.target ?? target, entries, last }
    // Written anew: a line that was cut must not run into the next.
    const file = await this.#writeWhole(path, journal.target, entries)
    this.#open.set(target.path, { ...journal, file })
    return last
  }

  async #left(path: string): Promise<PendingJournal | null> {
    try {
      return parseJournal(await this.#environment.operations.read(path))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  }

  async #rewrite(journal: Open, target: JournalTarget, entries: WrittenEntry[]): Promise<void> {
    const before = journal.file
    try {
      journal.file = await this.#writeWhole(journal.path, target, entries)
      journal.target = target
      journal.entries = entries
    } catch (error) {
      // The old file may be renamed away: what is appended next must go to the one that is there.
      this.#open.delete(target.path)
      throw error
    } finally {
      await before.close()
    }
  }

  async #writeWhole(
    path: string,
    target: JournalTarget,
    entries: readonly WrittenEntry[],
  ): Promise<OpenFile> {
    const lines = [targetLine(target), ...entries.map(({ bytes }) => bytes)]
    await replaceFile(this.#environment, {
      path,
      bytes: Buffer.concat(lines),
      previous: null,
      temporaryPrefix: '.isnad-journal-',
    })
    return this.#environment.operations.append(path)
  }

  async #drop(path: string, journal: Open): Promise<void> {
    const { operations } = this.#environment
    await operations.remove(journal.path)
    this.#open.delete(path)
    await journal.file.close()
    await syncFolder(this.#environment, this.#folder)
  }
}
