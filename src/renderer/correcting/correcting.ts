/** Beginning and ending the correction of a text. */

import { followChange } from '#core/annotation/follow.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toSidecar } from '#core/sidecar/convert.ts'
import { inCodePoints } from '#core/sidecar/corrections.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { OffsetMap, type Utf16 } from '#core/text/offsets.ts'
import type {
  CorrectionDraft,
  CorrectionFailure,
  CorrectionRequest,
} from '#ipc/annotating/correcting.ts'
import type { OpenedArticle } from '#ipc/contract.ts'
import { openSession } from '#renderer/annotating/annotating-state.ts'
import { currentSaver } from '#renderer/annotating/open-annotations.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { tell } from '#renderer/banners/window-notices.ts'
import { bridge } from '#renderer/bridge.ts'
import { describeFailure } from '#renderer/failures/describe-failure.ts'
import { translator } from '#renderer/language.ts'
import { guardLeaving } from '#renderer/opening/leaving.ts'
import { openArticle } from '#renderer/opening/workspace.ts'
import { usePosition } from '#renderer/shell/position-store.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import {
  correctionObstacle,
  type HeldCorrection,
  heldCorrection,
  type LeaveAnswer,
  notCorrecting,
  useCorrecting,
} from './correcting-state.ts'
import { correctionFailureText } from './describe-correction-failure.ts'
import { editsOf } from './draft.ts'

let unguard = (): void => {}

/** Unlocks the text; a draft goes on with what was not saved. */
export async function beginCorrection(draft: CorrectionDraft | null = null): Promise<void> {
  const session = openSession()
  if (session === null) return
  const obstacle = correctionObstacle(session)
  if (obstacle !== null) {
    tell({ kind: 'cannot-correct', reason: translator.t(`correcting.obstacle.${obstacle}`) })
    return
  }
  const { article } = session
  const isSource = article.document.extraction.format === 'markdown'
  const source = isSource ? await sourceOf(article) : null
  if (openSession()?.article !== article || (isSource && source === null)) return
  const scroller = document.querySelector('.page-scroller')
  const from = {
    caret: usePosition.getState().position?.focus ?? null,
    scrollTop: scroller?.scrollTop ?? 0,
  }
  useCorrecting.setState({ ...notCorrecting, session, source, from, draft })
  // The text is not corrected behind a drawer.
  useWindow.setState({ drawer: null })
  unguard = guardLeaving(leave)
  announce(translator.t('correcting.begun'))
}

/** What stands in the file; null, and told why, where that is not what is on the page. */
async function sourceOf(article: OpenedArticle): Promise<string | null> {
  const { reference, decoding, sha256 } = article
  if (decoding.encoding === null) return null
  const read = await bridge.articleSource({ token: reference.token, encoding: decoding.encoding })
  if (read.ok && read.value.sha256 === sha256) return read.value.text
  const reason = read.ok
    ? translator.t('correcting.failure.article-changed')
    : describeFailure(translator.t, read.failure).what
  tell({ kind: 'cannot-correct', reason })
  return null
}

/** Ends the correction; where something was corrected, asks what shall become of it. */
export async function endCorrection(): Promise<void> {
  const caret = caretBefore()
  if (!(await mayLeave())) return
  // Saved, it has ended.
  if (useCorrecting.getState().session === null) return
  end()
  goOnAt(caret)
  announce(translator.t('correcting.ended'))
}

/** Saves the corrected text over the article, and the spans that went along with it. */
export async function saveCorrection(): Promise<boolean> {
  const correction = heldCorrection()
  const saver = currentSaver()
  const { isSaving } = useCorrecting.getState()
  if (correction === null || saver === null || isSaving) return false
  const { session, text } = correction
  const before = caretBefore()
  if (text === correction.before) {
    forget()
    end()
    goOnAt(before)
    return true
  }
  useCorrecting.setState({ isSaving: true, failure: null })
  correction.lock(true)
  await saver.flush()
  const request = await requestFor(correction, text, saver.baseSha256)
  const saved = request.ok ? await bridge.saveCorrection(request.value) : request
  if (!saved.ok) {
    useCorrecting.setState({ isSaving: false, failure: saved.failure })
    correction.lock(false)
    announce(correctionFailureText(translator.t, saved.failure), 'assertive')
    return false
  }
  const after = useCorrecting.getState().source === null ? correction.caret : before
  forget()
  end()
  goOnAt(before)
  const { reference, decoding } = session.article
  await openArticle(reference.token, reference.name, decoding.encoding)
  goOnAt(after)
  announce(translator.t('correcting.saved'))
  return true
}

async function requestFor(
  correction: HeldCorrection,
  text: string,
  base: string | null,
): Promise<Result<CorrectionRequest, CorrectionFailure>> {
  const { article, at } = correction.session
  // What the disk brought meanwhile is in the open session.
  const now = openSession()
  const { encoding } = article.decoding
  if (now === null || now.at.text !== at.text || now.envelope === null || encoding === null)
    return err({ kind: 'unknown-token' })
  const canonical = await canonicalOf(correction, text)
  if (canonical === null) return err({ kind: 'would-read-differently' })
  const offsets = new OffsetMap(canonical.text)
  const after = { text: canonical.text, textSha256: await sha256(canonical.text), offsets }
  const annotations = followChange(now.session.annotations, canonical.map, at, canonical.text)
  const content = serialiseSidecar(toSidecar(annotations, now.envelope, after), now.tagset)
  return ok({
    token: article.reference.token,
    text,
    encoding,
    expectedSha256: article.sha256,
    replacements: inCodePoints(canonical.map, at.offsets, offsets),
    sidecar: base === null && annotations.spans.size === 0 ? null : { base, content },
  })
}

/** The canonical text of what was corrected, and the way to it; null where it can no longer be read. */
async function canonicalOf({ session, before, map }: HeldCorrection, text: string) {
  if (useCorrecting.getState().source === null) return { text, map }
  const { correctedMarkdown } = await import('./markdown-map.ts')
  return correctedMarkdown(before, session.at.text, editsOf(map, before, text))
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whether the corrected page may go; asks where it is not saved. */
async function mayLeave(): Promise<boolean> {
  if (heldCorrection()?.isChanged !== true) return true
  const answer = await new Promise<LeaveAnswer>((resolve) => {
    useCorrecting.setState({ asking: resolve })
  })
  useCorrecting.setState({ asking: null })
  if (answer === 'stay') return false
  if (answer === 'save') return saveCorrection()
  forget()
  return true
}

/** What was corrected is saved, or thrown away: nothing of it is offered again. */
function forget(): void {
  const article = useCorrecting.getState().session?.article
  if (article !== undefined) void bridge.keepDraft({ sha256: article.sha256, draft: null })
}

/** For another article. */
async function leave(): Promise<boolean> {
  if (!(await mayLeave())) return false
  end()
  return true
}

/**
 * Where the caret stands in the text that the correction began with; where it stood on the page, where
 * that is not the text that was corrected.
 */
function caretBefore(): Utf16 | null {
  const { source, from } = useCorrecting.getState()
  const correction = heldCorrection()
  const caret = correction?.caret ?? null
  if (correction === null || caret === null || source !== null) return from.caret
  return correction.map.inverted().map(caret, 'before').position
}

function end(): void {
  unguard()
  unguard = (): void => {}
  useCorrecting.setState(notCorrecting)
}

/** Once the page is there again. */
function goOnAt(caret: Utf16 | null): void {
  requestAnimationFrame(() => {
    const { page } = useWindow.getState()
    if (caret === null) page?.focus()
    else page?.goTo(caret)
  })
}
