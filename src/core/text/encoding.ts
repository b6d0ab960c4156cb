/** Encodings that an article can be read in. The id is what a sidecar's `article.encoding` says. */
export const encodingIds = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6'] as const
export type EncodingId = (typeof encodingIds)[number]

/** Why an article was read in its encoding; shown in the status bar. */
export type EncodingReason =
  | 'byte-order-mark'
  | 'valid-utf-8'
  /** Valid UTF-8 for the most part; what is not is told in a notice of its own. */
  | 'mostly-utf-8'
  | 'declared-in-document'
  | 'zero-byte-pattern'
  | 'letter-statistics'
  | 'ascii-only'
  | 'set-by-user'
  | 'set-by-sidecar'
  | 'set-by-project'

/** What the reader is told of the decoding, as banners. */
export type EncodingNotice =
  | {
      readonly kind: 'encoding-assumed'
      readonly encoding: EncodingId
      readonly reason: EncodingReason
    }
  /** Bytes that the encoding cannot hold were shown as U+FFFD. */
  | { readonly kind: 'undecodable-bytes'; readonly count: number; readonly firstByte: number }
  | { readonly kind: 'cut-inside-character' }
  /** Overlong forms or surrogates written in UTF-8 (CESU-8). */
  | { readonly kind: 'malformed-utf-8'; readonly form: 'overlong' | 'cesu-8' }
  | { readonly kind: 'nul-characters'; readonly count: number }
  /** Only where the encoding was stated: otherwise such a file is refused. */
  | { readonly kind: 'looks-binary' }
  | { readonly kind: 'contradictory-charset'; readonly declared: string; readonly used: EncodingId }
  | { readonly kind: 'mixed-encodings'; readonly also: EncodingId }

export type Newlines = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none'

/** Bytes read as text. `text` has its leading BOM dropped and CR LF and CR turned into LF, nothing else. */
export interface DecodedText {
  readonly text: string
  readonly encoding: EncodingId
  readonly reason: EncodingReason
  readonly byteOrderMark: boolean
  readonly newlines: Newlines
  readonly notices: readonly EncodingNotice[]
}

export type DecodeFailure =
  /** The bytes are in an encoding that can be told but not read here, e.g. `mac-arabic`, `cp720`, `cp864`. */
  | { readonly kind: 'unsupported-encoding'; readonly encoding: string }
  /** Not text at all. `content` says what it is where its first bytes tell. */
  | { readonly kind: 'binary-content'; readonly content: BinaryContent }

export type BinaryContent =
  | 'pdf'
  | 'zip'
  | 'old-office'
  | 'image'
  | 'audio-or-video'
  | 'program'
  | 'database'
  | 'archive'
  | 'unknown'
