import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Emission } from './exporter.ts'

/** ZIP has no time zone: this is the same local time, and so the same bytes, everywhere. */
const fixedTime = new Date(1980, 0, 1)

/**
 * A ZIP archive written as a stream. Members may be open side by side: of those behind the first only
 * the compressed bytes wait.
 */
export class Archive {
  readonly #file: string
  readonly #zip: Zip
  readonly #members = new Map<string, ZipDeflate>()
  #waiting: Uint8Array[] = []

  /** `file` is the archive's own name in the data set. */
  constructor(file: string) {
    this.#file = file
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error
      this.#waiting.push(chunk)
    })
  }

  /** Puts text at the end of a member, which is made when it is first named. */
  write(member: string, text: string): void {
    this.#member(member).push(strToU8(text), false)
  }

  end(member: string): void {
    this.#member(member).push(new Uint8Array(), true)
    this.#members.delete(member)
  }

  /** A member that is written at once. */
  add(member: string, text: string): void {
    this.write(member, text)
    this.end(member)
  }

  close(): void {
    this.#zip.end()
  }

  /** What has become of it since the last call. */
  *drain(): Generator<Emission> {
    const chunks = this.#waiting
    this.#waiting = []
    for (const data of chunks) yield { file: this.#file, data }
  }

  #member(name: string): ZipDeflate {
    const known = this.#members.get(name)
    if (known !== undefined) return known
    const member = new ZipDeflate(name, { level: 6 })
    member.mtime = fixedTime
    this.#zip.add(member)
    this.#members.set(name, member)
    return member
  }
}
