/** The answers to the window's requests about annotations. */
import type { AnnotatingRequests } from '#ipc/annotating/requests.ts'
import type { Opening } from '#ipc/contract.ts'
import type { Handlers } from '#main/ipc.ts'
import type { Annotating } from './annotating.ts'
import type { CorrectionDrafts } from './correction-drafts.ts'
import type { Projects } from './projects.ts'
import type { RecoveredJournals } from './recovered.ts'
import { SentAhead } from './sent-ahead.ts'

export interface AnnotatingAnswers {
  readonly annotating: Annotating
  readonly projects: Projects
  readonly recovered: RecoveredJournals
  readonly drafts: CorrectionDrafts
  readonly openPath: (path: string) => Promise<Opening>
  /** The window has handed over what it had to save. */
  readonly flushed: () => void
}

export function annotatingAnswers({
  annotating,
  projects,
  recovered,
  drafts,
  openPath,
  flushed,
}: AnnotatingAnswers): Pick<Handlers, keyof AnnotatingRequests> {
  const sentAhead = new SentAhead()
  return {
    openAnnotations: ({ token, isWhole }) => annotating.open(token, isWhole),
    closeAnnotations: async ({ token }) => {
      sentAhead.forget()
      await annotating.close(token)
    },
    sendAhead: async ({ id, of, pieces }) => sentAhead.add(id, pieces, of),
    saveAnnotations: async ({ token, base, content: rest, ahead, removed, restored = [] }) => {
      const content = sentAhead.complete(ahead, rest)
      const saved = await annotating.save(token, { base, content, removed, restored })
      if (saved.ok && ahead !== undefined) sentAhead.saved(saved.value.sha256, content)
      return saved
    },
    replaceSidecar: ({ token, ...request }) => annotating.replace(token, request),
    discardPending: ({ token }) => annotating.discardPending(token),
    claimSidecar: ({ token }) => annotating.claim(token),
    putAwayCopy: ({ token, id }) => annotating.putAwayCopy(token, id),
    followArticle: ({ token, ids }) => annotating.follow(token, ids),
    listTagsets: ({ token }) => projects.listTagsets(token),
    chooseTagset: ({ token, tagset }) => projects.chooseTagset(token, tagset),
    saveProject: ({ token, change }) => projects.saveProject(token, change),
    listBin: ({ token }) => annotating.listBin(token),
    restoreFromBin: ({ token, id }) => annotating.restore(token, id),
    findDraft: ({ sha256 }) => drafts.find(sha256),
    keepDraft: ({ sha256, draft }) => drafts.keep(sha256, draft),
    articleSource: ({ token, encoding }) => annotating.articleSource(token, encoding),
    saveCorrection: ({ token, ...request }) => annotating.saveCorrection(token, request),
    listRecovered: () => recovered.list(),
    applyRecovered: ({ id }) => recovered.apply(id),
    discardRecovered: ({ id }) => recovered.discard(id),
    openRecovered: async ({ id }) => {
      const path = await recovered.articleOf(id)
      return path === null
        ? { kind: 'failed', name: '', failure: { kind: 'unknown-token' } }
        : openPath(path)
    },
    flushed: async () => flushed(),
  }
}
