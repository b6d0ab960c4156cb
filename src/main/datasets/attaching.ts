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
import { containmentOf } from '#core/text/resemblance.ts'
import { TrigramFilter } from '#core/text/trigram-filter.ts'
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
/** So much of a document's own text must stand in an article that is not the same: words alone are in many. */
const leastText = 0.3

/** What is known of all texts of the folder without reading them again. */
interface TextIndex {
  /** The first article of each text, by the text's hash. */
  readonly byText: ReadonlyMap<string, string>
  /** Which words may stand in an article. */
  readonly words: ReadonlyMap<string, TrigramFilter>
}

export class ArticleFinder {
  readonly #root: string
  readonly #files: readonly string[]
  readonly #others: readonly string[]
  readonly #byName = new Map<string, string[]>()
  #index: TextIndex | null = null

  /** `made`: articles that the same import made, which are those of the very texts that they were made of. */
  constructor({ root, articles }: PairedFolder, made: ReadonlySet<string>) {
    this.#root = root
    this.#files = articles.map(({ file }) => file)
    this.#others = this.#files.filter((file) => !made.has(file))
    for (const file of this.#others) {
      const name = plainName(file)
      const alike = this.#byName.get(name)
      if (alike === undefined) this.#byName.set(name, [file])
      else alike.push(file)
    }
  }

  /**
   * The article with the document's very text, a byte order mark apart; else, of those with its name and then of all, the one in
   * which most of the annotated words stand, and some of its text. Null where none has half of them.
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
      const same = hash === null ? undefined : (await this.#texts()).byText.get(hash)
      const article = same === undefined ? null : await this.read(same)
      if (article !== null) return { article, by: 'text' }
    }
    const quotes = quotesOf(document)
    if (quotes.length === 0) return null
    const named = this.#named(document)
    const contained = bare === null ? null : containmentOf(bare)
    const isLike = (other: string): boolean => contained === null || contained(other) >= leastText
    const article =
      (await this.#bestOf(named, quotes, leastShareOfNamed, isLike)) ??
      (await this.#bestOf(
        this.#others.filter((file) => !named.includes(file)),
        quotes,
        leastShare,
        isLike,
        (
          await this.#texts()
        ).words,
      ))
    return article === null ? null : { article, by: 'words' }
  }

  /** Whether an article has the document's name, or is the one that it states. */
  hasNamed(document: ImportedDocument): boolean {
    return this.#named(document).length > 0
  }

  #named({ name, file }: ImportedDocument): readonly string[] {
    return this.#byName.get(plainName(file ?? name)) ?? []
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

  /** Reads every article, once. */
  async #texts(): Promise<TextIndex> {
    if (this.#index !== null) return this.#index
    const byText = new Map<string, string>()
    const words = new Map<string, TrigramFilter>()
    for (const file of this.#files) {
      const article = await this.read(file)
      if (article === null) continue
      const { text, textSha256 } = article.at
      if (!byText.has(textSha256)) byText.set(textSha256, file)
      words.set(file, new TrigramFilter(text))
    }
    this.#index = { byText, words }
    return this.#index
  }

  /**
   * Words count by their length, so that a common short one does not decide. With filters, articles in
   * which too few of the words may stand are not read: there may be thousands, for each document.
   */
  async #bestOf(
    files: readonly string[],
    quotes: readonly string[],
    least: number,
    isLike: (text: string) => boolean,
    filters?: ReadonlyMap<string, TrigramFilter>,
  ): Promise<AttachedArticle | null> {
    const total = quotes.reduce((sum, quote) => sum + quote.length, 0)
    const shareOf = (isThere: (quote: string) => boolean): number =>
      quotes.reduce((sum, quote) => sum + (isThere(quote) ? quote.length : 0), 0) / total
    let best: AttachedArticle | null = null
    let most = 0
    let isTie = false
    for (const file of files) {
      if (filters !== undefined) {
        const filter = filters.get(file)
        const atMost = filter === undefined ? 0 : shareOf((quote) => filter.mayHold(quote))
        if (atMost < least || atMost < most) continue
      }
      const article = await this.read(file)
      if (article === null) continue
      const { text } = article.at
      const share = shareOf((quote) => text.includes(quote))
      if (share < least || share < most || !isLike(text)) continue
      isTie = share === most && best !== null
      best = article
      most = share
    }
    return isTie ? null : best
  }
}

function quotesOf({ text, spans }: ImportedDocument): readonly string[] {
  return spans
    .flatMap(({ segments, unplaced }) => [
      ...(text === null ? [] : segments.map(({ start, end }) => text.slice(start, end))),
      ...unplaced.map(({ quote }) => quote),
    ])
    .filter((quote) => quote !== '')
}

/** The name without its folders and its ending. */
function plainName(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1)
  const extension = extensionOf(last)
  return extension === '' ? last : last.slice(0, -extension.length - 1)
}
