import type { z } from 'zod'
import {
  attributeValueSchema,
  commentSchema,
  conflictSchema,
  decisionSchema,
  reviewSchema,
} from '#core/annotation/records.ts'
import { isRecord } from '#core/json.ts'
import { segmentFaults } from './check-contents.ts'
import type { SidecarContents } from './convert.ts'
import {
  annotatorSchema,
  articleSchema,
  frameSchema,
  type SidecarAnnotator,
  type SidecarArticle,
  sidecarSchema,
  spanSchema,
  type TagsetReference,
  tagsetReferenceSchema,
} from './schema.ts'

/** What a damaged sidecar still says, for showing; never for writing. */
export interface RecoveredSidecar {
  readonly contents: SidecarContents
  readonly article: SidecarArticle | null
  readonly annotator: SidecarAnnotator | null
  readonly tagset: TagsetReference | null
  /** Items that were read whole, and items that stand in the file and could not be. */
  readonly kept: number
  readonly lost: number
}

/** Takes from a value all items that are whole by themselves; null where there is nothing to show. */
export function recoverSidecar(value: unknown): RecoveredSidecar | null {
  if (!isRecord(value)) return null
  const article = sound(articleSchema, value.article)
  const textLength = article?.textLength ?? Number.MAX_SAFE_INTEGER
  const lists = new Lists(value)
  const spans = lists
    .sound('spans', spanSchema)
    .filter((span) => segmentFaults(span, '', textLength).length === 0)
  const frames = lists.sound('frames', frameSchema)
  const comments = lists.sound('comments', commentSchema)
  const reviews = lists.sound('reviews', reviewSchema)
  const decisions = lists.sound('decisions', decisionSchema)
  const conflicts = lists.sound('conflicts', conflictSchema)
  const { document } = value
  const kept = [spans, frames, comments, reviews, decisions, conflicts].reduce(
    (sum, list) => sum + list.length,
    0,
  )
  const contents: SidecarContents = {
    status: sound(sidecarSchema.shape.status, value.status) ?? 'draft',
    document: {
      attributes: isRecord(document) ? soundAttributes(document.attributes) : {},
      note: isRecord(document) && typeof document.note === 'string' ? document.note : '',
    },
    spans,
    frames,
    comments,
    reviews,
    decisions,
    conflicts,
  }
  return {
    contents,
    article,
    annotator: sound(annotatorSchema, value.annotator),
    tagset: sound(tagsetReferenceSchema, value.tagset),
    kept,
    lost: lists.found - kept,
  }
}

class Lists {
  /** Items in all lists that were asked for. */
  found = 0
  readonly #value: Readonly<Record<string, unknown>>
  readonly #ids = new Set<string>()

  constructor(value: Readonly<Record<string, unknown>>) {
    this.#value = value
  }

  /** The items of a list that keep to their schema; of several with one id, the first. */
  sound<S extends z.ZodType<{ readonly id: string }>>(
    name: string,
    schema: S,
  ): readonly z.infer<S>[] {
    const list = this.#value[name]
    if (!Array.isArray(list)) return []
    const items: z.infer<S>[] = []
    for (const element of list) {
      this.found++
      const item = sound(schema, element)
      if (item === null || this.#ids.has(`${name} ${item.id}`)) continue
      this.#ids.add(`${name} ${item.id}`)
      items.push(item)
    }
    return items
  }
}

function soundAttributes(value: unknown): SidecarContents['document']['attributes'] {
  if (!isRecord(value)) return {}
  const entries = Object.entries(value).flatMap(([key, attribute]) => {
    const checked = attributeValueSchema.safeParse(attribute)
    return checked.success ? [[key, checked.data] as const] : []
  })
  return Object.fromEntries(entries)
}

function sound<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> | null {
  const checked = schema.safeParse(value)
  return checked.success ? checked.data : null
}
