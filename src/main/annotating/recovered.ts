/** What earlier sessions could not save: listed, applied where a person says so, or put into the bin. */
import { basename, dirname } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { loadCorrections } from '#core/sidecar/corrections.ts'
import { nameForShow } from '#core/text/names.ts'
import type { RecoveredFailure, RecoveredList } from '#ipc/annotating/recovered.ts'
import type { SimpleFailure, WriteFailure } from '#ipc/annotating/saving.ts'
import type { PendingJournal } from '#main/files/durable/journal-file.ts'
import { sha256, writeFile } from '#main/files/durable/write.ts'
import { examine } from './beside.ts'
import { ArticleBin } from './bin-items.ts'
import { type CorrectedPlace, writeCorrection } from './correcting.ts'
import type { AnnotatingEnvironment } from './environment.ts'
import { type KeptAnnotations, type KeptCorrection, type KeptWork, keptIn } from './kept-work.ts'
import { sha256OfText } from './place.ts'
import { readBeside } from './reading.ts'
import { plainFailure, writeFailure } from './write-failure.ts'

interface Left {
  readonly id: string
  readonly journal: PendingJournal
  readonly work: KeptWork
}

/** The journals of earlier sessions. Those of articles that this one has saved to are not among them. */
export class RecoveredJournals {
  readonly #environment: AnnotatingEnvironment

  constructor(environment: AnnotatingEnvironment) {
    this.#environment = environment
  }

  async list(): Promise<RecoveredList> {
    const pending = await this.#environment.journal.pending()
    if (!pending.ok) {
      const { failure } = pending
      const code = failure.kind === 'io' ? failure.code : failure.kind
      return { work: [], unreadable: [{ file: '', code }] }
    }
    const work = []
    for (const { id, journal, work: kept } of leftIn(pending.value.journals)) {
      if (kept.kind === 'annotations' && (await this.#isInPlace(journal, kept))) continue
      const { kind, at: since } = kept
      work.push({ id, kind, article: nameForShow(basename(kept.article)), since })
    }
    return { work, unreadable: pending.value.unreadable }
  }

  /** The article's path; null where there is no such work. */
  async articleOf(id: string): Promise<string | null> {
    return (await this.#find(id))?.work.article ?? null
  }

  async apply(id: string): Promise<Result<void, RecoveredFailure>> {
    const left = await this.#find(id)
    if (left === null) return err({ kind: 'gone' })
    const applied =
      left.work.kind === 'annotations'
        ? await this.#applyAnnotations(left.journal.target, left.work)
        : await this.#applyCorrection(left.work)
    return applied.ok ? this.#drop(left) : applied
  }

  async discard(id: string): Promise<Result<void, SimpleFailure>> {
    const left = await this.#find(id)
    if (left === null) return err({ kind: 'gone' })
    const { work } = left
    const bin = new ArticleBin(this.#environment.bin, work.article)
    const binned =
      work.kind === 'annotations'
        ? await bin.putWhole('unsaved-work', work.at, Buffer.from(work.content))
        : await bin.putWhole(
            'article',
            nameForShow(basename(work.article)),
            Buffer.from(work.bytes, 'base64'),
          )
    if (!binned.ok) return binned
    const items = await bin.putItems(work.kind === 'annotations' ? work.removed : [])
    return items.ok ? this.#drop(left) : items
  }

  async #find(id: string): Promise<Left | null> {
    const pending = await this.#environment.journal.pending()
    if (!pending.ok) return null
    return leftIn(pending.value.journals).find((left) => left.id === id) ?? null
  }

  /** It reached its file, and only the journal's end was not: nothing to decide. */
  async #isInPlace({ target }: PendingJournal, work: KeptAnnotations): Promise<boolean> {
    const read = await readBeside(this.#environment.durable, target.path, work.root)
    if (!read.ok || read.value?.sha256 !== sha256(Buffer.from(work.content))) return false
    const bin = new ArticleBin(this.#environment.bin, work.article)
    const binned = await bin.putItems(work.removed)
    return binned.ok && (await this.#environment.journal.discard(target.path)).ok
  }

  /** Saves the sidecar; where the file is not what it was made upon, both together. */
  async #applyAnnotations(
    target: { readonly path: string; readonly base: string | null },
    work: Pick<KeptAnnotations, 'article' | 'root' | 'content'> & {
      readonly removed?: KeptAnnotations['removed']
    },
  ): Promise<Result<void, RecoveredFailure>> {
    const { durable, work: threads } = this.#environment
    const read = await readBeside(durable, target.path, work.root)
    if (!read.ok) return err({ kind: 'cannot-merge' })
    const current = read.value
    let content = Buffer.from(work.content)
    if (!(await this.#isOwn(content)) || !(current === null || (await this.#isOwn(current.bytes))))
      return err({ kind: 'cannot-merge' })
    if (current !== null && current.sha256 !== target.base) {
      const merged = await threads.merge(content, current.bytes)
      if (!merged.ok) return err({ kind: 'cannot-merge' })
      content = Buffer.from(merged.value)
    }
    const bin = new ArticleBin(this.#environment.bin, work.article)
    const binned = await bin.putItems(work.removed ?? [])
    if (!binned.ok) return binned
    const file = { path: target.path, root: work.root }
    const written = await writeFile(durable, file, content, current?.sha256 ?? null)
    if (written.ok) return ok(undefined)
    const { failure } = written
    return err(failure.kind === 'changed-on-disk' ? failure : writeFailure(failure))
  }

  async #isOwn(bytes: Uint8Array): Promise<boolean> {
    const annotator = this.#environment.annotator()
    if (annotator === null) return false
    return (await examine(this.#environment, bytes, annotator)).readOnly === null
  }

  async #applyCorrection(work: KeptCorrection): Promise<Result<void, RecoveredFailure>> {
    const { article: path, root, expected, sidecar } = work
    const place: CorrectedPlace = {
      path,
      root,
      name: basename(path),
      folder: dirname(path),
    }
    const bytes = Buffer.from(work.bytes, 'base64')
    const read = await readBeside(this.#environment.durable, path, root)
    if (!read.ok || read.value === null) return err({ kind: 'changed-on-disk' })
    if (read.value.sha256 !== sha256(bytes)) {
      const loaded = loadCorrections(correctionsText(work.correction))
      const [correction] = loaded.ok ? loaded.value.corrections : []
      if (correction === undefined) return err({ kind: 'cannot-merge' })
      const written = await writeCorrection(this.#environment, place, correction, bytes, expected)
      if (!written.ok)
        return written.failure.kind === 'article-changed'
          ? err({ kind: 'changed-on-disk' })
          : err(written.failure)
    }
    if (sidecar === null) return ok(undefined)
    return this.#applyAnnotations(sidecar, { article: path, root, content: sidecar.content })
  }

  async #drop({ journal }: Left): Promise<Result<void, WriteFailure>> {
    const dropped = await this.#environment.journal.discard(journal.target.path)
    return dropped.ok ? ok(undefined) : err(plainFailure(dropped.failure))
  }
}

function leftIn(journals: readonly PendingJournal[]): readonly Left[] {
  return journals.flatMap((journal) => {
    const work = keptIn(journal)
    return work === null
      ? []
      : [{ id: sha256OfText(journal.target.path).slice(0, 24), journal, work }]
  })
}

function correctionsText(correction: string): string {
  return `{"format":"isnad-corrections","version":1,"corrections":[${correction}]}`
}
