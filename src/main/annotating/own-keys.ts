/**
 * The keys by which sidecars are known as the annotator's own: that of this machine's settings, and
 * those of other machines of theirs, which they claimed. A claimed sidecar keeps its key.
 */
import { z } from 'zod'
import type { Settings } from '#ipc/settings.ts'
import type { Recovered, StateFile } from '#main/files/state-file.ts'

const schema = z.record(z.string(), z.array(z.string()))
type Claimed = Readonly<Record<string, readonly string[]>>

export type Annotator = NonNullable<Settings['annotator']>

export class OwnKeys {
  readonly #file: StateFile<Claimed>
  #claimed: Claimed

  constructor(file: StateFile<Claimed>) {
    this.#file = file
    this.#claimed = file.read(recover)
  }

  isOwn({ id, key }: Annotator, found: string): boolean {
    return found === key || (this.#claimed[id]?.includes(found) ?? false)
  }

  /** From now on, sidecars with this key are the annotator's own. */
  claim({ id }: Annotator, key: string): Promise<void> {
    const keys = new Set([...(this.#claimed[id] ?? []), key])
    this.#claimed = { ...this.#claimed, [id]: [...keys] }
    return this.#file.save(this.#claimed)
  }

  saved(): Promise<void> {
    return this.#file.saved()
  }
}

function recover(parsed: unknown): Recovered<Claimed> {
  const checked = schema.safeParse(parsed)
  return checked.success ? { value: checked.data, whole: true } : { value: {}, whole: false }
}
