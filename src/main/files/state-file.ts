/**
 * A small JSON file of the app's own: read once, replaced whole on each change. A damaged one is
 * kept aside under another name before anything is written in its place.
 */
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { systemEnvironment } from './durable/environment.ts'
import { AfterRenameError, replaceFile } from './durable/replace.ts'
import { errorCode } from './failures.ts'

/** What was read: the value, and whether all that the file said could be used. */
export interface Recovered<T> {
  readonly value: T
  readonly whole: boolean
}

export interface StateFileEvents {
  damaged(file: string, keptAs: string): void
  notSaved(file: string, code: string): void
}

export class StateFile<T> {
  readonly #path: string
  readonly #events: StateFileEvents
  #saving: Promise<void> = Promise.resolve()
  #latest: T | undefined

  constructor(path: string, events: StateFileEvents) {
    this.#path = path
    this.#events = events
  }

  /** Whether there is no file yet: the app runs for the first time. */
  get isNew(): boolean {
    return !fs.existsSync(this.#path)
  }

  /** `recover` makes a value of what was parsed (undefined where there is nothing to parse). */
  read(recover: (parsed: unknown) => Recovered<T>): T {
    let json: string
    try {
      json = fs.readFileSync(this.#path, 'utf8')
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') this.#keepAside()
      return recover(undefined).value
    }
    const { value, whole } = recover(parse(json))
    if (!whole) this.#keepAside()
    return value
  }

  /** Replaces the file. Of saves that wait, only the last is written; resolves once it is. */
  save(value: T): Promise<void> {
    this.#latest = value
    this.#saving = this.#saving.then(async () => {
      const newest = this.#latest
      if (newest === undefined) return
      this.#latest = undefined
      try {
        await replaceFile(systemEnvironment(), {
          path: this.#path,
          bytes: Buffer.from(`${JSON.stringify(newest, null, 2)}\n`),
          previous: null,
          temporaryPrefix: '.state-',
        })
      } catch (error) {
        const cause = error instanceof AfterRenameError ? error.cause : error
        this.#events.notSaved(basename(this.#path), errorCode(cause))
      }
    })
    return this.#saving
  }

  /** Removes the file; of what waits to be written, nothing is. */
  remove(): Promise<void> {
    this.#latest = undefined
    this.#saving = this.#saving.then(async () => {
      try {
        await fs.promises.rm(this.#path, { force: true })
      } catch (error) {
        this.#events.notSaved(basename(this.#path), errorCode(error))
      }
    })
    return this.#saving
  }

  /** Resolves when nothing waits to be written. */
  saved(): Promise<void> {
    return this.#saving
  }

  #keepAside(): void {
    const keptAs = freeNameBeside(this.#path)
    try {
      fs.renameSync(this.#path, join(dirname(this.#path), keptAs))
      this.#events.damaged(basename(this.#path), keptAs)
    } catch (error) {
      this.#events.notSaved(basename(this.#path), errorCode(error))
    }
  }
}

/** What the text says, or undefined where it is no JSON. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** `settings.json` → `settings.damaged.json`, `settings.damaged-2.json` … */
function freeNameBeside(path: string): string {
  const stem = basename(path, '.json')
  for (let number = 1; ; number++) {
    const name = `${stem}.damaged${number === 1 ? '' : `-${number}`}.json`
    if (!fs.existsSync(join(dirname(path), name))) return name
  }
}
