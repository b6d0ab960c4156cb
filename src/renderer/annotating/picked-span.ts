import type { Span } from '#core/annotation/model.ts'
import { type OpenSession, openSession } from './annotating-state.ts'
import { usePicked } from './selection-state.ts'

/** The span that is selected; null where none is. */
export function pickedSpan(now: OpenSession | null = openSession()): Span | null {
  const { picked } = usePicked.getState()
  if (now === null || picked?.kind !== 'span') return null
  return now.session.annotations.spans.get(picked.id) ?? null
}
