/**
 * The part of the contract that annotating needs: sidecars, tagsets, the bin, recovered work and
 * corrections. Sidecars cross as the text of their files; the window parses them with core/sidecar.
 * Every hash is a SHA-256 in lower-case hex; `sha256` is of a file's bytes.
 */
import type { Bilingual } from '#core/annotation/tagset.ts'
import type { TagsetFailure } from '#core/annotation/tagset-load.ts'
import type { Result } from '#core/result.ts'
import type { CodePointReplacement } from '#core/sidecar/corrections.ts'
import type { SidecarFault } from '#core/sidecar/faults.ts'
import type { SidecarTwin } from '#core/sidecar/name.ts'
import type { SidecarFailure } from '#core/sidecar/parse.ts'
import type { Project, ProjectFailure } from '#core/sidecar/project.ts'
import type { EncodeFailure } from '#core/text/encode.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { ArticleReference, ArticleToken, OpenFailure, Opening } from './contract.ts'

/** Why the annotations of an article could not be looked for at all. */
export type AnnotationsFailure =
  | { readonly kind: 'unknown-token' }
  /** The article's folder is gone, or the share that it was on. */
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'io'; readonly code: string }

/** A file as text. What is not UTF-8 in it shows as U+FFFD, and core/sidecar calls it damaged. */
export interface SidecarText {
  /** Its file name, for show. */
  readonly name: string
  readonly content: string
  readonly sha256: string
}

export interface OpenedAnnotations {
  /** Of the article's bytes as they were now; another than the loaded article's says that it changed in between. */
  readonly articleSha256: string
  /** The annotator's own; null where there is none yet, none that may be read, or no annotator is set. */
  readonly own: SidecarText | null
  /** Why nothing may be saved; null: it may. */
  readonly readOnly: ReadOnlyReason | null
  /** Everyone else's, gold's included, by annotator. A correction of the text warns where there are some. */
  readonly others: readonly OtherSidecar[]
  /** Copies that a synchronising service set aside, own and others'. */
  readonly copies: readonly SidecarCopy[]
  readonly tagset: OpenedTagset
  readonly project: OpenedProject
  /** Work of an earlier session that never reached the file: to be offered, never applied silently. */
  readonly pending: PendingWork | null
  /** Text of `<article>.isnad-corrections.json`, for core/sidecar/corrections; null where there is none. */
  readonly corrections: string | null
  /** Sidecars beside the article that seem to be its own from before it was renamed. */
  readonly strays: readonly StraySidecar[]
  /** Another Isnad is annotating this article under the same annotator id. */
  readonly openElsewhere: OpenElsewhere | null
}

export type ReadOnlyReason =
  /** The first-run page was not filled in. */
  | { readonly kind: 'no-annotator' }
  /** Damaged, of a newer version, or left with git's conflict markers; each with what could be recovered. */
  | SidecarFailure
  /** Somebody else with this annotator id wrote it; theirs until `claimSidecar`. */
  | { readonly kind: 'other-key'; readonly annotatorName: string }
  /** The file says that it is another annotator's than its name does. */
  | { readonly kind: 'other-annotator'; readonly annotator: string }
  /** It is a link that leads out of the folder, and was not read. */
  | { readonly kind: 'outside-folder' }
  | { readonly kind: 'not-a-regular-file' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'unreadable'; readonly code: string }
  | { readonly kind: 'read-only-folder' }

export interface OtherSidecar {
  readonly name: string
  readonly annotator: string
  /** Its text, or why it was not read. */
  readonly content: Result<string, UnreadSidecar>
  /** Null where it was not read. */
  readonly sha256: string | null
}

export type UnreadSidecar = Extract<
  ReadOnlyReason,
  { readonly kind: 'outside-folder' | 'not-a-regular-file' | 'too-large' | 'unreadable' }
>

export interface SidecarCopy extends SidecarText {
  /** Name in requests about it. */
  readonly id: string
  readonly annotator: string
  /** Of the annotator's own sidecar: to be merged (core's merge), saved, and put away by `putAwayCopy`. */
  readonly isOwn: boolean
  readonly service: SidecarTwin['service']
}

