import type { Result } from '#core/result.ts'
import type { CodePointReplacement } from '#core/sidecar/corrections.ts'
import type { SidecarFault } from '#core/sidecar/faults.ts'
import type { EncodeFailure } from '#core/text/encode.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import type { ArticleToken, OpenFailure } from '../contract.ts'
import type { AnnotationsSaveFailure, SavedAnnotations, WriteFailure } from './saving.ts'
import type { ReadOnlyReason } from './sidecars.ts'

/** What stands in an article's file. */
export interface ArticleSource {
  /** Decoded, LF for newlines: of Markdown the source. */
  readonly text: string
  /** Of the file's bytes. */
  readonly sha256: string
}

/** A correction that was not saved. */
export interface CorrectionDraft {
  /** When it was last worked on, in milliseconds. */
  readonly at: number
  /** What was replaced by what, in order; UTF-16 offsets of the text that it began with. */
  readonly edits: readonly {
    readonly start: Utf16
    readonly removed: string
    readonly inserted: string
  }[]
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

export interface CorrectingRequests {
  /** The draft for the article with these bytes; null where there is none. */
  findDraft(request: { readonly sha256: string }): Promise<CorrectionDraft | null>
  /** Keeps a draft, durably, in the place of the one before; null drops it. */
  keepDraft(request: {
    readonly sha256: string
    readonly draft: CorrectionDraft | null
  }): Promise<void>
  /** The file's own text, which is corrected where it is not the canonical text. */
  articleSource(request: {
    readonly token: ArticleToken
    readonly encoding: EncodingId
  }): Promise<Result<ArticleSource, OpenFailure>>
  /** Saves a corrected text over the article, in its own encoding and newlines, and the sidecar with it. */
  saveCorrection(request: CorrectionRequest): Promise<Result<SavedCorrection, CorrectionFailure>>
}
