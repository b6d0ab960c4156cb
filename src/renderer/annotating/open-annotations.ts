import { noHistory } from '#core/annotation/history.ts'
import { SpanIndex } from '#core/annotation/intervals.ts'
import { noAnnotations } from '#core/annotation/model.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { loadTagset } from '#core/annotation/tagset-load.ts'
import {
  type Envelope,
  envelopeOf,
  placeContents,
  type SidecarContents,
} from '#core/sidecar/convert.ts'
import { type Corrections, loadCorrections } from '#core/sidecar/corrections.ts'
import { earlierTagset } from '#core/sidecar/earlier-tagset.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { OpenedAnnotations } from '#ipc/annotating/opening.ts'
import type { ReadOnlyReason } from '#ipc/annotating/sidecars.ts'
import type { ArticleToken, OpenedArticle } from '#ipc/contract.ts'
import type { Settings } from '#ipc/settings.ts'
import { bridge } from '#renderer/bridge.ts'
import { heldCorrection } from '#renderer/correcting/correcting-state.ts'
import { afterPaint } from '#renderer/editor/after-paint.ts'
import type { ArticleState } from '#renderer/opening/article-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { beginReview, nothingFollowed } from './anchoring/review-state.ts'
import { type OpenSession, openSession, updateSession, useAnnotating } from './annotating-state.ts'
import { handInDrafts } from './drafts.ts'
import { expectedAnnotations } from './expected-annotations.ts'
import { Saver } from './saving.ts'
import { showSaving } from './saving-state.ts'
import { usePicked } from './selection-state.ts'
import { sidecarIn } from './sidecars/opened-sidecar.ts'
import { takeUpPending } from './sidecars/pending-work.ts'

let shown: OpenedArticle | null = null
let saver: Saver | null = null

/** The saver of the open session; null where there is none. */
export function currentSaver(): Saver | null {
  return saver
}

/** Opens and closes the annotations with the articles of the page, and hears of changes on disk. */
export function followArticles(): void {
  useWorkspace.subscribe(({ article }) => follow(article))
  // The first article may have been quicker than this.
  follow(useWorkspace.getState().article)
  const forThis =
    <E extends { readonly token: ArticleToken }>(then: (event: E, to: Saver) => void) =>
    (event: E): void => {
      if (saver !== null && event.token === saver.token) then(event, saver)
    }
  bridge.on(
    'annotationsChanged',
    forThis((event, to) => void to.diskChanged(event)),
  )
  bridge.on(
    'annotationsSaved',
    forThis((event, to) => to.retried(event)),
  )
  bridge.on(
    'saveFailed',
    forThis((event, to) => to.failed(event.failure)),
  )
  bridge.on(
    'othersChanged',
    forThis(({ others, copies }) => updateOpened({ others, copies })),
  )
  bridge.on(
    'openElsewhere',
    forThis(({ elsewhere }) => updateOpened({ openElsewhere: elsewhere })),
  )
  bridge.on('flush', () => void flushAll())
  useSettings.subscribe(({ settings }, before) => {
    const { annotator } = before.settings
    const isOther =
      settings.annotator?.id !== annotator?.id || settings.annotator?.key !== annotator?.key
    if (isOther) void openAgain()
  })
}

function follow(article: ArticleState): void {
  if (article.kind === 'loading') return
  const next =
    article.kind === 'open' ? article.article : article.kind === 'failed' ? article.before : null
  if (next === shown) return
  const before = shown
  shown = next
  void change(before, next)
}

/** Opens the annotations of the article on the page anew, as after a change of tagset or annotator. */
export async function openAgain(): Promise<void> {
  if (shown !== null) await change(shown, shown)
}

function updateOpened(change: Partial<OpenedAnnotations>): void {
  const now = openSession()
  if (now !== null) updateSession({ opened: { ...now.opened, ...change } })
}

async function flushAll(): Promise<void> {
  const kept = heldCorrection()?.keep()
  handInDrafts()
  await saver?.flush()
  await kept
  await bridge.flushed()
}

async function change(before: OpenedArticle | null, next: OpenedArticle | null): Promise<void> {
  handInDrafts()
  const closing = saver
  saver = null
  await closing?.close()
  if (before !== null && before.reference.token !== next?.reference.token)
    void bridge.closeAnnotations({ token: before.reference.token })
  usePicked.setState({ picked: null, frame: null })
  if (next === null) {
    useAnnotating.setState({ now: { kind: 'none' } })
    return
  }
  useAnnotating.setState({ now: { kind: 'loading' } })
  const { token } = next.reference
  const opened = await readableIn(next, await expectedAnnotations(token))
  if (shown !== next) return
  if (!opened.ok) {
    useAnnotating.setState({ now: { kind: 'failed', failure: opened.failure } })
    return
  }
  const { session, base } = beginSession(next, opened.value, useSettings.getState().settings)
  showSaving({ kind: base.sidecar === null ? 'nothing-yet' : 'saved' })
  useAnnotating.setState({ now: session, isPainted: false })
  afterPaint(() => useAnnotating.setState({ isPainted: true }))
  saver = new Saver(session, base)
  takeUpPending()
}