export interface StraySidecar {
  /** Name in requests about it. */
  readonly id: string
  readonly name: string
  readonly annotator: string
  /** The name that the article had. */
  readonly articleFile: string
}

export interface OpenElsewhere {
  /** Name of the machine. */
  readonly host: string
}

export interface OpenedTagset {
  /** Text of the tagset's file, sound: `loadTagset` accepts it. */
  readonly json: string
  readonly source: TagsetSource
  /** Markdown; null where the tagset names none, or it could not be read. */
  readonly guidelines: { readonly ar: string | null; readonly en: string | null }
  /**
   * Why the tagset is not the one that was asked for, the default standing in; null: it is. Of
   * another version under the same id (`tagset-mismatch`), that version stands in.
   */
  readonly failure: TagsetProblem | null
}

export type TagsetSource =
  | { readonly kind: 'shipped' }
  /** A tagset file of the folder's own. */
  | { readonly kind: 'folder'; readonly file: string }

export type TagsetProblem =
  | (TagsetFailure & { readonly file: string })
  | (ProjectFailure & { readonly file: string })
  /** The project or the sidecar names a tagset that is neither shipped nor beside the project. */
  | { readonly kind: 'tagset-not-found'; readonly id: string; readonly file: string | null }
  /** The file's own id or version is not the one that the project names. */
  | {
      readonly kind: 'tagset-mismatch'
      readonly wanted: { readonly id: string; readonly version: string }
      readonly found: { readonly id: string; readonly version: string }
    }
  | { readonly kind: 'tagset-unreadable'; readonly file: string; readonly reason: UnreadSidecar }

export interface OpenedProject {
  /** `isnad.project.json` as read; null where there is none, or it is broken (see the tagset's failure). */
  readonly project: Project | null
  /** The name for show of the folder that it lies in, or would. */
  readonly folder: string
}

export interface AvailableTagset {
  readonly id: string
  readonly version: string
  readonly name: Bilingual
  readonly description: Bilingual
  readonly source: TagsetSource
}

export interface TagsetList {
  readonly tagsets: readonly AvailableTagset[]
  /** Tagset files of the folder (`*.tagset.json`) that cannot be used. */
  readonly broken: readonly TagsetProblem[]
}

export interface PendingWork {
  /** Text of the sidecar that was to be saved. */
  readonly content: string
  /** Hash of the sidecar that it was made upon; null where there was none. Equal to `own`'s: the file is as it was. */
  readonly base: string | null
  /** It failed to be saved while this session had the article open before: to be taken up at once. */
  readonly isOfThisSession: boolean
  /** When it was handed over, ISO 8601. */
  readonly since: string
}

/** Something deleted in the window, for the bin. */
export interface RemovedItem {
  readonly kind: 'span' | 'frame' | 'comment'
  /** Its own id, as the sidecar has it. */
  readonly id: string
  /** Id of a span's label or of a frame's type; null for a comment. */
  readonly label: string | null
  /** A line for the bin's list: the words that it is about. */
  readonly title: string
  /** JSON of what the window needs to bring it back. */
  readonly content: string
}

export interface BinItem {
  readonly id: string
  /**
   * `article`: the bytes before a correction; `sidecar`: a whole sidecar that was replaced or put
   * away; `unsaved-work`: a whole sidecar of an earlier session that was passed over.
   */
  readonly kind: RemovedItem['kind'] | 'article' | 'sidecar' | 'unsaved-work'
  /** What was removed, as it was handed over; null for what is whole. */
  readonly item: Pick<RemovedItem, 'id' | 'label'> | null
  readonly title: string
  /** ISO 8601. */
  readonly deleted: string
}

export type Restored =
  /** JSON as it was handed over. It leaves the bin when a save names it in `restored`. */
  | { readonly kind: RemovedItem['kind']; readonly content: string }
  /** Text of a sidecar, to be merged and saved. */
  | { readonly kind: 'sidecar' | 'unsaved-work'; readonly content: string }
  /** The article has these bytes again; those that it had are in the bin. */
  | { readonly kind: 'article'; readonly sha256: string }

