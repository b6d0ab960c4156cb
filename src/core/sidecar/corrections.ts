import { z } from 'zod'
import { annotatorIdSchema, timeSchema } from '#core/annotation/records.ts'
import { type SchemaFault, schemaFaults } from '#core/annotation/schema-faults.ts'
import type { DeepReadonly } from '#core/deep-readonly.ts'
import { PositionMap } from '#core/document/position-map.ts'
import { type JsonFault, readJson } from '#core/json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { LONGEST_NAME_BYTES, nameBytes } from '#core/text/names.ts'
import type { CodePoint, OffsetMap, Utf16 } from '#core/text/offsets.ts'
import type { Sha256Hex } from './name.ts'

/**
 * `<article>.isnad-corrections.json`, format 1: how an article's text was corrected, one position
 * map for each time, so that everyone's spans follow exactly. It stands beside the article and grows;
 * offsets count code points of the canonical text, like a sidecar's.
 */

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const countSchema = z.number().int().min(0)

const textSchema = z.object({
  sha256: sha256Schema.describe('Of the file’s bytes'),
  textSha256: sha256Schema.describe('Of the canonical text in UTF-8'),
  textLength: countSchema.describe('In code points'),
})

const replacementSchema = z.object({
  start: countSchema.describe('In the old text'),
  removed: countSchema,
  inserted: countSchema,
})
/** One replaced stretch of the old text, in code points. */
export type CodePointReplacement = DeepReadonly<z.infer<typeof replacementSchema>>

const correctionSchema = z.object({
  from: textSchema,
  to: textSchema,
  by: annotatorIdSchema,
  at: timeSchema,
  replacements: z
    .array(replacementSchema)
    .refine(isInOrder, { message: 'replacements-in-order' })
    .describe('In order, not overlapping'),
})
export type Correction = DeepReadonly<z.infer<typeof correctionSchema>>

export const correctionsSchema = z.object({
  format: z.literal('isnad-corrections'),
  version: z.literal(1),
  corrections: z.array(correctionSchema).describe('In the order in which they were made'),
})
export type Corrections = DeepReadonly<z.infer<typeof correctionsSchema>>

export interface CorrectionsFailure {
  readonly kind: 'broken-corrections'
  readonly faults: readonly (JsonFault | SchemaFault)[]
}

/** Reads the text of a corrections file; a broken one is refused as a whole. */
export function loadCorrections(text: string): Result<Corrections, CorrectionsFailure> {
  const { value, faults } = readJson(text)
  if (faults.length > 0) return err({ kind: 'broken-corrections', faults })
  const checked = correctionsSchema.safeParse(value)
  if (!checked.success)
    return err({ kind: 'broken-corrections', faults: schemaFaults(checked.error, value) })
  return ok(checked.data)
}

/** The text of the file with one more correction; one that it has already is not added again. */
export function withCorrection(corrections: Corrections | null, added: Correction): string {
  const before = corrections?.corrections ?? []
  const known = before.some((one) => JSON.stringify(one) === JSON.stringify(added))
  const file: Corrections = {
    format: 'isnad-corrections',
    version: 1,
    corrections: known ? before : [...before, added],
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const suffix = '.isnad-corrections.json'

/** The file's name for an article's, cut like a sidecar's where it would be too long. */
export function correctionsName(article: string, sha256: Sha256Hex): string {
  if (nameBytes(article) + suffix.length <= LONGEST_NAME_BYTES) return article + suffix
  const mark = `~${sha256(article).slice(0, 8)}`
  let cut = ''
  let bytes = mark.length + suffix.length
  for (const character of article) {
    bytes += nameBytes(character)
    if (bytes > LONGEST_NAME_BYTES) break
    cut += character
  }
  return cut + mark + suffix
}

/**
 * The map from one text to another through all corrections that lie between, in code points; null
 * where they do not lead there. Of several ways the shortest.
 */
export function mapThrough(
  { corrections }: Corrections,
  fromTextSha256: string,
  toTextSha256: string,
): PositionMap | null {
  const reached = new Map([[fromTextSha256, new PositionMap([])]])
  for (const [text, map] of reached) {
    if (text === toTextSha256) return map
    for (const { from, to, replacements } of corrections)
      if (from.textSha256 === text && !reached.has(to.textSha256))
        reached.set(to.textSha256, map.followedBy(new PositionMap(replacements)))
  }
  return null
}

/**
 * A map between two texts in code points. An edge that stands inside a surrogate pair is moved out,
 * so that the pair counts as replaced.
 */
export function inCodePoints(
  map: PositionMap,
  before: OffsetMap,
  after: OffsetMap,
): readonly CodePointReplacement[] {
  const replacements: CodePointReplacement[] = []
  let shift = 0
  for (const { start, removed, inserted } of map.replacements) {
    const from = beginning(before, start)
    const newFrom = beginning(after, start + shift)
    replacements.push({
      start: from,
      removed: before.toCodePoint(start + removed) - from,
      inserted: after.toCodePoint(start + shift + inserted) - newFrom,
    })
    shift += inserted - removed
  }
  return replacements
}

/** The code point that begins at an offset, or that the offset is inside of. */
function beginning(map: OffsetMap, offset: Utf16): CodePoint {
  const at = map.toCodePoint(offset)
  return map.toUtf16(at) > offset ? at - 1 : at
}

/** Whether what the replacements leave of one text is what stands there in the other. */
export function leadsTo(
  replacements: readonly CodePointReplacement[],
  before: string,
  after: string,
): boolean {
  if (!isInOrder(replacements)) return false
  const old = Array.from(before)
  const now = Array.from(after)
  let from = 0
  let to = 0
  for (const { start, removed, inserted } of [
    ...replacements,
    { start: old.length, removed: 0, inserted: 0 },
  ]) {
    if (start > old.length) return false
    while (from < start) if (old[from++] !== now[to++]) return false
    from += removed
    to += inserted
  }
  return from === old.length && to === now.length
}

function isInOrder(replacements: readonly CodePointReplacement[]): boolean {
  let end = 0
  for (const { start, removed } of replacements) {
    if (start < end) return false
    end = start + removed
  }
  return true
}
