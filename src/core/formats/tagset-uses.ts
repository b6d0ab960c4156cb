import { compareText } from '#core/annotation/order.ts'
import type { TagsetReference } from '#core/sidecar/schema.ts'

/** A tagset as documents name it, and how many do. */
export interface TagsetUse {
  readonly id: string
  readonly version: string
  readonly documents: number
}

/** Counts the tagsets that documents name: a folder may hold annotations by several. */
export class TagsetUses {
  readonly #uses = new Map<string, TagsetUse>()

  add({ id, version }: TagsetReference): void {
    const key = `${id} ${version}`
    const documents = (this.#uses.get(key)?.documents ?? 0) + 1
    this.#uses.set(key, { id, version, documents })
  }

  /** The most used first. */
  get all(): readonly TagsetUse[] {
    return [...this.#uses]
      .sort(([a, x], [b, y]) => y.documents - x.documents || compareText(a, b))
      .map(([, use]) => use)
  }
}
