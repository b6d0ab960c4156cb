/** Writes imported documents as sidecars, one after the other, or only finds out what that would do. */
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import type { Annotations } from '#core/annotation/model.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { additionTo } from '#core/formats/adding.ts'
import { countedInArticle } from '#core/formats/counted-in-article.ts'
import { withoutByteOrderMark } from '#core/formats/imported.ts'
import type { Assumption, ImportedDocument } from '#core/formats/importer.ts'
import type { ImportFormatId } from '#core/formats/registry.ts'
import { articleStems } from '#core/formats/stems.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toSidecar } from '#core/sidecar/convert.ts'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { sidecarName } from '#core/sidecar/name.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar, SidecarAnnotator } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { ImportedSidecar, ImportStop, NotImported } from '#ipc/imports.ts'
import { plainFailure } from '#main/annotating/write-failure.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import type { SaveFailure } from '#main/files/durable/save-failure.ts'
import { type CurrentFile, updateFile, writeFile } from '#main/files/durable/write.ts'
import type { ArticleFinder, AttachedArticle } from './attaching.ts'
import { sha256OfText } from './hashing.ts'
import type { ArticleOf, ImportSoFar } from './import-so-far.ts'
import { importedAnnotatorId } from './imported-annotator-id.ts'
import { placedAnnotations } from './placed-annotations.ts'

/** What it takes to make files: the disk, a clock, and keys that nobody has. */
export interface ImportEnvironment {
  readonly durable: DurableEnvironment
  /** UTC, to the second. */
  now(): string
  newKey(): string
}

/** Whose sidecars are made. */
export interface ImportAnnotator {
  readonly id: string
  readonly name: string
  /** The annotator's own; null: not known, and a new one where a file is made. */
  readonly key: string | null
  /** Whether annotations are added to the sidecars of this id that are there, or those left alone. */
  readonly adds: boolean
}

export interface ImportRunOptions {
  readonly format: ImportFormatId
  /** Null: those whom the files name. */
  readonly annotator: ImportAnnotator | null
  readonly tagset: Tagset
  /** The folder of articles; absolute, links followed. */
  readonly root: string
  readonly dryRun: boolean
}

type Reason = NotImported['reason']

export class ImportRun {
  readonly #documents: string[]
  readonly #imported: ImportedSidecar[]
  readonly #notImported: NotImported[]
  readonly #blank: (ArticleOf | null)[]
  readonly #bare: ArticleOf[]
  readonly #assumptions: Assumption[]
  readonly #environment: ImportEnvironment
  readonly #options: ImportRunOptions
  readonly #finder: ArticleFinder
  readonly #keys: Map<string, string>
  readonly #made: Set<string>
  readonly #parts: Map<string, ReadonlySet<string>>
  readonly #newTexts = new Map<string, AttachedArticle>()

  /** `before`: what the import that this one goes on with has done. */
  constructor(
    environment: ImportEnvironment,
    options: ImportRunOptions,
    finder: ArticleFinder,
    before: ImportSoFar,
  ) {
    this.#environment = environment
    this.#options = options
    this.#finder = finder
    this.#documents = [...before.documents]
    this.#imported = [...before.imported]
    this.#notImported = [...before.notImported]
    this.#blank = [...before.blank]
    this.#bare = [...before.bare]
    this.#assumptions = [...before.assumptions]
    this.#keys = new Map(before.keys)
    this.#made = new Set(before.made)
    this.#parts = new Map(before.parts)
  }

  get soFar(): ImportSoFar {
    return {
      documents: this.#documents,
      imported: this.#imported,
      notImported: this.#notImported,
      blank: this.#blank,
      bare: this.#bare,
      assumptions: this.#assumptions,
      keys: this.#keys,
      made: this.#made,
      parts: this.#parts,
    }
  }

  /**
   * A document in the tagset's names, its text as articles have it. Gives why all further ones would
   * fail as this one did, which is then not done; else null.
   */
  async add(document: ImportedDocument): Promise<ImportStop['why'] | null> {
    const { name } = document
    const failure = await this.#take(document)
    const stop = failure === null ? null : this.#stopBy(failure)
    if (stop !== null) return stop
    if (failure !== null) this.#notImported.push({ name, reason: failure })
    this.#documents.push(name)
    return null
  }

