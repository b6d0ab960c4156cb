import { z } from 'zod'
import {
  annotatorIdSchema,
  attributeValueSchema,
  commentSchema,
  conflictSchema,
  decisionSchema,
  itemIdSchema,
  originSchema,
  reviewSchema,
  statuses,
  timeSchema,
} from '#core/annotation/records.ts'
import type { DeepReadonly } from '#core/deep-readonly.ts'
import { articleFormats } from '#core/document/document.ts'
import { encodingIds } from '#core/text/encoding.ts'

/**
 * The sidecar, format 1: the one source of its types, its check and its published JSON Schema. The
 * order of the keys here is the order in the file. Keys that are not named are allowed, and kept.
 */

export const sidecarFormat = 'isnad-sidecar'
export const sidecarVersion = 1

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const codePointSchema = z.number().int().min(0)

export const segmentSchema = z.object({
  start: codePointSchema,
  end: codePointSchema.describe('Exclusive'),
  quote: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  textSha256: sha256Schema
    .optional()
    .describe(
      'The text in which start and end count, where it is not article.textSha256: the piece has not found its place in that one yet',
    ),
})

/** No key may read as a number: such keys lose their place in every JavaScript program. */
const keySchema = z.string().regex(/^(?!\d+$)[^#]/)
const attributesSchema = z.record(keySchema, attributeValueSchema)
const fillerSchema = z.union([itemIdSchema, z.literal('#writer')])

export const spanSchema = z.object({
  id: itemIdSchema,
  label: z.string().min(1),
  segments: z.array(segmentSchema).min(1),
  attributes: attributesSchema,
  note: z.string(),
  origin: originSchema,
  created: timeSchema,
  modified: timeSchema,
})

export const frameSchema = z.object({
  id: itemIdSchema,
  type: z.string().min(1),
  roles: z.record(keySchema, z.array(fillerSchema)),
  attributes: attributesSchema,
  note: z.string(),
  origin: originSchema,
  created: timeSchema,
  modified: timeSchema,
})

export const articleSchema = z.object({
  file: z.string().min(1).describe('The true name, whatever the sidecar is called'),
  sha256: sha256Schema.describe('Of the file’s bytes'),
  encoding: z.enum(encodingIds).nullable().describe('null where the format states its own'),
  textSha256: sha256Schema.describe('Of the canonical text in UTF-8'),
  textLength: codePointSchema,
  offsetUnit: z.literal('code-point'),
  extraction: z.object({ format: z.enum(articleFormats), rules: z.number().int().min(1) }),
})

export const annotatorSchema = z.object({
  id: annotatorIdSchema,
  name: z.string(),
  key: z.guid().describe('Tells two people of one id apart'),
  role: z.enum(['annotator', 'reviewer']),
  passOf: annotatorIdSchema.optional().describe('A second pass by the same person'),
})

export const documentSchema = z.object({ attributes: attributesSchema, note: z.string() })
export const tagsetReferenceSchema = z.object({ id: z.string().min(1), version: z.string().min(1) })

export const sidecarSchema = z.object({
  format: z.literal(sidecarFormat),
  version: z.literal(sidecarVersion),
  article: articleSchema,
  annotator: annotatorSchema,
  tagset: tagsetReferenceSchema,
  status: z.enum(statuses),
  document: documentSchema,
  spans: z.array(spanSchema),
  frames: z.array(frameSchema),
  comments: z.array(commentSchema),
  reviews: z.array(reviewSchema),
  decisions: z.array(decisionSchema).optional().describe('In gold sidecars'),
  conflicts: z.array(conflictSchema),
})

export type Sidecar = DeepReadonly<z.infer<typeof sidecarSchema>>
export type SidecarSpan = DeepReadonly<z.infer<typeof spanSchema>>
export type SidecarSegment = DeepReadonly<z.infer<typeof segmentSchema>>
export type SidecarFrame = DeepReadonly<z.infer<typeof frameSchema>>
export type SidecarArticle = DeepReadonly<z.infer<typeof articleSchema>>
export type SidecarAnnotator = DeepReadonly<z.infer<typeof annotatorSchema>>
export type TagsetReference = DeepReadonly<z.infer<typeof tagsetReferenceSchema>>

export function isSidecar(value: unknown): value is Sidecar {
  return sidecarSchema.safeParse(value).success
}
