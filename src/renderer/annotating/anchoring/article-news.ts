/** What became of the open article's file behind the window's back. */
import { create } from 'zustand'
import type { ArticleReference, OpenedArticle } from '#ipc/contract.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { openArticle, useWorkspace } from '#renderer/opening/workspace.ts'
import { openSession, useAnnotating } from '../annotating-state.ts'
import { openAgain } from '../open-annotations.ts'

export type ArticleNews =
  | { readonly kind: 'changed' | 'deleted' }
  | { readonly kind: 'renamed'; readonly to: ArticleReference }

interface NewsState {
  readonly news: ArticleNews | null
  /** The article that it is news of. */
  readonly article: OpenedArticle | null
}

export const useArticleNews = create<NewsState>(() => ({ news: null, article: null }))

/** The sidecars of the article under this token follow it when they are known. */
let following: ArticleReference['token'] | null = null

/** Hears what main says of the article, for as long as the window lives. */
export function hearArticleNews(): void {
  bridge.on('articleChanged', (event) => {
    const article = articleBefore(useWorkspace.getState().article)
    if (article === null || article.reference.token !== event.token) return
    // Changed back, it is what is shown.
    if (event.kind === 'changed' && event.sha256 === article.sha256) {
      useArticleNews.setState({ news: null, article: null })
      return
    }
    const news =
      event.kind === 'renamed' ? { kind: event.kind, to: event.to } : { kind: event.kind }
    useArticleNews.setState({ news, article })
    announce(newsText(news), 'assertive')
  })
  useAnnotating.subscribe(({ now }) => {
    if (now.kind === 'ready' && now.article.reference.token === following) void takeAlong()
  })
}

export function newsText(news: ArticleNews): string {
  return news.kind === 'renamed'
    ? translator.t('anchoring.news.renamed', { name: news.to.name })
    : translator.t(`anchoring.news.${news.kind}`)
}

/** Reads the article again as it is on disk now; its spans are looked for in the new text. */
export async function readChanged({ reference, decoding }: OpenedArticle): Promise<void> {
  useArticleNews.setState({ news: null, article: null })
  await openArticle(reference.token, reference.name, decoding.encoding)
}

/** Goes on with the article under its new name, its annotations with it. */
export async function followRenamed(to: ArticleReference): Promise<void> {
  useArticleNews.setState({ news: null, article: null })
  following = to.token
  await openArticle(to.token, to.name)
}

export function putNewsAway(): void {
  useArticleNews.setState({ news: null, article: null })
}

async function takeAlong(): Promise<void> {
  const session = openSession()
  following = null
  const ids = session?.opened.strays.map(({ id }) => id) ?? []
  if (session === null || ids.length === 0) return
  await bridge.followArticle({ token: session.article.reference.token, ids })
  await openAgain()
}
