/** Reads the articles of a folder with what was annotated of them, one at a time. */
import { basename, dirname, join } from 'node:path'
import { type Extracted, type ExtractFailure, extract } from '#core/document/extract.ts'
import type { DatasetDocument } from '#core/formats/dataset.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toAnnotations } from '#core/sidecar/convert.ts'
import { type Corrections, correctionsName, loadCorrections } from '#core/sidecar/corrections.ts'
import { goldAnnotator } from '#core/sidecar/name.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { UnreadFile } from '#ipc/datasets.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import { sha256OfBytes, sha256OfText } from './hashing.ts'
import type { PairedArticle } from './pairing.ts'

/** An article's file and the sidecars beside it, as far as they could be read. */
export interface ReadArticle {
  readonly file: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly sidecars: readonly ReadSidecar[]
}

export interface ReadSidecar {
  readonly file: string
  readonly sidecar: Sidecar
}

/** One article as it was read, and what of it was not. */
export interface ArticleReading<T extends ReadArticle = ReadArticle> {
  /** Null where the article itself could not be read. */
  readonly read: T | null
  readonly unread: readonly UnreadFile[]
}

/** With the bytes that its sidecars were read from. */
export interface FileArticle extends ReadArticle {
  readonly sidecars: readonly (ReadSidecar & { readonly bytes: Uint8Array })[]
}

/** Reads articles one after the other, in their order. */
export type ReadAll = (
  root: string,
  articles: readonly PairedArticle[],
) => Iterable<ArticleReading> | AsyncIterable<ArticleReading>

/** Each when it is asked for. */
export function* readInTurn(
  root: string,
  articles: readonly PairedArticle[],
): Generator<ArticleReading<FileArticle>> {
  for (const article of articles) yield readPaired(root, article)
}

/** Reads one article's bytes and its sidecars. */
export function readPaired(root: string, article: PairedArticle): ArticleReading<FileArticle> {
  const { file } = article
  const found = readArticleFile(join(root, file), root)
  if (!found.ok) return { read: null, unread: [{ file, failure: found.failure }] }
  const sidecars: FileArticle['sidecars'][number][] = []
  const unread: UnreadFile[] = []
  for (const sidecar of article.sidecars) {
    const one = readOne(root, sidecar.file, sidecar.annotator)
    if (one.ok) sidecars.push(one.value)
    else unread.push({ file: sidecar.file, failure: one.failure })
  }
  const bytes = found.value
  return { read: { file, bytes, sha256: sha256OfBytes(bytes), sidecars }, unread }
}

function readOne(
  root: string,
  file: string,
  annotator: string,
): Result<FileArticle['sidecars'][number], UnreadFile['failure']> {
  const read = readArticleFile(join(root, file), root)
  if (!read.ok) return read
  const parsed = readSidecar(read.value)
  if (!parsed.ok) return parsed
  const { sidecar } = parsed.value
  if (sidecar.annotator.id !== annotator)
    return err({ kind: 'other-annotator-inside', annotator: sidecar.annotator.id })
  return ok({ file, bytes: read.value, sidecar })
}

/** An article as one of its sidecars has it read: decoded and extracted as that says. */
export interface ArticleText extends Extracted {
  readonly at: TextAtHand
}

/** Gives the text of an article for each of its sidecars; those that agree how to read it share one. */
export class ArticleTexts {
  readonly #article: ReadArticle
  readonly #texts = new Map<string, Result<ArticleText, ExtractFailure>>()

  constructor(article: ReadArticle) {
    this.#article = article
  }

  async for({ article }: Sidecar): Promise<Result<ArticleText, ExtractFailure>> {
    const { encoding, extraction } = article
    const key = `${encoding} ${extraction.format}`
    const known = this.#texts.get(key) ?? (await this.#read(encoding, extraction.format))
    this.#texts.set(key, known)
    return known
  }

  async #read(
    encoding: Sidecar['article']['encoding'],
    format: Sidecar['article']['extraction']['format'],
  ): Promise<Result<ArticleText, ExtractFailure>> {
    const { file, bytes } = this.#article
    const extracted = await extract(basename(file), bytes, {
      format,
      ...(encoding !== null && { encoding }),
    })
    if (!extracted.ok) return extracted
    const { text } = extracted.value.document
    const at = { text, textSha256: sha256OfText(text), offsets: new OffsetMap(text) }
    return ok({ ...extracted.value, at })
  }
}

/** Which annotators' work is wanted: ids; `all` is everyone but the adjudicated result. */
export type WantedAnnotators = 'all' | ReadonlySet<string>

/**
 * Whether a sidecar belongs in a data set. A reviewer's file without spans is not an annotator who
 * found nothing.
 */
export function isWanted({ annotator, spans }: Sidecar, wanted: WantedAnnotators): boolean {
  if (wanted !== 'all') return wanted.has(annotator.id)
  if (annotator.id === goldAnnotator) return false
  return annotator.role === 'annotator' || spans.length > 0
}

/** The document of a data set that a sidecar makes of its article. */
export function toDocument(
  stem: string,
  article: Pick<ReadArticle, 'file' | 'sha256'>,
  sidecar: Sidecar,
  { at, document, decoding }: ArticleText,
  corrections: Corrections | null,
): DatasetDocument {
  const { id, name, role } = sidecar.annotator
  return {
    stem,
    article: {
      file: article.file,
      sha256: article.sha256,
      textSha256: at.textSha256,
      encoding: decoding.encoding,
      extraction: document.extraction,
      byline: document.byline,
    },
    text: at.text,
    blocks: document.blocks,
    offsets: at.offsets,
    annotator: { id, name, role },
    tagset: sidecar.tagset,
    status: sidecar.status,
    annotations: toAnnotations(sidecar, sidecar.article.textSha256, at, corrections),
    split: null,
  }
}

/**
 * How the article's text was corrected, where a piece of the sidecar counts in an older text and a
 * sound account of it lies beside; null otherwise, and what has no place then stays unplaced.
 */
export function readCorrections(
  root: string,
  file: string,
  { article, spans }: Sidecar,
  { at }: ArticleText,
): Corrections | null {
  const isElsewhere = (textSha256: string | undefined) =>
    textSha256 !== undefined && textSha256 !== at.textSha256
  if (
    !isElsewhere(article.textSha256) &&
    !spans.some(({ segments }) => segments.some(({ textSha256 }) => isElsewhere(textSha256)))
  )
    return null
  const path = join(root, dirname(file), correctionsName(basename(file), sha256OfText))
  const read = readArticleFile(path, root)
  if (!read.ok) return null
  const loaded = loadCorrections(new TextDecoder().decode(read.value))
  return loaded.ok ? loaded.value : null
}
