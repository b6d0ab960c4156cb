/**
 * The one contract between window and main process: every request and every event, by name.
 * Requests never throw for what can be expected: failures cross as values (`Result`). The window
 * holds opaque tokens, never paths.
 */
import type { ArticleDocument, Decoding, ExtractionFailure } from '#core/document/document.ts'
import type { Result } from '#core/result.ts'
import type { DecodeFailure, EncodingId } from '#core/text/encoding.ts'
import type { NameNotice, UnsafeNameReason } from '#core/text/names.ts'
import { type AnnotatingEvents, annotatingEventNames } from './annotating/events.ts'
import { type AnnotatingRequests, annotatingRequestNames } from './annotating/requests.ts'
import type { CommandId, CommandLabels } from './commands.ts'
import {
  type ChosenPlace,
  type DatasetEvents,
  type DatasetRequests,
  datasetEventNames,
  datasetRequestNames,
} from './datasets.ts'
import type { Settings, SettingsChange } from './settings.ts'

export type ArticleToken = string & { readonly token: 'article' }
export type FolderToken = string & { readonly token: 'folder' }

/** Why a file could not be opened. `name` is the file's name for show, never its path. */
export type OpenFailure =
  | DecodeFailure
  | ExtractionFailure
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'is-a-folder' }
  | { readonly kind: 'not-a-regular-file' }
  | { readonly kind: 'outside-folder' }
  | { readonly kind: 'link-loop' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'unsafe-name'; readonly reason: UnsafeNameReason }
  | { readonly kind: 'unsupported-format'; readonly extension: string }
  | { readonly kind: 'io'; readonly code: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown-token' }
  | { readonly kind: 'worker-failed'; readonly detail: string }

/** What is known of an article before it is read. */
export interface ArticleReference {
  readonly token: ArticleToken
  /** File name for show: controls and bidi overrides escaped. */
  readonly name: string
  /** The folder it was opened in, where it was opened from a list. */
  readonly folder: FolderToken | null
}

/** An article, read, decoded and extracted. */
export interface OpenedArticle {
  readonly reference: ArticleReference
  readonly bytes: number
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string
  /** SHA-256 of the canonical text in UTF-8, hex. */
  readonly textSha256: string
  /** Length of the canonical text in code points. */
  readonly textLength: number
  readonly decoding: Decoding
  readonly document: ArticleDocument
  readonly nameNotices: readonly NameNotice[]
}

/** An article as it crosses to the window: its blocks, of which there may be many, packed by core/packed-json. */
export interface SentArticle extends Omit<OpenedArticle, 'document'> {
  readonly document: Omit<ArticleDocument, 'blocks'> & { readonly packedBlocks: string }
}

/** A folder's articles in columns, so that 100,000 of them cross cheaply. Index i of each is one article. */
export interface FolderListing {
  readonly token: FolderToken
  readonly name: string
  /** Paths inside the folder, `/`-separated; what is passed back to open one. */
  readonly files: readonly string[]
  /** Sizes in bytes. */
  readonly sizes: readonly number[]
  /** How many sidecars lie beside each. */
  readonly sidecars: readonly number[]
  /** Entries that are not listed as articles, with the reason; shown at the list's foot. */
  readonly skipped: readonly { readonly file: string; readonly reason: SkipReason }[]
  /** How many files are of no format that Isnad reads; they are not listed. */
  readonly others: number
}

export type SkipReason = 'link-loop' | 'link-outside' | 'not-a-regular-file' | 'unreadable'

export type FolderFailure =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-a-folder' }
  | { readonly kind: 'io'; readonly code: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown-token' }
  | { readonly kind: 'worker-failed'; readonly detail: string }

/** First lines of files that are on the screen; null where a file cannot be read. */
export type FirstLines = readonly (string | null)[]

export interface RecentItem {
  readonly id: string
  readonly kind: 'article' | 'folder'
  readonly name: string
  readonly missing: boolean
}

export interface AppInfo {
  readonly version: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** BCP 47 tag of the system's language. */
  readonly systemLocale: string
  readonly settings: Settings
}

/** What main asks the window to show: an article or a folder, opened by any way in. */
export type Opening =
  | { readonly kind: 'article'; readonly reference: ArticleReference }
  | { readonly kind: 'folder'; readonly token: FolderToken; readonly name: string }
  /** It could not be opened at all. */
  | {
      readonly kind: 'failed'
      readonly name: string
      readonly failure: OpenFailure | FolderFailure
    }

/** What befell the app's own data; shown as a banner. */
export type AppNotice =
  /** A file of the app's own was damaged: what could be read of it was, defaults fill the rest, the file is kept aside. */
  | { readonly kind: 'app-data-damaged'; readonly file: string; readonly keptAs: string }
  /** A change holds until the app is closed, but could not be written. */
  | { readonly kind: 'app-data-not-saved'; readonly file: string; readonly code: string }

/** Requests of the window, answered by main. Each takes one argument object. */
export interface Requests extends AnnotatingRequests, DatasetRequests {
  appInfo(): Promise<AppInfo>
  /** The window is ready: main now sends the openings that were waiting (command line, second instance). */
  windowReady(): Promise<void>
  changeSettings(change: SettingsChange): Promise<Settings>
  /** Shows the system's dialog; null when it was dismissed. */
  chooseArticle(): Promise<Opening | null>
  chooseFolder(): Promise<Opening | null>
  openSample(): Promise<Opening>
  listRecent(): Promise<readonly RecentItem[]>
  openRecent(request: { readonly id: string }): Promise<Opening>
  clearRecent(): Promise<void>
  /**
   * Reads, decodes and extracts off the window's thread. Without an encoding, in the one that the
   * annotator's sidecar or the project states, else in the one detected. A second load of one token
   * replaces the first.
   */
  loadArticle(request: {
    readonly token: ArticleToken
    readonly encoding?: EncodingId
  }): Promise<Result<SentArticle, OpenFailure>>
  cancelLoad(request: { readonly token: ArticleToken }): Promise<void>
  listFolder(request: {
    readonly token: FolderToken
  }): Promise<Result<FolderListing, FolderFailure>>
  cancelListing(request: { readonly token: FolderToken }): Promise<void>
  openInFolder(request: {
    readonly token: FolderToken
    readonly file: string
  }): Promise<Result<ArticleReference, OpenFailure>>
  firstLines(request: {
    readonly token: FolderToken
    readonly files: readonly string[]
  }): Promise<FirstLines>
  /** Keeps the application menu true: which commands can run now, and what some of them are called. */
  showMenu(request: {
    readonly enabled: readonly CommandId[]
    readonly labels: CommandLabels
  }): Promise<void>
}

export const requestNames = [
  'appInfo',
  'windowReady',
  'changeSettings',
  'chooseArticle',
  'chooseFolder',
  'openSample',
  'listRecent',
  'openRecent',
  'clearRecent',
  'loadArticle',
  'cancelLoad',
  'listFolder',
  'cancelListing',
  'openInFolder',
  'firstLines',
  'showMenu',
  ...annotatingRequestNames,
  ...datasetRequestNames,
] as const satisfies readonly (keyof Requests)[]

/** Events of main, heard by the window. */
export interface Events extends AnnotatingEvents, DatasetEvents {
  opening: Opening
  command: { readonly id: CommandId }
  settingsChanged: Settings
  recentChanged: readonly RecentItem[]
  /** Those from before the window was ready follow its `windowReady`. */
  notice: AppNotice
}

export const eventNames = [
  'opening',
  'command',
  'settingsChanged',
  'recentChanged',
  'notice',
  ...annotatingEventNames,
  ...datasetEventNames,
] as const satisfies readonly (keyof Events)[]

/** What the preload puts on the window as `isnad`. */
export type Bridge = Requests & {
  /** Calls `listener` for every such event until the returned function is called. */
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void
  /** Opens files dropped on the window: the preload finds their paths, which the page never sees. */
  openDropped(files: readonly unknown[]): Promise<readonly Opening[]>
  /** The same of files and folders that are to be read in. */
  placeDropped(files: readonly unknown[]): Promise<readonly ChosenPlace[]>
}

/** Channels that carry dropped files' paths from the preload; not reachable by the page otherwise. */
export const dropChannel = 'dropped'
export const importDropChannel = 'dropped-to-import'
