/** Main's answers to the window's requests about opening, reading, settings and the menu. */
import { err, ok } from '#core/result.ts'
import type { AnnotatingRequests } from '#ipc/annotating/requests.ts'
import type { CommandId, CommandLabels } from '#ipc/commands.ts'
import type { AppInfo, Opening } from '#ipc/contract.ts'
import type { DatasetRequests } from '#ipc/datasets.ts'
import type { Settings } from '#ipc/settings.ts'
import type { ArticleLoads } from './articles/loads.ts'
import { pathInFolder } from './files/paths.ts'
import type { FolderLists } from './folders/lists.ts'
import type { Handlers } from './ipc.ts'
import { type Openings, referenceTo } from './openings.ts'
import type { RecentPaths } from './recent.ts'
import type { SettingsStore } from './settings.ts'
import type { KnownArticle, Tokens } from './tokens.ts'

/** What the answers are made with. */
export interface Answering {
  readonly info: Omit<AppInfo, 'settings'>
  readonly settings: SettingsStore
  readonly tokens: Tokens
  readonly openings: Openings
  readonly loads: ArticleLoads
  readonly lists: FolderLists
  readonly recent: RecentPaths
  /** Shows the system's dialog; the path chosen, or null. */
  readonly choose: (what: 'article' | 'folder') => Promise<string | null>
  readonly openSample: () => Promise<Opening>
  readonly windowReady: () => void
  readonly settingsChanged: (settings: Settings) => void
  readonly recentCleared: () => void
  readonly showMenu: (enabled: readonly CommandId[], labels: CommandLabels) => void
}

export function answers(
  app: Answering,
): Omit<Handlers, keyof AnnotatingRequests | keyof DatasetRequests> {
  /** The window asks for an article at once: it is begun to be read while that is on its way. */
  const openAhead = async (path: string): Promise<Opening> => {
    const opening = await app.openings.open(path)
    if (opening.kind === 'article') readAhead(app.tokens.article(opening.reference.token))
    return opening
  }
  const readAhead = (article: KnownArticle | undefined): void => {
    if (article !== undefined) app.loads.loadAhead(article)
  }
  const openChosen = async (what: 'article' | 'folder'): Promise<Opening | null> => {
    const path = await app.choose(what)
    return path === null ? null : openAhead(path)
  }
  return {
    appInfo: async () => ({ ...app.info, settings: app.settings.current }),
    windowReady: async () => app.windowReady(),
    changeSettings: async (change) => {
      const settings = app.settings.change(change)
      app.settingsChanged(settings)
      await app.settings.saved()
      return settings
    },
    chooseArticle: () => openChosen('article'),
    chooseFolder: () => openChosen('folder'),
    openSample: () => app.openSample(),
    listRecent: () => app.recent.list(),
    openRecent: async ({ id }) => {
      const recent = app.recent.find(id)
      return recent === undefined
        ? { kind: 'failed', name: '', failure: { kind: 'unknown-token' } }
        : openAhead(recent.path)
    },
    clearRecent: async () => {
      await app.recent.clear()
      app.recentCleared()
    },
    loadArticle: async ({ token, encoding }) => {
      const article = app.tokens.article(token)
      return article === undefined
        ? err({ kind: 'unknown-token' })
        : app.loads.load(article, encoding ?? null)
    },
    cancelLoad: async ({ token }) => app.loads.cancel(token),
    listFolder: async ({ token }) => {
      const folder = app.tokens.folder(token)
      return folder === undefined ? err({ kind: 'unknown-token' }) : app.lists.list(folder)
    },
    cancelListing: async ({ token }) => app.lists.cancel(token),
    openInFolder: async ({ token, file }) => {
      const folder = app.tokens.folder(token)
      if (folder === undefined) return err({ kind: 'unknown-token' })
      const path = pathInFolder(folder.path, file)
      if (path === null) return err({ kind: 'outside-folder' })
      const article = app.tokens.forArticle(path, folder)
      readAhead(article)
      return ok(referenceTo(article))
    },
    firstLines: async ({ token, files }) => {
      const folder = app.tokens.folder(token)
      return folder === undefined ? files.map(() => null) : app.lists.firstLines(folder, files)
    },
    showMenu: async ({ enabled, labels }) => app.showMenu(enabled, labels),
  }
}
