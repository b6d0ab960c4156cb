import type { Emission } from '#core/formats/exporter.ts'
import { cardName, type DatasetFiles, type DatasetManifest, manifestOf } from './writing.ts'

/** Besides the data card, so many files are kept the beginnings of, and so many UTF-16 units of each. */
const mostFiles = 12
const mostKept = 48 * 1024

/** Takes the files of a data set and keeps only how they begin: a preview, and a count of what would be written. */
export class Beginnings implements DatasetFiles {
  readonly #sizes = new Map<string, number>()
  readonly #texts = new Map<string, string | null>()
  readonly #records = new Set<string>()

  write({ file, data }: Emission, isRecord = false): void {
    if (isRecord) this.#records.add(file)
    const bytes = typeof data === 'string' ? Buffer.byteLength(data) : data.length
    this.#sizes.set(file, (this.#sizes.get(file) ?? 0) + bytes)
    const kept = this.#texts.get(file)
    if (kept === null || (kept === undefined && this.#texts.size >= mostFiles && file !== cardName))
      return
    if (typeof data !== 'string') this.#texts.set(file, null)
    else if ((kept ?? '').length < mostKept)
      this.#texts.set(file, ((kept ?? '') + data).slice(0, mostKept).toWellFormed())
  }

  get files(): ReadonlyMap<string, number> {
    return new Map([...this.#sizes].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  finish(manifest: DatasetManifest): void {
    this.write(manifestOf(manifest, this.files))
  }

  /** How the first files begin, those of the documents before all others; null where a file holds no text. */
  get texts(): ReadonlyMap<string, string | null> {
    const texts = [...this.#texts]
    return new Map([
      ...texts.filter(([file]) => this.#records.has(file)),
      ...texts.filter(([file]) => !this.#records.has(file)),
    ])
  }
}
