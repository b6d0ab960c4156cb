import { foldedSpan, listFrames } from '#core/annotation/filter.ts'
import type { Span } from '#core/annotation/model.ts'
import { type Annotations, type Frame, writer } from '#core/annotation/model.ts'
import { mayFill, type RoleRefusal } from '#core/annotation/roles.ts'
import type { RoleDefinition, Tagset } from '#core/annotation/tagset.ts'
import { foldString } from '#core/text/folding.ts'

/** Something that could be put into a role, or why it could not. */
export interface Candidate {
  readonly id: string
  readonly kind: 'span' | 'frame' | 'writer'
  readonly refusal: RoleRefusal | null
}

/**
 * What there is to put into a role, by the words looked for: first what fits, then what does not,
 * each in text order. `ordered` are all spans in text order.
 */
export function roleCandidates(
  tagset: Tagset,
  annotations: Annotations,
  frame: Frame,
  role: RoleDefinition,
  search: { readonly text: string; readonly ordered: readonly Span[] },
): readonly Candidate[] {
  const needle = foldString(search.text)
  const judged = (id: string, kind: Candidate['kind']): Candidate => {
    const may = mayFill(tagset, annotations, frame, role.id, id)
    return { id, kind, refusal: may.ok ? null : may.failure }
  }
  const spans = search.ordered.filter((span) => needle === '' || foldedSpan(span).includes(needle))
  const frames = listFrames(annotations, { text: search.text }).filter(({ id }) => id !== frame.id)
  const all = [
    ...(role.writer && needle === '' ? [judged(writer, 'writer')] : []),
    ...spans.map(({ id }) => judged(id, 'span')),
    ...frames.map(({ id }) => judged(id, 'frame')),
  ]
  return [
    ...all.filter(({ refusal }) => refusal === null),
    ...all.filter(({ refusal }) => refusal !== null),
  ]
}
