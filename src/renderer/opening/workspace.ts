import { create } from 'zustand'
import { err, ok, type Result } from '#core/result.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type {
  ArticleToken,
  FolderFailure,
  FolderListing,
  FolderToken,
  OpenedArticle,
  OpenFailure,
  Opening,
} from '#ipc/contract.ts'
import { expectAnnotations } from '#renderer/annotating/expected-annotations.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { messageOf } from '#renderer/banners/window-notices.ts'
import { bridge } from '#renderer/bridge.ts'
import { describeFailure } from '#renderer/failures/describe-failure.ts'
import { translator } from '#renderer/language.ts'
import {
  type ArticleEvent,
  type ArticleState,
  type Attempt,
  afterArticleEvent,
  articleBefore,
} from './article-state.ts'
import { articleTitle } from './article-title.ts'
import { afterFolderEvent, type FolderEvent, type FolderState } from './folder-state.ts'
import { mayLeave } from './leaving.ts'
import { openedArticle } from './sent-article.ts'

/** How long a load may take before the window says that it is loading, in milliseconds. */
const patience = 300

export interface Workspace {
  readonly article: ArticleState
  readonly folder: FolderState
  /** The open article's path in the folder that is listed, where it was opened from there. */
  readonly file: string | null
  /** Shows also what the readable view of a page hides. */
  readonly wholePage: boolean
  /** The article that has been painted, so that what can wait begins only then. */
  readonly painted: OpenedArticle | null
}

export const useWorkspace = create<Workspace>(() => ({
  article: { kind: 'none' },
  folder: { kind: 'none' },
  file: null,
  wholePage: false,
  painted: null,
}))

let lastTicket = 0
/** What the article under way was asked for, to cancel it by. */
let loadingToken: ArticleToken | null = null

/** Shows what main was asked to open, by whichever way in. */
export async function open(opening: Opening): Promise<void> {
  switch (opening.kind) {
    case 'article':
      return openArticle(opening.reference.token, opening.reference.name)
    case 'folder':
      return openFolder(opening.token, opening.name)
    case 'failed':
      refuse(opening.name, opening.failure)
  }
}

export async function openArticle(
  token: ArticleToken,
  name: string,
  encoding: EncodingId | null = null,
): Promise<void> {
  const file = encoding === null ? null : useWorkspace.getState().file
  await load(name, { kind: 'token', token, encoding }, file, async () => {
    return loadWithAnnotations(encoding === null ? { token } : { token, encoding })
  })
}

/** Opens an article of the folder that is listed. */
export async function openFile(file: string): Promise<void> {
  const { folder } = useWorkspace.getState()
  if (folder.kind !== 'listed') return
  const { token } = folder.listing
  await load(fileName(file), { kind: 'in-folder', file }, file, async (isWanted) => {
    const reference = await bridge.openInFolder({ token, file })
    if (!reference.ok) return reference
    if (!isWanted()) return err({ kind: 'cancelled' })
    return loadWithAnnotations({ token: reference.value.token })
  })
}

/** Both are read at once; the article comes first, as the page waits for it. */
async function loadWithAnnotations(
  request: Parameters<typeof bridge.loadArticle>[0],
): Promise<Result<OpenedArticle, OpenFailure>> {
  loadingToken = request.token
  const loading = bridge.loadArticle(request)
  expectAnnotations(request.token)
  const sent = await loading
  return sent.ok ? ok(openedArticle(sent.value)) : sent
}

/** Reads the open article again in another encoding. */
export async function readAgainAs(encoding: EncodingId): Promise<void> {
  const article = articleBefore(useWorkspace.getState().article)
  if (article === null) return
  await openArticle(article.reference.token, article.reference.name, encoding)
}

export async function openFolder(token: FolderToken, name: string): Promise<void> {
  const ticket = ++lastTicket
  sendFolder({ kind: 'requested', ticket, token, name })
  const timer = setTimeout(() => sendFolder({ kind: 'slow', ticket }), patience)
  const result = await settle<FolderListing, FolderFailure>(
    () => bridge.listFolder({ token }),
    (detail) => ({ kind: 'io', code: detail }),
  )
  clearTimeout(timer)
  const before = useWorkspace.getState().folder
  sendFolder({ kind: 'listed', ticket, result })
  const { folder } = useWorkspace.getState()
  if (folder === before) return
  if (folder.kind === 'listed') {
    announce(translator.t('shelf.listed', { count: folder.listing.files.length }))
    followFolder(folder.listing)
  } else if (folder.kind === 'failed') {
    announce(announcement(name, folder.failure), 'assertive')
  }
}

