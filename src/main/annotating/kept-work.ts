/**
 * What the journal holds of an article: a sidecar, or a correction, that is not yet safe in its file. An
 * entry is a line of JSON and, after it, the sidecar's text as it is: a large one is not escaped twice.
 */
import { z } from 'zod'
import { isRecord } from '#core/json.ts'
import { removedItemSchema } from '#ipc/requests.ts'
import type { PendingJournal } from '#main/files/durable/journal-file.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const keptSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('annotations'),
    /** Paths. */
    article: z.string(),
    root: z.string(),
    at: z.iso.datetime(),
    content: z.string(),
    removed: z.array(removedItemSchema),
  }),
  z.object({
    kind: z.literal('correction'),
    article: z.string(),
    root: z.string(),
    at: z.iso.datetime(),
    /** Of the article's bytes before. */
    expected: sha256,
    /** The article's new bytes, Base64. */
    bytes: z.string(),
    /** Text of the one correction, as the corrections file holds it. */
    correction: z.string(),
    sidecar: z
      .object({ path: z.string(), base: sha256.nullable(), content: z.string() })
      .nullable(),
  }),
])
export type KeptWork = z.infer<typeof keptSchema>
export type KeptAnnotations = Extract<KeptWork, { readonly kind: 'annotations' }>
export type KeptCorrection = Extract<KeptWork, { readonly kind: 'correction' }>
export type RemovedItems = KeptAnnotations['removed']

/** The entry of a correction. */
export function keptCorrection(work: KeptCorrection): string {
  return `${JSON.stringify(work)}\n`
}

/** The entry of a sidecar as far as its text, which comes after it. */
export function keptHead(work: Omit<KeptAnnotations, 'content'>): string {
  return `${JSON.stringify(work)}\n`
}

function keptOf(entry: string): KeptWork | null {
  const end = entry.indexOf('\n')
  const head: unknown = JSON.parse(entry.slice(0, end))
  const content = entry.slice(end + 1)
  const checked = keptSchema.safeParse(isRecord(head) ? { content, ...head } : head)
  return checked.success ? checked.data : null
}

/** The last whole piece of work in a journal, and all that the entries before it removed; null where there is none. */
export function keptIn({ entries }: Pick<PendingJournal, 'entries'>): KeptWork | null {
  const works = entries.map(({ content }) => keptOf(content)).filter((work) => work !== null)
  const last = works.at(-1)
  if (last?.kind !== 'annotations') return last ?? null
  const removed = works.flatMap((work) => (work.kind === 'annotations' ? work.removed : []))
  return { ...last, removed: [...new Map(removed.map((item) => [item.id, item])).values()] }
}