/** Why a file of the user's could not be written. Nothing was changed in it, but where `replaced` says otherwise. */
export type WriteFailure =
  | { readonly kind: 'full-disk' }
  | { readonly kind: 'read-only' }
  /** Another program holds it, or another Isnad is saving it; `by` is that one's machine, where it is known. */
  | { readonly kind: 'locked'; readonly by: string | null }
  /** The folder is gone, or the share that it was on. */
  | { readonly kind: 'vanished' }
  | { readonly kind: 'outside-folder' }
  | { readonly kind: 'not-a-regular-file' }
  /** `replaced`: the new content is in place, but a power cut may still bring back the old. */
  | { readonly kind: 'io'; readonly code: string; readonly replaced: boolean }

/** The file is not what the save was made upon. A null content: it is gone. */
export interface ChangedOnDisk {
  readonly kind: 'changed-on-disk'
  readonly content: string | null
  readonly sha256: string | null
}

export type AnnotationsSaveFailure = (
  | WriteFailure
  | ChangedOnDisk
  /** What the window made is no sound sidecar of this annotator: a bug in the program, and the file is safe from it. */
  | { readonly kind: 'invalid-sidecar'; readonly faults: readonly SidecarFault[] }
  /** As `openAnnotations` said. */
  | { readonly kind: 'not-writable'; readonly reason: ReadOnlyReason }
  | { readonly kind: 'unknown-token' }
) & {
  /** It is kept in the app's own data and will be offered at the next start if it cannot be saved before. */
  readonly isKept: boolean
  /** Main goes on trying; `annotationsSaved` or `saveFailed` will tell. */
  readonly isRetried: boolean
}

export interface SavedAnnotations {
  /** Base of the next save. */
  readonly sha256: string
  /** Why what was removed is not in the bin; null: it is. */
  readonly binFailure: WriteFailure | null
}

export type SimpleFailure =
  | WriteFailure
  | { readonly kind: 'unknown-token' }
  | { readonly kind: 'gone' }

/** What stands in an article's file. */
export interface ArticleSource {
  /** Decoded, LF for newlines: of Markdown the source. */
  readonly text: string
  /** Of the file's bytes. */
  readonly sha256: string
}

export interface CorrectionRequest {
  readonly token: ArticleToken
  /** The file's whole new text, LF for newlines: of plain text the canonical text, of Markdown its source. */
  readonly text: string
  /** In which the article was read. */
  readonly encoding: EncodingId
  /** Of the bytes that the article was read from. */
  readonly expectedSha256: string
  /** From the old canonical text to the new one; in code points. */
  readonly replacements: readonly CodePointReplacement[]
  /** The annotator's sidecar for the new text; `article.sha256` in it is main's to fill in. Null where there is none. */
  readonly sidecar: { readonly base: string | null; readonly content: string } | null
}

export interface SavedCorrection {
  readonly sha256: string
  readonly textSha256: string
  /** The article is saved whatever this says; a sidecar that could not be is kept and retried like any other. */
  readonly sidecar: Result<SavedAnnotations, AnnotationsSaveFailure> | null
}

export type CorrectionFailure =
  | WriteFailure
  /** The article changed underneath: to be loaded anew. */
  | { readonly kind: 'article-changed'; readonly sha256: string | null }
  /** Characters that the file's encoding cannot hold, or newlines of several kinds. */
  | EncodeFailure
  /** Only plain text and Markdown can be corrected. */
  | { readonly kind: 'format-not-corrected' }
  /** Saved so, the article would not read back as it stands in the window, or the replacements do not lead there. */
  | { readonly kind: 'would-read-differently' }
  | { readonly kind: 'invalid-sidecar'; readonly faults: readonly SidecarFault[] }
  | { readonly kind: 'not-writable'; readonly reason: ReadOnlyReason }
  | { readonly kind: 'unknown-token' }
  | { readonly kind: 'worker-failed'; readonly detail: string }

