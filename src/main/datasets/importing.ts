/**
 * Reads others' annotations into sidecars beside the articles of a folder. An annotator's file that is
 * there already is never written, whoever's it is.
 */
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import type { Tagset } from '#core/annotation/tagset.ts'
import { annotationsOfImport, danglingFillers, withCanonicalText } from '#core/formats/imported.ts'
import type { ImportedDocument, ImportProblem } from '#core/formats/importer.ts'
import { applyMapping, type Mapping, NamesFound, unknownNames } from '#core/formats/mapping.ts'
import { type ImportFormatId, importFormats } from '#core/formats/registry.ts'
import { articleStems } from '#core/formats/stems.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toSidecar } from '#core/sidecar/convert.ts'
import { annotatorIdFault, goldAnnotator, sidecarName } from '#core/sidecar/name.ts'
import type { SidecarAnnotator } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { FolderFailure } from '#ipc/contract.ts'
import type { TagsetChoiceFailure } from '#ipc/datasets.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import type { SaveFailure } from '#main/files/durable/save-failure.ts'
import { writeFile } from '#main/files/durable/write.ts'
import { ArticleFinder, type AttachedArticle } from './attaching.ts'
import { sha256OfText } from './hashing.ts'
import { inputsAt } from './inputs.ts'
import { pairFolder } from './pairing.ts'
import { chooseTagset, shippedTagsetOf } from './tagset.ts'
import { Turns, type Watch } from './turns.ts'

export interface ImportRequest {
  /** A file or folder; absolute. */
  readonly input: string
  readonly format: ImportFormatId
  /** The folder of articles; absolute. */
  readonly folder: string
  /** Whose sidecars are made; null: those whom the files name. */
  readonly annotator: string | null
  /** Id or file; null: the project's, else the one that comes with the program. */
  readonly tagset: string | null
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  /** Null: as proposed. */
  readonly mapping: Mapping | null
  /** Only say what would be done. */
  readonly dryRun: boolean
}

export interface ImportEnvironment {
  readonly durable: DurableEnvironment
  /** UTC, to the second. */
  now(): string
  newKey(): string
}

export interface ImportedSidecar {
  /** What the file calls it. */
  readonly name: string
  readonly article: string
  /** The very text was there; an article with the words was; it was made. */
  readonly by: 'text' | 'words' | 'new'
  readonly sidecar: string
  readonly spans: number
  readonly frames: number
  /** Spans with pieces that have no place: they wait in the review queue. */
  readonly toReview: number
}

export interface NotImported {
  readonly name: string
  readonly reason:
    | { readonly kind: 'sidecar-exists'; readonly sidecar: string }
    /** Neither the text nor the words were found in any article, and the file has no text to make one of. */
    | { readonly kind: 'no-article' }
    | { readonly kind: 'article-not-readable' }
    | SaveFailure
}

export interface ImportOutcome {
  readonly imported: readonly ImportedSidecar[]
  readonly notImported: readonly NotImported[]
  readonly problems: readonly ImportProblem[]
  readonly mapping: Mapping
  /** Names that the mapping leads to and the tagset does not know. */
  readonly unknown: ReturnType<typeof unknownNames>
}

export type ImportFailure =
  | (FolderFailure & { readonly of: 'input' | 'folder' })
  | TagsetChoiceFailure
  | { readonly kind: 'nothing-to-import'; readonly problems: readonly ImportProblem[] }

const defaultTagset = 'claims-sources-sentiment'

export async function importAnnotations(
  environment: ImportEnvironment,
  request: ImportRequest,
  watch: Watch,
): Promise<Result<ImportOutcome, ImportFailure>> {
  const source = inputsAt(request.input)
  if (!source.ok) return err({ ...source.failure, of: 'input' })
  const paired = pairFolder(request.folder)
  if (!paired.ok) return err({ ...paired.failure, of: 'folder' })
  const chosen = chooseTagset(paired.value.root, request.tagset, request.shippedTagsets)
  if (!chosen.ok) return chosen
  const tagset = chosen.value ?? shippedTagsetOf(defaultTagset, request.shippedTagsets)
  if (tagset === null) return err({ kind: 'tagset-not-found', file: defaultTagset })

  const names = new NamesFound()
  const problems: ImportProblem[] = []
  const format = importFormats[request.format]
  const total = { documents: 0 }
  for (const document of format.read(source.value, (problem) => problems.push(problem))) {
    names.add(document)
    total.documents++
  }
  if (total.documents === 0) return err({ kind: 'nothing-to-import', problems })
  const mapping = request.mapping ?? names.propose(tagset)

  const run = new ImportRun(
    environment,
    request,
    tagset,
    new ArticleFinder(paired.value),
    paired.value.root,
  )
  const turns = new Turns(watch, total.documents)
  let done = 0
  // Read again, rather than kept: the second time its problems are known.
  for (const document of format.read(source.value, () => undefined)) {
    if (watch.signal.aborted) break
    for (const filler of danglingFillers(document))
      problems.push({ kind: 'dangling', file: document.name, line: null, detail: filler })
    await run.add(withCanonicalText(applyMapping(document, mapping)))
    await turns.give(++done)
  }
  const { imported, notImported } = run
  return ok({ imported, notImported, problems, mapping, unknown: unknownNames(mapping, tagset) })
}

