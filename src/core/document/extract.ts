/** The one way from an article's bytes to its document: format, encoding, then the format's own rules. */
import { err, ok, type Result } from '#core/result.ts'
import { decode } from '#core/text/decode.ts'
import type { DecodeFailure, EncodingId, EncodingReason } from '#core/text/encoding.ts'
import type {
  ArticleDocument,
  ArticleFormat,
  Decoding,
  ExtractionFailure,
  ExtractionNotice,
} from './document.ts'
import { extensionOf, formatOfContent, formatOfName } from './format.ts'
import { inspectText } from './limits.ts'
import { extractText } from './text.ts'

export interface ExtractOptions {
  /** The encoding to read in, where it is known; detected otherwise. DOCX states its own. */
  readonly encoding?: EncodingId
  /** Who said so. */
  readonly reason?: Extract<EncodingReason, `set-by-${string}`>
  /** The format to read as, where a sidecar says it; else by name and content. */
  readonly format?: ArticleFormat
}

export interface Extracted {
  readonly document: ArticleDocument
  readonly decoding: Decoding
}

export type ExtractFailure =
  | DecodeFailure
  | ExtractionFailure
  | { readonly kind: 'unsupported-format'; readonly extension: string }

/**
 * Reads an article. `name` is its file name, of which only the extension counts; `bytes` are the whole file
 * and are not kept. Each format's reader is loaded when the first article of its kind is read.
 */
export async function extract(
  name: string,
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<Result<Extracted, ExtractFailure>> {
  const extension = extensionOf(name)
  const promised = formatOfName(name)
  const found = options.format ?? formatFor(extension, promised, bytes)
  if (found === null) return err({ kind: 'unsupported-format', extension })
  const extracted = await extractAs(found, name, bytes, options)
  if (!extracted.ok) return extracted
  const { document, decoding } = extracted.value
  const notices: ExtractionNotice[] = [...document.notices, ...inspectText(document.text)]
  if (promised !== null && promised !== found)
    notices.unshift({ kind: 'format-by-content', extension, format: found })
  return ok({ document: { ...document, notices }, decoding })
}

/** Content overrules a name that promises text; a file without an extension is what it holds. */
function formatFor(
  extension: string,
  promised: ArticleFormat | null,
  bytes: Uint8Array,
): ArticleFormat | null {
  if (extension === '') return formatOfContent(bytes) ?? 'text'
  if (extension === 'doc') return 'docx'
  if (promised === null || promised === 'docx') return promised
  return formatOfContent(bytes) ?? promised
}

async function extractAs(
  format: ArticleFormat,
  name: string,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Result<Extracted, ExtractFailure>> {
  switch (format) {
    case 'text':
      return extractDecoded(bytes, options, (text) => ok(extractText(text)))
    case 'markdown': {
      const { extractMarkdown } = await import('./markdown/extract-markdown.ts')
      return extractDecoded(bytes, options, extractMarkdown)
    }
    case 'html': {
      const { declaredCharset } = await import('./html/charset.ts')
      const { extractHtml } = await import('./html/extract-html.ts')
      const { htmlOfXhtml } = await import('./html/xhtml.ts')
      const declared = declaredCharset(bytes)
      const stated = declared === undefined ? {} : { declared }
      return extractDecoded(bytes, { ...options, ...stated }, (source) =>
        extractHtml(extensionOf(name) === 'xhtml' ? htmlOfXhtml(source) : source),
      )
    }
    case 'docx': {
      const { extractDocx } = await import('./docx/extract-docx.ts')
      const document = extractDocx(bytes)
      return document.ok ? ok({ document: document.value, decoding: ownEncoding }) : document
    }
  }
}

/** DOCX states its encoding in each part and has no line ends of its own. */
const ownEncoding: Decoding = {
  encoding: null,
  reason: null,
  byteOrderMark: false,
  newlines: 'none',
  notices: [],
}

async function extractDecoded(
  bytes: Uint8Array,
  { encoding, reason, declared }: ExtractOptions & { readonly declared?: string },
  toDocument: (
    text: string,
  ) =>
    | Result<ArticleDocument, ExtractionFailure>
    | Promise<Result<ArticleDocument, ExtractionFailure>>,
): Promise<Result<Extracted, ExtractFailure>> {
  const decoded = decode(bytes, {
    ...(encoding === undefined ? {} : { encoding, reason: reason ?? 'set-by-user' }),
    ...(declared === undefined ? {} : { declared }),
  })
  if (!decoded.ok) return decoded
  const { text, ...decoding } = decoded.value
  const document = await toDocument(text)
  return document.ok ? ok({ document: document.value, decoding }) : document
}
