/**
 * Says that an article is being annotated under an annotator's id, by a small file beside the sidecar
 * that is made with the first change and renewed while the article is open; and sees whether another
 * Isnad says so. It is a courtesy: what keeps the file safe is its lock and the hashes.
 */
import { dirname, join } from 'node:path'
import type { OpenElsewhere } from '#ipc/annotating/opening.ts'
import { shortName } from '#main/files/durable/lock.ts'
import { errorCode } from '#main/files/failures.ts'
import type { AnnotatingEnvironment } from './environment.ts'

/** Unrenewed for so long, a file of another machine was left behind. */
export const absentAfterMs = 60_000

interface Sign {
  readonly instance: string
  readonly host: string
  readonly process: number
}

export class Presence {
  readonly #environment: AnnotatingEnvironment
  readonly #path: string
  #isMade = false
  #elsewhere: OpenElsewhere | null = null

  /** `sidecar` is the path of the sidecar that is being written. */
  constructor(environment: AnnotatingEnvironment, sidecar: string) {
    this.#environment = environment
    this.#path = join(dirname(sidecar), `${shortName(sidecar)}.open`)
  }

  /** Who else was there when it was last looked. */
  get elsewhere(): OpenElsewhere | null {
    return this.#elsewhere
  }

  /** Looks for others, and renews the own sign. */
  async look(): Promise<void> {
    const { operations, clock } = this.#environment.durable
    const found = await this.#find()
    this.#elsewhere = found.kind === 'other' ? { host: found.host } : null
    if (!this.#isMade) return
    if (found.kind === 'mine') await operations.touch(this.#path, clock.now()).catch(errorCode)
    else if (found.kind !== 'other') await this.begin()
  }

  /** Makes the sign, if nobody else's is there. Where it cannot be made it is done without. */
  async begin(): Promise<void> {
    const { operations, process } = this.#environment.durable
    const found = await this.#find()
    this.#isMade = true
    if (found.kind === 'mine' || found.kind === 'other') return
    const sign: Sign = {
      instance: this.#environment.instance,
      host: process.host,
      process: process.id,
    }
    try {
      if (found.kind === 'left-behind') await operations.remove(this.#path)
      const file = await operations.create(this.#path, 0o644)
      try {
        await file.write(Buffer.from(JSON.stringify(sign)))
      } finally {
        await file.close()
      }
    } catch (error) {
      errorCode(error)
    }
  }

  async end(): Promise<void> {
    if (!this.#isMade) return
    this.#isMade = false
    if ((await this.#find()).kind === 'mine')
      await this.#environment.durable.operations.remove(this.#path).catch(errorCode)
  }

  async #find(): Promise<
    | { readonly kind: 'none' | 'mine' | 'left-behind' }
    | { readonly kind: 'other'; readonly host: string }
  > {
    const { operations, clock, process, isRunning } = this.#environment.durable
    try {
      const sign = parse(await operations.read(this.#path))
      const { modifiedMs } = await operations.status(this.#path)
      if (sign?.instance === this.#environment.instance) return { kind: 'mine' }
      const isOld = Math.abs(clock.now() - modifiedMs) > absentAfterMs
      if (sign === null) return { kind: isOld ? 'left-behind' : 'none' }
      const isDead = sign.host === process.host && !isRunning(sign.process)
      return isDead || isOld ? { kind: 'left-behind' } : { kind: 'other', host: sign.host }
    } catch (error) {
      errorCode(error)
      return { kind: 'none' }
    }
  }
}

function parse(bytes: Uint8Array): Sign | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof value !== 'object' || value === null) return null
    if (!('instance' in value && 'host' in value && 'process' in value)) return null
    const { instance, host, process } = value
    return typeof instance === 'string' && typeof host === 'string' && typeof process === 'number'
      ? { instance, host, process }
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
