import { z } from 'zod'
import { type Mapping, mappingSchema } from '#core/formats/mapping.ts'
import { remembered } from '#core/formats/proposing.ts'
import type { ImportFormatId } from '#core/formats/registry.ts'
import type { Recovered, StateFile } from '#main/files/state-file.ts'

const entrySchema = z.strictObject({
  /** Absolute path of the folder of articles. */
  folder: z.string().min(1),
  format: z.string().min(1),
  mapping: mappingSchema,
})
export type EarlierMapping = z.infer<typeof entrySchema>

/** So many are kept, those used last. */
const mostKept = 100

/**
 * What was chosen in imports, by the folder that they went into and the format that they came in. It
 * is kept in the app's own data: it says how one person reads others' files, and is nothing that the
 * folder's other annotators have to agree on.
 */
export class EarlierMappings {
  readonly #file: StateFile<readonly EarlierMapping[]>
  #entries: readonly EarlierMapping[]

  constructor(file: StateFile<readonly EarlierMapping[]>) {
    this.#file = file
    this.#entries = file.read(recover)
  }

  of(folder: string, format: ImportFormatId): Mapping | null {
    return (
      this.#entries.find((entry) => entry.folder === folder && entry.format === format)?.mapping ??
      null
    )
  }

  remember(folder: string, format: ImportFormatId, chosen: Mapping): void {
    const mapping = mappingSchema.parse(remembered(this.of(folder, format), chosen))
    const others = this.#entries.filter(
      (entry) => entry.folder !== folder || entry.format !== format,
    )
    this.#entries = [{ folder, format, mapping }, ...others].slice(0, mostKept)
    void this.#file.save(this.#entries)
  }
}

function recover(parsed: unknown): Recovered<readonly EarlierMapping[]> {
  if (!Array.isArray(parsed)) return { value: [], whole: parsed === undefined }
  const entries = parsed.flatMap((one: unknown) => entrySchema.safeParse(one).data ?? [])
  return { value: entries, whole: entries.length === parsed.length }
}
