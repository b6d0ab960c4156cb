import type { Annotations } from '#core/annotation/model.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { TagsetReference } from './schema.ts'
import { findProblems } from './validate.ts'

/** The tagset that a sidecar was made with, where another is in use. */
export interface EarlierTagset {
  readonly reference: TagsetReference
  /** Something in the sidecar is only that one's: as long as that is so, the file goes on naming it. */
  readonly isKept: boolean
}

/**
 * What the annotator is to be told of a sidecar that names the tagset `made`, while `tagset` is in use;
 * null where there is nothing to tell: they are the same, or of one id and nothing is unknown, or the
 * sidecar holds nothing yet.
 */
export function earlierTagset(
  made: TagsetReference,
  annotations: Annotations,
  tagset: Tagset,
  text: string,
): EarlierTagset | null {
  if (made.id === tagset.id && made.version === tagset.version) return null
  const { spans, frames, document } = annotations
  if (spans.size + frames.size + Object.keys(document.attributes).length === 0) return null
  const isKept = findProblems(annotations, tagset, text).some(({ kind }) =>
    kind.startsWith('unknown-'),
  )
  return isKept || made.id !== tagset.id ? { reference: made, isKept } : null
}