class ImportRun {
  readonly imported: ImportedSidecar[] = []
  readonly notImported: NotImported[] = []
  readonly #environment: ImportEnvironment
  readonly #request: ImportRequest
  readonly #tagset: Tagset
  readonly #finder: ArticleFinder
  readonly #root: string
  readonly #keys = new Map<string, string>()
  /** Articles and sidecars that this run made, or would make, by path. */
  readonly #made = new Map<string, AttachedArticle | null>()
  readonly #newTexts = new Map<string, AttachedArticle>()

  constructor(
    environment: ImportEnvironment,
    request: ImportRequest,
    tagset: Tagset,
    finder: ArticleFinder,
    root: string,
  ) {
    this.#environment = environment
    this.#request = request
    this.#tagset = tagset
    this.#finder = finder
    this.#root = root
  }

  async add(document: ImportedDocument): Promise<void> {
    const { name } = document
    const found = await this.#finder.find(document)
    const article = found?.article ?? (await this.#newArticle(document))
    if (!('file' in article)) {
      this.notImported.push({ name, reason: article })
      return
    }
    const annotator = this.#annotatorOf(document)
    const base = article.file.slice(article.file.lastIndexOf('/') + 1)
    const sidecar =
      article.file.slice(0, -base.length) + sidecarName(base, annotator.id, sha256OfText)
    if (this.#isTaken(sidecar)) {
      this.notImported.push({ name, reason: { kind: 'sidecar-exists', sidecar } })
      return
    }
    const { content, toReview } = this.#sidecarOf(document, article, annotator)
    this.#made.set(sidecar, null)
    const failure = await this.#write(sidecar, content)
    if (failure !== null) {
      this.notImported.push({ name, reason: failure })
      return
    }
    this.imported.push({
      name,
      article: article.file,
      by: found?.by ?? 'new',
      sidecar,
      spans: document.spans.length,
      frames: document.frames.length,
      toReview,
    })
  }

  #sidecarOf(
    document: ImportedDocument,
    article: AttachedArticle,
    annotator: SidecarAnnotator,
  ): { readonly content: string; readonly toReview: number } {
    const { text } = document
    const offsets = text === null ? null : new OffsetMap(text)
    const source =
      text === null || offsets === null
        ? null
        : {
            text,
            textSha256: sha256OfText(text),
            toCodePoint: (at: number) => offsets.toCodePoint(at),
          }
    const { format } = this.#request
    const origin = { kind: 'imported', by: format, from: { name: document.name } } as const
    const annotations = annotationsOfImport(document, source, article.at, {
      origin,
      at: this.#environment.now(),
    })
    const { file, sha256, encoding, extraction, at } = article
    const envelope = {
      article: {
        file: file.slice(file.lastIndexOf('/') + 1),
        sha256,
        encoding,
        textSha256: at.textSha256,
        textLength: at.offsets.codePointLength,
        offsetUnit: 'code-point' as const,
        extraction,
      },
      annotator,
      tagset: { id: this.#tagset.id, version: this.#tagset.version },
    }
    const toReview = [...annotations.spans.values()].filter((span) => span.unplaced.length > 0)
    const sidecar = toSidecar(annotations, envelope, at)
    return { content: serialiseSidecar(sidecar, this.#tagset), toReview: toReview.length }
  }

  /** Writes the document's text as an article of its own; one text makes one article. */
  async #newArticle(document: ImportedDocument): Promise<AttachedArticle | NotImported['reason']> {
    const { text, name, file: stated } = document
    if (text === null) return { kind: 'no-article' }
    const known = this.#newTexts.get(text)
    if (known !== undefined) return known
    const path = stated ?? name
    const stem = articleStems([path], sha256OfText).get(path) ?? 'article'
    let file = `${stem}.txt`
    for (let i = 2; this.#isTaken(file); i++) file = `${stem}-${i}.txt`
    const bytes = Buffer.from(text)
    const article: AttachedArticle = {
      file,
      sha256: sha256OfText(text),
      encoding: 'utf-8',
      extraction: { format: 'text', rules: 1 },
      at: { text, textSha256: sha256OfText(text), offsets: new OffsetMap(text) },
    }
    this.#made.set(file, article)
    const failure = await this.#write(file, bytes.toString())
    if (failure !== null) return failure
    // What was written is what is read: a text may look like a page, or like another encoding.
    const read = this.#request.dryRun ? article : await this.#finder.read(file)
    if (read === null) return { kind: 'article-not-readable' }
    this.#newTexts.set(text, read)
    return read
  }

  #annotatorOf({ annotator }: ImportedDocument): SidecarAnnotator {
    const given = this.#request.annotator
    const id = given ?? slugOf(annotator?.id ?? '')
    const key = this.#keys.get(id) ?? this.#environment.newKey()
    this.#keys.set(id, key)
    return { id, name: given === null ? (annotator?.name ?? id) : id, key, role: 'annotator' }
  }

  #isTaken(file: string): boolean {
    return this.#made.has(file) || fs.existsSync(join(this.#root, file))
  }

  async #write(file: string, content: string): Promise<SaveFailure | null> {
    if (this.#request.dryRun) return null
    const path = join(this.#root, file)
    const saved = await writeFile(
      this.#environment.durable,
      { path, root: dirname(path) },
      Buffer.from(content),
      null,
    )
    return saved.ok ? null : saved.failure
  }
}

/** An annotator's id that sidecars can have, made of any name. */
function slugOf(name: string): string {
  if (name === goldAnnotator) return name
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 32)
  return annotatorIdFault(slug) === null ? slug : 'imported'
}
