import type { EncodingId, EncodingNotice, EncodingReason, Newlines } from '#core/text/encoding.ts'
import type { Utf16Range } from '#core/text/offsets.ts'

/** Formats whose text can be extracted; `rules` number our own extraction rules and are kept for good. */
export const articleFormats = ['text', 'markdown', 'html', 'docx'] as const
export type ArticleFormat = (typeof articleFormats)[number]

export interface Extraction {
  readonly format: ArticleFormat
  readonly rules: number
}

export type BlockKind =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6 }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'list-item'; readonly depth: number; readonly marker: string }
  | { readonly kind: 'quotation' }
  | { readonly kind: 'preformatted' }

/** Inline emphasis of the source, for show only. Ranges are UTF-16 offsets of the canonical text. */
export interface Emphasis extends Utf16Range {
  readonly style: 'strong' | 'emphasis' | 'underline' | 'strike' | 'code'
}

/**
 * A block of the canonical text, in UTF-16 offsets. Blocks are in order, do not overlap, and are
 * separated by exactly one LF, so that together they cover the whole text. No block holds an LF,
 * so the text's lines are its blocks, and an empty text has one empty block (RULES.md).
 */
export interface Block extends Utf16Range {
  readonly block: BlockKind
  readonly emphasis: readonly Emphasis[]
  /** False where the readable view of a page hides it: navigation, advertisement, footer. */
  readonly readable: boolean
}

export interface Byline {
  readonly title?: string
  readonly author?: string
  /** As the page says it, not parsed. */
  readonly date?: string
  readonly site?: string
}

/** How the bytes became text; null encoding for formats that state their own (DOCX). */
export interface Decoding {
  readonly encoding: EncodingId | null
  readonly reason: EncodingReason | null
  readonly byteOrderMark: boolean
  readonly newlines: Newlines
  readonly notices: readonly EncodingNotice[]
}

/** What was assumed or left out in extraction; shown as banners. Counts are of items. */
export type ExtractionNotice =
  /** The name says one format and the bytes another; they were read as what they are. */
  | {
      readonly kind: 'format-by-content'
      readonly extension: string
      readonly format: ArticleFormat
    }
  | { readonly kind: 'page-parts-hidden'; readonly blocks: number; readonly characters: number }
  | { readonly kind: 'active-content-ignored'; readonly parts: readonly ActivePart[] }
  | { readonly kind: 'left-out'; readonly parts: readonly OmittedPart[] }
  | { readonly kind: 'long-line'; readonly longest: number }
  | { readonly kind: 'large-article'; readonly characters: number }
  | { readonly kind: 'bidi-controls'; readonly count: number; readonly unbalanced: boolean }
  | { readonly kind: 'noncharacters'; readonly count: number }
  | { readonly kind: 'combining-run'; readonly longest: number }
  | { readonly kind: 'unsafe-links'; readonly count: number }
  | { readonly kind: 'raw-html'; readonly count: number }
  | { readonly kind: 'deep-nesting'; readonly depth: number }

export interface ActivePart {
  readonly part:
    | 'script'
    | 'event-handler'
    | 'frame'
    | 'object'
    | 'base'
    | 'refresh'
    | 'style'
    | 'svg'
    | 'link'
    | 'image'
    | 'form'
  readonly count: number
}

export interface OmittedPart {
  readonly part:
    | 'image'
    | 'table-layout'
    | 'footnote'
    | 'endnote'
    | 'comment'
    | 'deleted-text'
    | 'inserted-text'
    | 'macro'
    | 'text-box'
    | 'field'
    | 'chart'
    | 'equation'
    | 'embedded-object'
    | 'external-image'
    | 'header-footer'
    | 'front-matter'
    | 'link-target'
    | 'hidden-text'
    | 'media'
    | 'external-template'
  readonly count: number
}

/** An article as the program works on it. */
export interface ArticleDocument {
  /** The canonical text, made by the rules of RULES.md: what annotations point into. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly byline: Byline
  readonly extraction: Extraction
  readonly notices: readonly ExtractionNotice[]
}

export type ExtractionFailure =
  | { readonly kind: 'too-deep'; readonly depth: number }
  | {
      readonly kind: 'not-a-docx'
      readonly reason:
        | 'old-word'
        | 'encrypted'
        | 'not-zip'
        | 'truncated'
        | 'damaged'
        | 'no-document-part'
    }
  | {
      readonly kind: 'unsafe-archive'
      readonly reason: 'bomb' | 'overlapping-entries' | 'path-escape' | 'entity-declaration'
    }
  | { readonly kind: 'malformed-xml'; readonly part: string; readonly detail: string }
  | { readonly kind: 'unsafe-front-matter'; readonly detail: string }
