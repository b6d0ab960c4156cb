import { z } from 'zod'
import type { DeepReadonly } from '#core/deep-readonly.ts'

/**
 * Records that are the same in memory and in the sidecar. Their keys stand in the order in which
 * the sidecar writes them; keys that are not named here are kept.
 */

/** Time in UTC, to the second: `2026-11-22T10:00:00Z`. */
export const timeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .describe('UTC, to the second')

/** Id of a span, a frame or an entry. `#` is kept for fillers that are not items, as `#writer`. */
export const itemIdSchema = z.string().regex(/^[^#\s]\S{0,199}$/)

/** Names the annotator in file names. `gold` is the adjudicated result. */
export const annotatorIdSchema = z.string().regex(/^[a-z0-9-]{1,32}$/)

export const attributeValueSchema = z.union([z.string(), z.boolean(), z.array(z.string())])
/** A text or the id of an enum's value, a yes or no, or the ids of several values. */
export type AttributeValue = string | boolean | readonly string[]
export type Attributes = Readonly<Record<string, AttributeValue>>

export const originKinds = ['manual', 'bulk', 'suggested', 'imported', 'adjudicated'] as const
/** How an item came about, and by what. */
export const originSchema = z.object({
  kind: z.enum(originKinds),
  by: z.string().optional().describe('What made it: a person, a rule, a program'),
  from: z.unknown().optional().describe('What it was made from'),
  score: z.number().optional().describe('How sure the maker was'),
})
export type Origin = DeepReadonly<z.infer<typeof originSchema>>

export const commentKinds = ['comment', 'resolve', 'reopen'] as const
export const commentSchema = z.object({
  id: itemIdSchema,
  on: z.object({
    annotator: annotatorIdSchema,
    item: itemIdSchema.nullable().describe('A span or frame; null is the document'),
  }),
  author: z.string(),
  kind: z.enum(commentKinds),
  text: z.string(),
  created: timeSchema,
  replyTo: itemIdSchema.nullable(),
})
export type Comment = DeepReadonly<z.infer<typeof commentSchema>>

/** A reviewer's word on exactly the bytes of another's sidecar. */
export const reviewSchema = z.object({
  id: itemIdSchema,
  annotator: annotatorIdSchema,
  sidecarSha256: z.string().regex(/^[0-9a-f]{64}$/),
  verdict: z.enum(['returned', 'approved']),
  note: z.string(),
  by: z.string(),
  at: timeSchema,
})
export type Review = DeepReadonly<z.infer<typeof reviewSchema>>

/** What a merge could not decide: the values of one field of one item, until a person picks. */
export const conflictSchema = z.object({
  id: z.string().min(1),
  item: itemIdSchema.nullable().describe('A span, frame or entry; null is the sidecar itself'),
  field: z.string(),
  values: z.array(z.unknown()),
})
export type Conflict = DeepReadonly<z.infer<typeof conflictSchema>>

/** An adjudicator's decision, in a gold sidecar. */
export const decisionSchema = z.object({
  id: itemIdSchema,
  verdict: z.enum(['accepted', 'changed', 'merged', 'rejected', 'none-right']),
  from: z.array(z.object({ annotator: annotatorIdSchema, item: itemIdSchema })),
  result: itemIdSchema.nullable(),
  reason: z.string(),
  by: z.string(),
  created: timeSchema,
})
export type Decision = DeepReadonly<z.infer<typeof decisionSchema>>

export const statuses = ['draft', 'submitted'] as const
export type Status = (typeof statuses)[number]
