import { create } from 'zustand'
import type { Session } from '#core/annotation/history.ts'
import type { SpanIndex } from '#core/annotation/intervals.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Envelope } from '#core/sidecar/convert.ts'
import type { EarlierTagset } from '#core/sidecar/earlier-tagset.ts'
import type { MergeReport } from '#core/sidecar/merge.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import type { AnnotationsFailure, OpenedAnnotations } from '#ipc/annotating/opening.ts'
import type { ReadOnlyReason } from '#ipc/annotating/sidecars.ts'
import type { OpenedArticle } from '#ipc/contract.ts'

/** The annotations of the open article, ready to be worked on. */
export interface OpenSession {
  readonly kind: 'ready'
  readonly article: OpenedArticle
  readonly at: TextAtHand
  readonly opened: OpenedAnnotations
  readonly tagset: Tagset
  readonly envelope: Envelope | null
  readonly session: Session
  /** The spans of `session` by place. */
  readonly index: SpanIndex
  /** Why nothing can be changed; null: it can. */
  readonly readOnly: ReadOnlyReason | null
  /** What was merged in from the disk and not yet seen by the annotator. */
  readonly merged: MergeReport | null
  /** The file was made with another tagset, and the annotator has not put the note of it away. */
  readonly earlierTagset: EarlierTagset | null
}

export type AnnotatingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: AnnotationsFailure }
  | OpenSession

/** The annotations of the article on the page. Changed by the modules of this folder alone. */
export const useAnnotating = create<{
  readonly now: AnnotatingState
  /** The page has been painted with the open annotations, so that what can wait begins only then. */
  readonly isPainted: boolean
}>(() => ({
  now: { kind: 'none' },
  isPainted: false,
}))

/** The open session; null where there is none. */
export function openSession(): OpenSession | null {
  const { now } = useAnnotating.getState()
  return now.kind === 'ready' ? now : null
}

/** Changes parts of the open session; nothing happens where there is none. */
export function updateSession(change: Partial<Omit<OpenSession, 'kind'>>): void {
  const now = openSession()
  if (now !== null) useAnnotating.setState({ now: { ...now, ...change } })
}