  async #take(document: ImportedDocument): Promise<Reason | null> {
    const found = await this.#finder.find(document)
    // With nothing to look for, an article of that name is the one, or would be a second of it.
    if (document.isBlank === true && found === null && this.#finder.hasNamed(document)) {
      this.#blank.push(null)
      return null
    }
    const article = found === null ? await this.#newArticle(document) : ok(found.article)
    if (!article.ok) return article.failure
    const by = found?.by ?? 'new'
    if (document.isBlank === true) {
      this.#blank.push({ article: article.value.file, by })
      return null
    }
    const done = await this.#addTo(asIn(article.value, document), article.value)
    if (done.ok) this.#imported.push({ ...done.value, by })
    else if (by === 'new') this.#bare.push({ article: article.value.file, by })
    return done.ok ? null : done.failure
  }

  #stopBy({ kind }: Reason): ImportStop['why'] | null {
    if (kind === 'full-disk') return kind
    return fs.existsSync(this.#options.root) ? null : 'vanished'
  }

  async #addTo(
    document: ImportedDocument,
    article: AttachedArticle,
  ): Promise<Result<Omit<ImportedSidecar, 'by'>, Reason>> {
    const annotator = this.#annotatorOf(document)
    const base = article.file.slice(article.file.lastIndexOf('/') + 1)
    const file = article.file.slice(0, -base.length) + sidecarName(base, annotator.id, sha256OfText)
    const { document: counted, fit } = countedInArticle(document, article.at)
    const { annotations, spans } = placedAnnotations(counted, article.at, {
      format: this.#options.format,
      now: this.#environment.now(),
    })
    const made = this.#sidecarOf(annotations, article, annotator)
    const parts = this.#parts.get(file)
    const part = sha256OfText(document.text ?? document.name)
    const isJoined = document.isOneOfSeveral === true && this.#options.annotator !== null
    if (parts?.has(part) === true && !isJoined) return err({ kind: 'article-twice', sidecar: file })
    const isThere = this.#isTaken(file)
    if (isThere && parts === undefined && this.#options.annotator?.adds !== true)
      return err({ kind: 'sidecar-exists', sidecar: file })
    const written = isThere ? await this.#extend(file, made) : await this.#create(file, made)
    if (!written.ok) return written
    this.#made.add(file)
    this.#parts.set(file, new Set([...(parts ?? []), part]))
    if (fit !== null) this.#assumptions.push({ kind: 'offset-unit', file: document.name, ...fit })
    return ok({
      name: document.name,
      article: article.file,
      sidecar: file,
      annotator: annotator.name,
      isAddition: isThere,
      spans,
      frames: made.frames.length,
      already: written.value,
    })
  }

  #sidecarOf(
    annotations: Annotations,
    { file, sha256, encoding, extraction, at }: AttachedArticle,
    annotator: SidecarAnnotator,
  ): Sidecar {
    const { tagset } = this.#options
    const article = {
      file: file.slice(file.lastIndexOf('/') + 1),
      sha256,
      encoding,
      textSha256: at.textSha256,
      textLength: at.offsets.codePointLength,
      offsetUnit: 'code-point' as const,
      extraction,
    }
    const envelope = { article, annotator, tagset: { id: tagset.id, version: tagset.version } }
    return toSidecar(annotations, envelope, at)
  }

  /** Nothing of a new sidecar was there already. */
  async #create(file: string, made: Sidecar): Promise<Result<number, Reason>> {
    const failure = await this.#write(file, serialiseSidecar(made, this.#options.tagset))
    return failure === null ? ok(0) : err(failure)
  }

  /** Adds to the annotator's own sidecar, as a merge does; how much of it was there already. */
  async #extend(file: string, made: Sidecar): Promise<Result<number, Reason>> {
    const { root, dryRun, annotator } = this.#options
    const path = join(root, file)
    let already = 0
    const update = (current: CurrentFile | null): Result<Uint8Array, Reason> => {
      const read = current === null ? null : readSidecar(current.bytes)
      if (read === null || !read.ok) return err({ kind: 'sidecar-damaged', sidecar: file })
      const existing = read.value.sidecar
      if (annotator?.key != null && existing.annotator.key !== annotator.key)
        return err({ kind: 'sidecar-of-another', sidecar: file })
      if (existing.status === 'submitted') return err({ kind: 'sidecar-submitted', sidecar: file })
      const addition = additionTo(existing, made)
      already = addition.already
      const merged = mergeSidecars(null, existing, addition.sidecar)
      if (!merged.ok) return err({ kind: 'sidecar-of-another', sidecar: file })
      return ok(Buffer.from(serialiseSidecar(merged.value.sidecar, this.#options.tagset)))
    }
    // What this run would have made is not there to be read.
    if (dryRun && !fs.existsSync(path)) return ok(0)
    if (dryRun) {
      const bytes = fs.readFileSync(path)
      const updated = update({ bytes, sha256: '' })
      return updated.ok ? ok(already) : updated
    }
    const target = { path, root: dirname(path) }
    const saved = await updateFile<Reason>(this.#environment.durable, target, update)
    if (saved.ok) return ok(already)
    const { failure } = saved
    switch (failure.kind) {
      case 'changed-on-disk':
      case 'outside-root':
        return err(plainFailure(failure))
      default:
        return err(failure)
    }
  }

  /** Writes the document's text as an article of its own; one text makes one article. */
  async #newArticle(document: ImportedDocument): Promise<Result<AttachedArticle, Reason>> {
    const { text, name, file: stated } = document
    if (text === null) return err({ kind: 'no-article' })
    const known = this.#newTexts.get(text)
    if (known !== undefined) return ok(known)
    const path = stated ?? name
    const stem = articleStems([path], sha256OfText).get(path) ?? 'article'
    let file = `${stem}.txt`
    for (let i = 2; this.#isTaken(file); i++) file = `${stem}-${i}.txt`
    // A U+FEFF that begins the text would be taken for the file's byte order mark, if it had none.
    const content = text.startsWith('\ufeff') ? `\ufeff${text}` : text
    const textSha256 = sha256OfText(text)
    const article: AttachedArticle = {
      file,
      sha256: sha256OfText(content),
      encoding: 'utf-8',
      extraction: { format: 'text', rules: 1 },
      at: { text, textSha256, offsets: new OffsetMap(text) },
    }
    const failure = await this.#write(file, content)
    if (failure !== null) return err(failure)
    this.#made.add(file)
    // What was written is what is read: a text may look like a page, or like another encoding.
    const read = this.#options.dryRun ? article : await this.#finder.read(file)
    if (read === null) return err({ kind: 'article-not-readable' })
    this.#newTexts.set(text, read)
    return ok(read)
  }

  #annotatorOf({ annotator }: ImportedDocument): SidecarAnnotator {
    const given = this.#options.annotator
    const id = given?.id ?? importedAnnotatorId(annotator?.id ?? '')
    const key = given?.key ?? this.#keys.get(id) ?? this.#environment.newKey()
    this.#keys.set(id, key)
    return { id, name: given?.name ?? annotator?.name ?? id, key, role: 'annotator' }
  }

  #isTaken(file: string): boolean {
    return this.#made.has(file) || fs.existsSync(join(this.#options.root, file))
  }

  async #write(file: string, content: string): Promise<Reason | null> {
    const { root, dryRun } = this.#options
    if (dryRun) return null
    const path = join(root, file)
    const target = { path, root: dirname(path) }
    const bytes = Buffer.from(content)
    const saved = await writeFile(this.#environment.durable, target, bytes, null)
    return saved.ok ? null : this.#refusalOf(file, saved.failure)
  }

  /** A file that came to be meanwhile is somebody's. */
  #refusalOf(file: string, failure: SaveFailure): Reason {
    return failure.kind === 'changed-on-disk'
      ? { kind: 'sidecar-exists', sidecar: file }
      : plainFailure(failure)
  }
}

/** The document without the byte order mark, where the article's text is the same without. */
function asIn({ at }: AttachedArticle, document: ImportedDocument): ImportedDocument {
  const bare = withoutByteOrderMark(document)
  return bare.text === at.text ? bare : document
}