export type ProjectSaveFailure =
  | WriteFailure
  | { readonly kind: 'changed-on-disk' }
  /** The file that is there is broken and is not written over. */
  | ProjectFailure
  | TagsetProblem
  | { readonly kind: 'unknown-token' }

/** Work that an earlier session could not save. */
export interface RecoveredWork {
  readonly id: string
  readonly kind: 'annotations' | 'correction'
  /** The article's file name, for show. */
  readonly article: string
  /** ISO 8601. */
  readonly since: string
}

export interface RecoveredList {
  readonly work: readonly RecoveredWork[]
  /** Journals of the app's own that cannot be read; kept as they are. */
  readonly unreadable: readonly { readonly file: string; readonly code: string }[]
}

export type RecoveredFailure =
  | WriteFailure
  | { readonly kind: 'gone' }
  /** What is in the file now cannot be merged with it: to be opened and looked at. */
  | { readonly kind: 'cannot-merge' }
  | { readonly kind: 'changed-on-disk' }

/** Requests about an article's annotations. */
export interface AnnotatingRequests {
  /**
   * The sidecars of an article and all that goes with them; from then on main watches them and the
   * article. May run beside `loadArticle`. One article is open at a time: another's opening ends it.
   */
  openAnnotations(request: {
    readonly token: ArticleToken
  }): Promise<Result<OpenedAnnotations, AnnotationsFailure>>
  /** No longer shown: nothing is watched any more, saves under way go on. */
  closeAnnotations(request: { readonly token: ArticleToken }): Promise<void>
  /**
   * A piece of a long `content`, sent in order before the `saveAnnotations` that names it by the same id:
   * a window that sends millions of characters at once stands still meanwhile.
   */
  sendAhead(request: { readonly id: string; readonly piece: string }): Promise<void>
  /**
   * Saves the annotator's own sidecar: first into the journal, then over the file, if that still has
   * the hash `base` (null: if there is none). Content that the file has already is not written. To be
   * called one after another. After `changed-on-disk`: merge three-way and save upon the new hash.
   */
  saveAnnotations(request: {
    readonly token: ArticleToken
    readonly base: string | null
    /** What comes after all that was sent under the id `ahead`. */
    readonly content: string
    readonly ahead?: string | undefined
    readonly removed: readonly RemovedItem[]
    /**
     * What `content` holds again, by the ids of the bin's items or by their own: it leaves the bin
     * once it is saved.
     */
    readonly restored?: readonly string[] | undefined
  }): Promise<Result<SavedAnnotations, AnnotationsSaveFailure>>
  /**
   * A person decided what a damaged sidecar, or one with git's conflict markers, shall be: as
   * `saveAnnotations`, the old bytes going into the bin. Not for one of a newer version or of another.
   */
  replaceSidecar(request: {
    readonly token: ArticleToken
    readonly base: string
    readonly content: string
  }): Promise<Result<SavedAnnotations, AnnotationsSaveFailure>>
  /** Throws away the earlier session's work that `openAnnotations` offered. */
  discardPending(request: { readonly token: ArticleToken }): Promise<Result<void, SimpleFailure>>
  /** "It is me, on another machine": sidecars with this one's key are the annotator's own from now on. */
  claimSidecar(request: {
    readonly token: ArticleToken
  }): Promise<Result<OpenedAnnotations, AnnotationsFailure>>
  /** Puts a synchronising service's copy into the bin. */
  putAwayCopy(request: {
    readonly token: ArticleToken
    readonly id: string
  }): Promise<Result<void, SimpleFailure>>
  /** Renames sidecars so that they follow their renamed article; one whose new name is taken stays. */
  followArticle(request: {
    readonly token: ArticleToken
    readonly ids: readonly string[]
  }): Promise<Result<OpenedAnnotations, AnnotationsFailure>>

  listTagsets(request: { readonly token: ArticleToken }): Promise<TagsetList>
  /** Writes the choice into the folder's `isnad.project.json`; all other keys there are kept. */
  chooseTagset(request: {
    readonly token: ArticleToken
    readonly tagset: { readonly id: string; readonly file: string | null }
  }): Promise<Result<OpenedTagset, ProjectSaveFailure>>
  /** Changes what is named in the folder's `isnad.project.json`; all other keys there are kept. */
  saveProject(request: {
    readonly token: ArticleToken
    readonly change: ProjectChange
  }): Promise<Result<OpenedProject, ProjectSaveFailure>>