export async function readFolderAgain(): Promise<void> {
  const { folder } = useWorkspace.getState()
  if (folder.kind === 'listed') await openFolder(folder.listing.token, folder.listing.name)
  else if (folder.kind === 'failed') await openFolder(folder.token, folder.name)
}

export function cancelFolder(): void {
  const { folder } = useWorkspace.getState()
  if (folder.kind !== 'loading') return
  void bridge.cancelListing({ token: folder.token })
  sendFolder({ kind: 'cancelled' })
  announce(translator.t('shell.opening.cancelled'))
}

export function cancelArticle(): void {
  if (useWorkspace.getState().article.kind !== 'loading') return
  if (loadingToken !== null) void bridge.cancelLoad({ token: loadingToken })
  sendArticle({ kind: 'cancelled' })
  announce(translator.t('shell.opening.cancelled'))
}

export async function closeArticle(): Promise<void> {
  if (!(await mayLeave())) return
  sendArticle({ kind: 'closed' })
  useWorkspace.setState({ file: null, painted: null })
  announce(translator.t('shell.opening.closed'))
}

/** From a failure back to what was on the page before. */
export function goBack(): void {
  sendArticle({ kind: 'went-back' })
}

export async function tryAgain(attempt: Attempt, name: string): Promise<void> {
  if (attempt.kind === 'in-folder') await openFile(attempt.file)
  else await openArticle(attempt.token, name, attempt.encoding)
}

/** Tells why something that never became an article or a folder could not be opened. */
export function refuse(
  name: string,
  failure: Extract<Opening, { kind: 'failed' }>['failure'],
): void {
  if (failure.kind === 'cancelled') return
  sendArticle({ kind: 'refused', name, failure })
  announce(announcement(name, failure), 'assertive')
}

export function showWholePage(wholePage: boolean): void {
  useWorkspace.setState({ wholePage })
}

/** The page says that the article's first frame is on the screen. */
export function articlePainted(article: OpenedArticle): void {
  useWorkspace.setState({ painted: article })
}

async function load(
  name: string,
  attempt: Attempt,
  file: string | null,
  read: (isWanted: () => boolean) => Promise<Result<OpenedArticle, OpenFailure>>,
): Promise<void> {
  if (!(await mayLeave())) return
  const ticket = ++lastTicket
  const isWanted = (): boolean => {
    const { article } = useWorkspace.getState()
    return article.kind === 'loading' && article.ticket === ticket
  }
  loadingToken = null
  sendArticle({ kind: 'requested', ticket, name })
  const timer = setTimeout(() => sendArticle({ kind: 'slow', ticket }), patience)
  const result = await settle<OpenedArticle, OpenFailure>(
    () => read(isWanted),
    (detail) => ({ kind: 'worker-failed', detail }),
  )
  clearTimeout(timer)
  if (!isWanted()) return
  if (result.ok) {
    const { article } = useWorkspace.getState()
    const isSame = articleBefore(article)?.reference.token === result.value.reference.token
    useWorkspace.setState(isSame ? { file } : { file, wholePage: false })
  }
  sendArticle({ kind: 'loaded', ticket, attempt, result })
  if (result.ok) {
    announce(translator.t('shell.opening.opened', { title: articleTitle(result.value) }))
  } else if (result.failure.kind !== 'cancelled') {
    announce(announcement(name, result.failure), 'assertive')
  }
}

/** An exception of a request is a fault of the program: it too is told, never lost. */
async function settle<T, F extends { readonly kind: string }>(
  request: () => Promise<Result<T, F>>,
  fault: (detail: string) => F,
): Promise<Result<T, F>> {
  try {
    return await request()
  } catch (error) {
    return err(fault(messageOf(error)))
  }
}

/** Forgets which file is open where another folder is listed. */
function followFolder(listing: FolderListing): void {
  const { article, file } = useWorkspace.getState()
  const isOfThisFolder = articleBefore(article)?.reference.folder === listing.token
  if (file !== null && !isOfThisFolder) useWorkspace.setState({ file: null })
}

function announcement(name: string, failure: Parameters<typeof describeFailure>[1]): string {
  const { what } = describeFailure(translator.t, failure)
  return translator.t('failures.announced', { name, what })
}

function sendArticle(event: ArticleEvent): void {
  useWorkspace.setState(({ article }) => ({ article: afterArticleEvent(article, event) }))
}

function sendFolder(event: FolderEvent): void {
  useWorkspace.setState(({ folder }) => ({ folder: afterFolderEvent(folder, event) }))
}

function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}
