import { err, ok, type Result } from '#core/result.ts'
import {
  type Annotations,
  type DocumentRecord,
  type Frame,
  type Roles,
  type Span,
  writer,
} from '../model.ts'
import type { Status } from '../records.ts'
import {
  changedDocument,
  changedEntries,
  changedFrame,
  changedSpan,
  documentBefore,
  type Edit,
  type EditFailure,
  type EntryMaps,
  entriesBefore,
  frameBefore,
  spanBefore,
} from './edit.ts'

/**
 * Annotations while a command changes them. Each map is copied at its first change and only then,
 * so that a command of many steps costs one copy; the annotations it began with stay as they were.
 */
export class Draft implements Annotations {
  status: Status
  document: DocumentRecord
  #spans: Editable<Span>
  #frames: Editable<Frame>
  #entries: EntryMaps
  #framesOf: Map<string, Set<string>> | null = null

  constructor(start: Annotations) {
    this.status = start.status
    this.document = start.document
    this.#spans = new Editable(start.spans)
    this.#frames = new Editable(start.frames)
    const { comments, reviews, decisions, conflicts } = start
    this.#entries = { comments, reviews, decisions, conflicts }
  }

  get spans(): ReadonlyMap<string, Span> {
    return this.#spans.map
  }
  get frames(): ReadonlyMap<string, Frame> {
    return this.#frames.map
  }
  get comments() {
    return this.#entries.comments
  }
  get reviews() {
    return this.#entries.reviews
  }
  get decisions() {
    return this.#entries.decisions
  }
  get conflicts() {
    return this.#entries.conflicts
  }

  finished(): Annotations {
    const { status, document, spans, frames } = this
    return { status, document, spans, frames, ...this.#entries }
  }

  /** Frames with a role that holds the item. */
  framesOf(item: string): ReadonlySet<string> {
    if (this.#framesOf === null) {
      this.#framesOf = new Map()
      for (const frame of this.frames.values()) this.#note(frame.id, frame.roles)
    }
    return this.#framesOf.get(item) ?? new Set()
  }

  #note(frame: string, roles: Roles): void {
    for (const filler of Object.values(roles).flat()) {
      const frames = this.#framesOf?.get(filler)
      if (frames === undefined) this.#framesOf?.set(filler, new Set([frame]))
      else frames.add(frame)
    }
  }

  #forget(frame: string, roles: Roles): void {
    for (const filler of Object.values(roles).flat()) this.#framesOf?.get(filler)?.delete(frame)
  }

  /** Makes one edit, and gives the edit that takes it back. */
  make(edit: Edit): Result<Edit, EditFailure> {
    switch (edit.edit) {
      case 'put-span': {
        const { id } = edit.span
        if (this.#isTaken(id)) return err({ kind: 'id-taken', id })
        this.#spans.set(id, edit.span)
        return ok({ edit: 'drop-span', id })
      }
      case 'drop-span': {
        const span = this.spans.get(edit.id)
        if (span === undefined) return err({ kind: 'no-such-item', id: edit.id })
        const [frame] = this.framesOf(edit.id)
        if (frame !== undefined) return err({ kind: 'still-in-frame', id: edit.id, frame })
        this.#spans.delete(edit.id)
        return ok({ edit: 'put-span', span })
      }
      case 'change-span': {
        const span = this.spans.get(edit.id)
        if (span === undefined) return err({ kind: 'no-such-item', id: edit.id })
        this.#spans.set(edit.id, changedSpan(span, edit.fields))
        return ok({ ...edit, fields: spanBefore(span, edit.fields) })
      }
      case 'put-frame': {
        const { id, roles } = edit.frame
        if (this.#isTaken(id)) return err({ kind: 'id-taken', id })
        const failure = this.#checkFillers(id, roles)
        if (failure !== null) return err(failure)
        this.#frames.set(id, edit.frame)
        this.#note(id, roles)
        return ok({ edit: 'drop-frame', id })
      }
      case 'drop-frame': {
        const frame = this.frames.get(edit.id)
        if (frame === undefined) return err({ kind: 'no-such-item', id: edit.id })
        const [above] = this.framesOf(edit.id)
        if (above !== undefined) return err({ kind: 'still-in-frame', id: edit.id, frame: above })
        this.#forget(edit.id, frame.roles)
        this.#frames.delete(edit.id)
        return ok({ edit: 'put-frame', frame })
      }
      case 'change-frame': {
        const frame = this.frames.get(edit.id)
        if (frame === undefined) return err({ kind: 'no-such-item', id: edit.id })
        const next = changedFrame(frame, edit.fields)
        if (edit.fields.roles !== undefined) {
          const failure = this.#checkFillers(edit.id, next.roles, frame.roles)
          if (failure !== null) return err(failure)
          this.#forget(edit.id, frame.roles)
          this.#note(edit.id, next.roles)
        }
        this.#frames.set(edit.id, next)
        return ok({ ...edit, fields: frameBefore(frame, edit.fields) })
      }
      case 'change-document': {
        const fields = documentBefore(this.document, edit.fields)
        this.document = changedDocument(this.document, edit.fields)
        return ok({ edit: 'change-document', fields })
      }
      case 'set-status': {
        const before = this.status
        this.status = edit.status
        return ok({ edit: 'set-status', status: before })
      }
      case 'change-entries': {
        const entries = entriesBefore(this, edit.entries)
        this.#entries = changedEntries(this.#entries, edit.entries)
        return ok({ edit: 'change-entries', entries })
      }
    }
  }

  #isTaken(id: string): boolean {
    return this.spans.has(id) || this.frames.has(id)
  }

  /** What stands against these fillers; those that the frame had already are left alone. */
  #checkFillers(frame: string, roles: Roles, before: Roles = {}): EditFailure | null {
    const known = new Set(Object.values(before).flat())
    for (const id of Object.values(roles).flat()) {
      if (id === writer || known.has(id)) continue
      if (id !== frame && !this.#isTaken(id)) return { kind: 'no-such-filler', id }
      if (containsFrame(this, id, frame)) return { kind: 'cycle', id }
    }
    return null
  }
}

/** Whether frame `inner` is `outer` or fills a role in it, at any depth. */
export function containsFrame(annotations: Annotations, outer: string, inner: string): boolean {
  const seen = new Set<string>()
  const search = (id: string): boolean => {
    if (id === inner) return true
    if (seen.has(id)) return false
    seen.add(id)
    const frame = annotations.frames.get(id)
    return frame !== undefined && Object.values(frame.roles).flat().some(search)
  }
  return search(outer)
}

class Editable<T> {
  #map: ReadonlyMap<string, T>
  #copy: Map<string, T> | null = null

  constructor(map: ReadonlyMap<string, T>) {
    this.#map = map
  }
  get map(): ReadonlyMap<string, T> {
    return this.#copy ?? this.#map
  }
  #own(): Map<string, T> {
    this.#copy ??= new Map(this.#map)
    return this.#copy
  }
  set(id: string, item: T): void {
    this.#own().set(id, item)
  }
  delete(id: string): void {
    this.#own().delete(id)
  }
}
