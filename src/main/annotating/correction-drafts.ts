/**
 * Corrections that were not saved, in the app's own data: a file for each text that one began with. What
 * the window keeps of its own reaches the disk seconds later, and not at all where the app is killed.
 */
import fs from 'node:fs'
import { join } from 'node:path'
import type { CorrectionDraft } from '#ipc/annotating/correcting.ts'
import { correctionDraftSchema } from '#ipc/requests.ts'
import { errorCode } from '#main/files/failures.ts'
import { StateFile, type StateFileEvents } from '#main/files/state-file.ts'

export class CorrectionDrafts {
  readonly #folder: string
  readonly #events: StateFileEvents
  readonly #files = new Map<string, StateFile<CorrectionDraft | null>>()

  constructor(folder: string, events: StateFileEvents) {
    this.#folder = folder
    this.#events = events
  }

  /** The draft of the text in a file with these bytes; null where there is none. A damaged one is set aside. */
  async find(sha256: string): Promise<CorrectionDraft | null> {
    const file = this.#file(sha256)
    await file.saved()
    return file.read((parsed) => {
      const { data } = correctionDraftSchema.safeParse(parsed)
      return { value: data ?? null, whole: data !== undefined }
    })
  }

  /** Resolves once the draft is on the disk, or it was told that it could not be; null: once it is gone. */
  async keep(sha256: string, draft: CorrectionDraft | null): Promise<void> {
    if (draft === null) return this.#file(sha256).remove()
    try {
      fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      this.#events.notSaved(`${sha256}.json`, errorCode(error))
      return
    }
    await this.#file(sha256).save(draft)
  }

  async saved(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => file.saved()))
  }

  #file(sha256: string): StateFile<CorrectionDraft | null> {
    const known = this.#files.get(sha256)
    if (known !== undefined) return known
    const file = new StateFile<CorrectionDraft | null>(
      join(this.#folder, `${sha256}.json`),
      this.#events,
    )
    this.#files.set(sha256, file)
    return file
  }
}
