import { type Annotations, hasItem } from '#core/annotation/model.ts'
import { envelopeOf, SidecarMaker, toAnnotations, toSidecar } from '#core/sidecar/convert.ts'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { parseSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'
import type { AnnotatingEvents } from '#ipc/annotating/events.ts'
import type {
  AnnotationsSaveFailure,
  ChangedOnDisk,
  SavedAnnotations,
} from '#ipc/annotating/saving.ts'
import type { ArticleToken } from '#ipc/contract.ts'
import { bridge } from '#renderer/bridge.ts'
import { replaceSession } from './act.ts'
import { type OpenSession, openSession, updateSession, useAnnotating } from './annotating-state.ts'
import { removedItems } from './removed-items.ts'
import { showSaving } from './saving-state.ts'
import { nextTask, type SavedText, sendAhead } from './send-ahead.ts'

/** How long after a change a save begins, in milliseconds: a burst of keys is one save. */
const settling = 300

/** Times that a save is merged with what the disk has and tried again before it is left for the next change. */
const mostMerges = 5

/**
 * Saves the open annotations by themselves, one save at a time. The window holds what the file was
 * when it was last read or written (`base`), so that a change by someone else is merged three-way.
 */
export class Saver {
  readonly token: ArticleToken
  #base: { readonly sha256: string | null; readonly sidecar: Sidecar | null }
  /** The text of the last save, where it was long. */
  #savedText: SavedText | null = null
  #maker: SidecarMaker | null = null
  /** The annotations that the file has. */
  #saved: Annotations
  /** Those last seen: whatever else changes in the session asks for no save. */
  #seen: Annotations
  /** Those that the last save was made of, whatever became of it. */
  #tried: Annotations | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #underWay: Promise<void> | null = null
  /** Hash of what came into the file's place and may not be written over. */
  #unwritable: string | null = null
  #restored: readonly string[] = []
  /** Ids of items that were handed over for the bin in this session: undoing may bring them back. */
  #binned: ReadonlySet<string> = new Set()
  readonly #stop: () => void

  constructor(
    opened: OpenSession,
    base: { readonly sha256: string | null; readonly sidecar: Sidecar | null },
  ) {
    this.token = opened.article.reference.token
    this.#base = base
    this.#saved = opened.session.annotations
    this.#seen = this.#saved
    this.#stop = useAnnotating.subscribe(({ now }) => {
      if (now.kind !== 'ready' || now.session.annotations === this.#seen) return
      this.#seen = now.session.annotations
      if (this.#seen !== this.#saved) this.#schedule()
    })
  }

  /** Hash of the file that the next save is made upon; null where there is none yet. */
  get baseSha256(): string | null {
    return this.#base.sha256
  }

  /** Hash of what lies in the file's place, as far as is known: what replaces it is written over that. */
  get onDisk(): string | null {
    return this.#unwritable ?? this.#base.sha256
  }

  /** Both say the same of the article: where the file has `before`, it has `after`. */
  isSame(before: Annotations, after: Annotations): void {
    if (this.#saved === before) this.#saved = after
  }

  /** Ids of the bin's items that the annotations hold again: they leave it with the next save. */
  takeFromBin(ids: readonly string[]): void {
    this.#restored = [...this.#restored, ...ids]
  }

  /** Saves what is not saved yet; settled when that has been tried. */
  async flush(): Promise<void> {
    this.#cancelTimer()
    await this.#underWay
    if (this.#isDirty()) await this.#begin()
  }

  /** Saves what is left and ends. */
  async close(): Promise<void> {
    this.#stop()
    await this.flush()
  }

  /** The file changed on disk while it was open. */
  async diskChanged({
    content,
    sha256,
    readOnly,
  }: AnnotatingEvents['annotationsChanged']): Promise<void> {
    await this.#underWay
    this.#unwritable = readOnly === null ? null : sha256
    if (readOnly === null) this.#isWritableAgain()
    if (sha256 === this.#base.sha256) return
    if (readOnly !== null) {
      this.#cancelTimer()
      updateSession({ readOnly })
      return
    }
    if (this.#merge({ kind: 'changed-on-disk', content, sha256 }) && this.#isDirty())
      this.#schedule()
  }

  /** What had come into the file's place while the article was open is gone from there. */
  #isWritableAgain(): void {
    const now = openSession()
    if (now !== null && now.readOnly !== null && now.opened.readOnly === null)
      updateSession({ readOnly: null })
  }

  /** A save that had failed went through by main's own trying. */
  retried(saved: SavedAnnotations): void {
    if (this.#underWay !== null) return
    this.#base = { ...this.#base, sha256: saved.sha256 }
    if (this.#isDirty()) this.#schedule()
    else showSaving({ kind: 'saved' })
  }

  #isDirty(): boolean {
    const now = openSession()
    return now !== null && now.readOnly === null && now.session.annotations !== this.#saved
  }

  #schedule(): void {
    if (this.#timer !== null || this.#underWay !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#begin()
    }, settling)
    showSaving({ kind: 'waiting' })
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  async #begin(): Promise<void> {
    this.#underWay = this.#save()
    await this.#underWay
    this.#underWay = null
    const now = openSession()
    // What failed is left to main's own trying, and to the next change.
    if (this.#isDirty() && now?.session.annotations !== this.#tried) this.#schedule()
  }

  async #save(): Promise<void> {
    for (let merges = 0; ; merges++) {
      const now = openSession()
      if (now === null || now.envelope === null || !this.#isDirty()) return
      const { annotations } = now.session
      this.#tried = annotations
      if (this.#maker?.at !== now.at) this.#maker = new SidecarMaker(now.at)
      const sidecar = this.#maker.make(annotations, now.envelope)
      const removed: readonly RemovedItem[] = removedItems(this.#base.sidecar, sidecar)
      const back = [...this.#binned].filter((id) => hasItem(annotations, id))
      const restored = [...this.#restored, ...back]
      this.#binned = new Set([...this.#binned, ...removed.map(({ id }) => id)])
      showSaving({ kind: 'saving' })
      // Between what takes long with many annotations the window goes on.
      await nextTask()
      const sent = await sendAhead(sidecar, now.tagset, this.#savedText)
      const saved = await bridge.saveAnnotations({
        token: this.token,
        base: this.#base.sha256,
        content: sent.content,
        ahead: sent.ahead,
        removed,
        restored,
      })
      if (saved.ok) {
        this.#base = { sha256: saved.value.sha256, sidecar }
        this.#saved = annotations
        this.#savedText = sent.layout ? { sha256: saved.value.sha256, layout: sent.layout } : null
        this.#restored = this.#restored.filter((id) => !restored.includes(id))
        this.#binned = new Set([...this.#binned].filter((id) => !back.includes(id)))
        showSaving({ kind: 'saved' })
        return
      }
      if (saved.failure.kind !== 'changed-on-disk' || merges === mostMerges) {
        this.failed(saved.failure)
        return
      }
      if (!this.#merge(saved.failure)) return
    }
  }

  /** Says why it is not saved; what can no longer be saved is only to be read. */
  failed(failure: AnnotationsSaveFailure): void {
    showSaving({ kind: 'not-saved', failure })
    if (failure.kind === 'not-writable') updateSession({ readOnly: failure.reason })
  }

  /** Takes in what the disk has, by id and field; false where that is not a sidecar to merge with. */
  #merge(disk: ChangedOnDisk): boolean {
    const now = openSession()
    if (now === null || now.envelope === null) return false
    if (disk.content === null) {
      // Somebody deleted the file: what is in the window is all there is, and is written again.
      this.#base = { sha256: null, sidecar: null }
      return true
    }
    const parsed = parseSidecar(disk.content)
    if (!parsed.ok) {
      updateSession({ readOnly: parsed.failure })
      return false
    }
    const theirs = parsed.value.sidecar
    const ours = toSidecar(now.session.annotations, now.envelope, now.at)
    const merged = mergeSidecars(this.#base.sidecar, ours, theirs)
    if (!merged.ok) {
      updateSession({ readOnly: { kind: 'other-annotator', annotator: merged.failure.theirs } })
      return false
    }
    const { sidecar, report } = merged.value
    const annotations = toAnnotations(sidecar, sidecar.article.textSha256, now.at)
    replaceSession({ ...now.session, annotations })
    updateSession({ envelope: envelopeOf(sidecar), merged: report })
    this.#base = { sha256: disk.sha256, sidecar: theirs }
    const isSame = serialiseSidecar(sidecar, now.tagset) === serialiseSidecar(theirs, now.tagset)
    if (isSame) {
      this.#saved = annotations
      showSaving({ kind: 'saved' })
    }
    return true
  }
}