  /** Newest first. */
  listBin(request: {
    readonly token: ArticleToken
  }): Promise<Result<readonly BinItem[], SimpleFailure>>
  restoreFromBin(request: {
    readonly token: ArticleToken
    readonly id: string
  }): Promise<Result<Restored, SimpleFailure>>

  /** The file's own text, which is corrected where it is not the canonical text. */
  articleSource(request: {
    readonly token: ArticleToken
    readonly encoding: EncodingId
  }): Promise<Result<ArticleSource, OpenFailure>>
  /** Saves a corrected text over the article, in its own encoding and newlines, and the sidecar with it. */
  saveCorrection(request: CorrectionRequest): Promise<Result<SavedCorrection, CorrectionFailure>>

  /** What earlier sessions could not save, of all articles; to be asked for at the start. */
  listRecovered(): Promise<RecoveredList>
  /** Saves it, merged with what the file holds by now where that has changed. */
  applyRecovered(request: { readonly id: string }): Promise<Result<void, RecoveredFailure>>
  discardRecovered(request: { readonly id: string }): Promise<Result<void, SimpleFailure>>
  /** Opens its article, whose `openAnnotations` then offers it. */
  openRecovered(request: { readonly id: string }): Promise<Opening>

  /** The window has handed over all there was to save, in answer to the event `flush`. */
  flushed(): Promise<void>
}

/** Keys to set; null takes one away. */
export interface ProjectChange {
  readonly name?: string | null | undefined
  readonly encoding?: EncodingId | null | undefined
}

/** Events about the article whose annotations are open. */
export interface AnnotatingEvents {
  /** The own sidecar is another on disk (null: gone): merge it three-way against the last saved. */
  annotationsChanged: {
    readonly token: ArticleToken
    readonly content: string | null
    readonly sha256: string | null
    /** It changed into something that may not be written. */
    readonly readOnly: ReadOnlyReason | null
  }
  othersChanged: {
    readonly token: ArticleToken
    readonly others: readonly OtherSidecar[]
    readonly copies: readonly SidecarCopy[]
  }
  articleChanged: { readonly token: ArticleToken } & (
    | { readonly kind: 'changed'; readonly sha256: string }
    | { readonly kind: 'deleted' }
    /** Gone from its name, and the same bytes are found under another in its folder. */
    | { readonly kind: 'renamed'; readonly to: ArticleReference }
  )
  /** A save that had failed went through at last. */
  annotationsSaved: { readonly token: ArticleToken } & SavedAnnotations
  /** A retry ended in something that the window must decide, or the reason changed. */
  saveFailed: { readonly token: ArticleToken; readonly failure: AnnotationsSaveFailure }
  /** Someone else began or ended annotating the article under the same id. */
  openElsewhere: { readonly token: ArticleToken; readonly elsewhere: OpenElsewhere | null }
  /** The window is about to be closed: save what is not yet saved, then answer `flushed`. */
  flush: Record<never, never>
}

export const annotatingRequestNames = [
  'openAnnotations',
  'closeAnnotations',
  'sendAhead',
  'saveAnnotations',
  'replaceSidecar',
  'discardPending',
  'claimSidecar',
  'putAwayCopy',
  'followArticle',
  'listTagsets',
  'chooseTagset',
  'saveProject',
  'listBin',
  'restoreFromBin',
  'articleSource',
  'saveCorrection',
  'listRecovered',
  'applyRecovered',
  'discardRecovered',
  'openRecovered',
  'flushed',
] as const satisfies readonly (keyof AnnotatingRequests)[]

export const annotatingEventNames = [
  'annotationsChanged',
  'othersChanged',
  'articleChanged',
  'annotationsSaved',
  'saveFailed',
  'openElsewhere',
  'flush',
] as const satisfies readonly (keyof AnnotatingEvents)[]