/** Where words of another text were left out of the sidecar, as of one in another encoding: asks for them. */
async function readableIn(
  { reference: { token }, textSha256 }: OpenedArticle,
  opened: Awaited<ReturnType<typeof expectedAnnotations>>,
): ReturnType<typeof expectedAnnotations> {
  const wordsOf = opened.ok ? (opened.value.own?.wordsOf ?? null) : null
  return wordsOf === null || wordsOf === textSha256
    ? opened
    : bridge.openAnnotations({ token, isWhole: true })
}

/** The session over what was opened: what is in the file, or nothing yet. */
function beginSession(
  article: OpenedArticle,
  opened: OpenedAnnotations,
  { annotator }: Settings,
): {
  readonly session: OpenSession
  readonly base: { readonly sha256: string | null; readonly sidecar: Sidecar | null }
} {
  const { text } = article.document
  const at: TextAtHand = { text, textSha256: article.textSha256, offsets: new OffsetMap(text) }
  const tagset = soundTagset(opened.tagset.json)
  const sidecar = sidecarIn(opened.own, at)
  const contents = sidecar ?? recoveredContents(opened.readOnly)
  const recordedIn = sidecar?.article.textSha256 ?? article.textSha256
  const { annotations, followed } =
    contents === null
      ? { annotations: noAnnotations, followed: nothingFollowed }
      : placeContents(contents, recordedIn, at, correctionsOf(opened))
  beginReview(followed)
  const isStandIn = opened.tagset.failure !== null
  const earlier =
    sidecar === null || isStandIn ? null : earlierTagset(sidecar.tagset, annotations, tagset, text)
  const session: OpenSession = {
    kind: 'ready',
    article,
    at,
    opened,
    tagset,
    envelope:
      sidecar === null
        ? newEnvelope(article, tagset, annotator)
        : envelopeAt(article, sidecar, isStandIn || earlier?.isKept === true ? null : tagset),
    session: { annotations, history: noHistory },
    index: new SpanIndex(annotations.spans.values()),
    readOnly: opened.readOnly,
    merged: null,
    earlierTagset: earlier,
  }
  return { session, base: { sha256: opened.own?.sha256 ?? null, sidecar } }
}

/** What could be read of a sidecar that is not sound. */
function recoveredContents(reason: ReadOnlyReason | null): SidecarContents | null {
  return reason !== null && 'recovered' in reason ? (reason.recovered?.contents ?? null) : null
}

/** The text's own past. A broken file tells nothing of it: the spans are then looked for. */
function correctionsOf({ corrections }: OpenedAnnotations): Corrections | null {
  const loaded = corrections === null ? null : loadCorrections(corrections)
  return loaded?.ok === true ? loaded.value : null
}

/** From one article to the next it is mostly the same: it is read, and all that is made of it, once. */
let lastTagset: { readonly json: string; readonly tagset: Tagset } | null = null

/** Main sends none but sound tagsets: another would be a fault of the program. */
function soundTagset(json: string): Tagset {
  if (lastTagset?.json === json) return lastTagset.tagset
  const loaded = loadTagset(json)
  if (!loaded.ok) throw new Error(`The tagset cannot be read: ${JSON.stringify(loaded.failure)}`)
  lastTagset = { json, tagset: loaded.value }
  return loaded.value
}

/** What is written from now on names the tagset in use; null: the one that the file names. */
function envelopeAt(article: OpenedArticle, sidecar: Sidecar, tagset: Tagset | null): Envelope {
  const envelope = envelopeOf(sidecar)
  return {
    ...envelope,
    article: { ...envelope.article, ...articleFacts(article) },
    ...(tagset !== null && {
      tagset: { ...envelope.tagset, id: tagset.id, version: tagset.version },
    }),
  }
}

function newEnvelope(
  article: OpenedArticle,
  tagset: Tagset,
  annotator: Settings['annotator'],
): Envelope | null {
  if (annotator === null) return null
  return {
    article: {
      ...articleFacts(article),
      textSha256: article.textSha256,
      textLength: article.textLength,
      offsetUnit: 'code-point',
    },
    annotator: { ...annotator, role: 'annotator' },
    tagset: { id: tagset.id, version: tagset.version },
  }
}

function articleFacts({ reference, sha256, decoding, document }: OpenedArticle) {
  return {
    file: reference.name,
    sha256,
    encoding: decoding.encoding,
    extraction: document.extraction,
  } as const
}
