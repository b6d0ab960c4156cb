import { noAnnotations } from '#core/annotation/model.ts'
import { err, ok, type Result } from '#core/result.ts'
import { envelopeOf, toAnnotations, toSidecar } from '#core/sidecar/convert.ts'
import { type MergeReport, mergeSidecars } from '#core/sidecar/merge.ts'
import { parseSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { replaceSession } from '#renderer/annotating/act.ts'
import {
  type OpenSession,
  openSession,
  updateSession,
} from '#renderer/annotating/annotating-state.ts'
import { sidecarIn } from './opened-sidecar.ts'

/** Why the content of another file cannot be merged into the open annotations. */
export type TakeInFailure =
  | { readonly kind: 'read-only' }
  | { readonly kind: 'not-a-sidecar' }
  | { readonly kind: 'different-annotators'; readonly theirs: string }

/**
 * Merges another version of the annotator's own sidecar into the open annotations, item by item.
 * `base` is what both began with, where that is known; else nothing in either counts as deleted.
 */
export function takeIn(content: string, base: Sidecar | null): Result<MergeReport, TakeInFailure> {
  const now = openSession()
  if (now === null || now.envelope === null || now.readOnly !== null)
    return err({ kind: 'read-only' })
  const parsed = parseSidecar(content)
  if (!parsed.ok) return err({ kind: 'not-a-sidecar' })
  const ours = toSidecar(now.session.annotations, now.envelope, now.at)
  const merged = mergeSidecars(base, ours, parsed.value.sidecar)
  if (!merged.ok) return err({ kind: 'different-annotators', theirs: merged.failure.theirs })
  const { sidecar, report } = merged.value
  const annotations = toAnnotations(sidecar, sidecar.article.textSha256, now.at)
  replaceSession({ ...now.session, annotations })
  updateSession({ envelope: envelopeOf(sidecar) })
  return ok(report)
}

/** The annotator's sidecar as it was when the article was opened; an empty one where there was none. */
export function openedSidecar({ opened, envelope, at }: OpenSession): Sidecar | null {
  if (opened.own === null) return envelope === null ? null : toSidecar(noAnnotations, envelope, at)
  return sidecarIn(opened.own, at)
}
