/** Finds the article of a folder that imported annotations belong to. */
import { basename, join } from 'node:path'
import type { Extraction } from '#core/document/document.ts'
import { extract } from '#core/document/extract.ts'
import { extensionOf } from '#core/document/format.ts'
import { withoutByteOrderMark } from '#core/formats/imported.ts'
import type { ImportedDocument } from '#core/formats/importer.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import { sha256OfBytes, sha256OfText } from './hashing.ts'
import type { PairedFolder } from './pairing.ts'

/** An article, and how it was found to be the one. */
export interface AttachedArticle {
  readonly file: string
  /** Of its bytes. */
  readonly sha256: string
  readonly encoding: EncodingId | null
  readonly extraction: Extraction
  readonly at: TextAtHand
}

export interface Attachment {
  readonly article: AttachedArticle
  readonly by: 'text' | 'words'
}

/** At least so much of what is annotated must stand in an article that is not the same text. */
const leastShare = 0.5
/** So much is enough in an article that the file names. */
const leastShareOfNamed = 0.2

export class ArticleFinder {
  readonly #root: string
  readonly #files: readonly string[]
  #byText: Map<string, string> | null = null

  constructor({ root, articles }: PairedFolder) {
    this.#root = root
    this.#files = articles.map(({ file }) => file)
  }

  /**
   * The article with the document's very text, a byte order mark apart; else, of those with its name and then of all, the one in
   * which most of the annotated words stand. Null where none has half of them.
   */
  async find(document: ImportedDocument): Promise<Attachment | null> {
    const { text } = document
    const { text: bare } = withoutByteOrderMark(document)
    const hashes = new Set(
      text === null || bare === null
        ? [document.textSha256]
        : [sha256OfText(text), sha256OfText(bare)],
    )
    for (const hash of hashes) {
      const same = hash === null ? undefined : (await this.#texts()).get(hash)
      const article = same === undefined ? null : await this.read(same)
      if (article !== null) return { article, by: 'text' }
    }
    const quotes = quotesOf(document)
    if (quotes.length === 0) return null
    const named = this.#files.filter((file) => isNamed(file, document))
    const article =
      (await this.#bestOf(named, quotes, leastShareOfNamed)) ??
      (await this.#bestOf(
        this.#files.filter((file) => !named.includes(file)),
        quotes,
        leastShare,
      ))
    return article === null ? null : { article, by: 'words' }
  }

  /** Whether an article has the document's name, or is the one that it states. */
  hasNamed(document: ImportedDocument): boolean {
    return this.#files.some((file) => isNamed(file, document))
  }

  /** An article by its path in the folder; null where it cannot be read. */
  async read(file: string): Promise<AttachedArticle | null> {
    const read = readArticleFile(join(this.#root, file), this.#root)
    if (!read.ok) return null
    const extracted = await extract(basename(file), read.value)
    if (!extracted.ok) return null
    const { document, decoding } = extracted.value
    const { text, extraction } = document
    return {
      file,
      sha256: sha256OfBytes(read.value),
      encoding: decoding.encoding,
      extraction,
      at: { text, textSha256: sha256OfText(text), offsets: new OffsetMap(text) },
    }
  }

  async #texts(): Promise<ReadonlyMap<string, string>> {
    if (this.#byText !== null) return this.#byText
    const texts = new Map<string, string>()
    for (const file of this.#files) {
      const article = await this.read(file)
      if (article !== null && !texts.has(article.at.textSha256))
        texts.set(article.at.textSha256, file)
    }
    this.#byText = texts
    return texts
  }

  /** Words count by their length, so that a common short one does not decide. */
  async #bestOf(
    files: readonly string[],
    quotes: readonly string[],
    least: number,
  ): Promise<AttachedArticle | null> {
    const total = quotes.reduce((sum, quote) => sum + quote.length, 0)
    let best: AttachedArticle | null = null
    let most = 0
    let isTie = false
    for (const file of files) {
      const article = await this.read(file)
      if (article === null) continue
      const { text } = article.at
      const found = quotes.filter((quote) => text.includes(quote))
      const share = found.reduce((sum, quote) => sum + quote.length, 0) / total
      if (share < least || share < most) continue
      isTie = share === most && best !== null
      best = article
      most = share
    }
    return isTie ? null : best
  }
}

function quotesOf({ text, spans }: ImportedDocument): readonly string[] {
  return spans.flatMap(({ segments, unplaced }) => [
    ...(text === null ? [] : segments.map(({ start, end }) => text.slice(start, end))),
    ...unplaced.map(({ quote }) => quote).filter((quote) => quote !== ''),
  ])
}

function isNamed(file: string, { name, file: stated }: ImportedDocument): boolean {
  if (stated === file) return true
  const plain = (path: string) => {
    const last = path.slice(path.lastIndexOf('/') + 1)
    const extension = extensionOf(last)
    return extension === '' ? last : last.slice(0, -extension.length - 1)
  }
  return plain(file) === plain(stated ?? name)
}
