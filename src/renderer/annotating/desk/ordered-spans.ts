import type { Span } from '#core/annotation/model.ts'
import { compareSpans } from '#core/annotation/order.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'

/** All spans in text order; the index has those that have a place in order already. */
export function orderedSpans({ session, index }: OpenSession): readonly Span[] {
  const { spans } = session.annotations
  if (index.ordered.length === spans.size) return index.ordered
  const rest = [...spans.values()].filter(({ segments }) => segments.length === 0)
  return [...index.ordered, ...rest.sort(compareSpans)]
}
