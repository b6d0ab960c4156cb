/** An article's part of the bin: what one save removed lies in it as one entry, each item with a name of its own. */
import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import type { BinItem, RemovedItem } from '#ipc/annotating/bin.ts'
import type { SimpleFailure, WriteFailure } from '#ipc/annotating/saving.ts'
import { removedItemSchema } from '#ipc/requests.ts'
import type { Bin, BinEntry } from '#main/files/durable/bin.ts'
import { asText } from './reading.ts'
import { plainFailure } from './write-failure.ts'

const itemsSchema = z.array(removedItemSchema)

/** Kind of an entry that holds what one save removed. */
const itemsKind = 'items'
const wholeKinds = ['article', 'sidecar', 'unsaved-work'] as const
type WholeKind = (typeof wholeKinds)[number]

/** What lies under one name. */
export type BinContent =
  | { readonly kind: RemovedItem['kind']; readonly content: string }
  | { readonly kind: WholeKind; readonly bytes: Uint8Array }

export class ArticleBin {
  readonly #bin: Bin
  readonly #article: string

  /** `article` is the article's path. */
  constructor(bin: Bin, article: string) {
    this.#bin = bin
    this.#article = article
  }

  async putItems(items: readonly RemovedItem[]): Promise<Result<void, WriteFailure>> {
    if (items.length === 0) return ok(undefined)
    return this.#put(itemsKind, '', Buffer.from(JSON.stringify(items)))
  }

  putWhole(kind: WholeKind, title: string, bytes: Uint8Array): Promise<Result<void, WriteFailure>> {
    return this.#put(kind, title, bytes)
  }

  /** Newest first. */
  async list(): Promise<Result<readonly BinItem[], WriteFailure>> {
    const entries = await this.#entries()
    if (!entries.ok) return entries
    return ok(
      entries.value.flatMap((entry): BinItem[] => {
        const deleted = new Date(entry.deletedMs).toISOString()
        const whole = wholeKinds.find((kind) => kind === entry.kind)
        return whole === undefined
          ? itemsOf(entry).map(({ kind, id, label, title }) => ({
              id: nameIn(entry, id),
              kind,
              item: { id, label },
              title,
              deleted,
            }))
          : [{ id: entry.id, kind: whole, item: null, title: entry.title, deleted }]
      }),
    )
  }

  async find(id: string): Promise<Result<BinContent, SimpleFailure>> {
    const entries = await this.#entries()
    if (!entries.ok) return entries
    for (const entry of entries.value) {
      const whole = wholeKinds.find((kind) => kind === entry.kind)
      if (whole !== undefined && entry.id === id) return ok({ kind: whole, bytes: entry.content })
      const item = itemsOf(entry).find((each) => nameIn(entry, each.id) === id)
      if (item !== undefined) return ok({ kind: item.kind, content: item.content })
    }
    return err({ kind: 'gone' })
  }

  /**
   * Takes out what is in use again, named by its place in the bin or by its own id. Of an entry with
   * several items the rest stays as it is.
   */
  async remove(ids: readonly string[]): Promise<Result<void, WriteFailure>> {
    const named = new Set(ids)
    const entries = await this.#entries()
    if (!entries.ok) return entries
    for (const entry of entries.value) {
      const items = itemsOf(entry)
      const rest = items.filter(({ id }) => !named.has(nameIn(entry, id)) && !named.has(id))
      if (!named.has(entry.id) && rest.length === items.length) continue
      const removed =
        named.has(entry.id) || rest.length === 0
          ? await this.#bin.remove(this.#article, entry.id)
          : await this.#bin.change(this.#article, entry, Buffer.from(JSON.stringify(rest)))
      if (!removed.ok) return err(plainFailure(removed.failure))
    }
    return ok(undefined)
  }

  async #put(
    kind: string,
    title: string,
    content: Uint8Array,
  ): Promise<Result<void, WriteFailure>> {
    const put = await this.#bin.put(this.#article, { kind, title, content })
    return put.ok ? ok(undefined) : err(plainFailure(put.failure))
  }

  async #entries(): Promise<Result<readonly BinEntry[], WriteFailure>> {
    const listed = await this.#bin.list(this.#article)
    return listed.ok ? ok(listed.value.entries) : err(plainFailure(listed.failure))
  }
}

function itemsOf(entry: BinEntry): readonly RemovedItem[] {
  if (entry.kind !== itemsKind) return []
  return itemsSchema.parse(JSON.parse(asText(entry.content)))
}

/** What requests call an item: its entry and its own id, which stay while others leave the entry. */
function nameIn({ id }: BinEntry, item: string): string {
  return `${id}_${item}`
}
