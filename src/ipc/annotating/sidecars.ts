import type { Result } from '#core/result.ts'
import type { SidecarTwin } from '#core/sidecar/name.ts'
import type { SidecarFailure } from '#core/sidecar/parse.ts'

/** A file as text. What is not UTF-8 in it shows as U+FFFD, and core/sidecar calls it damaged. */
export interface SidecarText {
  /** Its file name, for show. */
  readonly name: string
  readonly content: string
  readonly sha256: string
}

/** The annotator's own sidecar, as main read and checked it. */
export interface OwnSidecarFile {
  /** Its file name, for show. */
  readonly name: string
  readonly sha256: string
  /** What is in it, packed by core/packed-json; null where it is not sound, as the reason to only read it says. */
  readonly packed: string | null
  /** Hash of the text whose words were left out, for core/sidecar/quotes to put back; null: none were. */
  readonly wordsOf: string | null
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
