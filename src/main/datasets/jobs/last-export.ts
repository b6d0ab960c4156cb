import { z } from 'zod'
import { exportChoicesSchema } from '#ipc/dataset-requests.ts'
import type { ExportChoices } from '#ipc/datasets.ts'
import type { Recovered, StateFile } from '#main/files/state-file.ts'

const lastExportSchema = z.strictObject({
  choices: exportChoicesSchema,
  /** Absolute path of the folder that data sets were written into. */
  destination: z.string().min(1),
})
export interface WrittenExport {
  readonly choices: ExportChoices
  readonly destination: string
}

/** The choices of the last export, kept in the app's own data. */
export class LastExportStore {
  readonly #file: StateFile<WrittenExport | null>
  #current: WrittenExport | null

  constructor(file: StateFile<WrittenExport | null>) {
    this.#file = file
    this.#current = file.read(recover)
  }

  get current(): WrittenExport | null {
    return this.#current
  }

  remember(written: WrittenExport): void {
    this.#current = written
    void this.#file.save(written)
  }
}

/** A format that is no more, or choices of another version, are as good as none. */
function recover(parsed: unknown): Recovered<WrittenExport | null> {
  if (parsed === undefined || parsed === null) return { value: null, whole: true }
  const read = lastExportSchema.safeParse(parsed)
  return { value: read.success ? read.data : null, whole: read.success }
}
