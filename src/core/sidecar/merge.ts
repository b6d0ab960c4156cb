import {
  commentSchema,
  conflictSchema,
  decisionSchema,
  reviewSchema,
} from '#core/annotation/records.ts'
import { isRecord } from '#core/json.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  annotatorSchema,
  documentSchema,
  frameSchema,
  isSidecar,
  type Sidecar,
  sidecarSchema,
  spanSchema,
} from './schema.ts'
import {
  Conflicts,
  type FieldRule,
  flagDeletion,
  isSame,
  type JsonRecord,
  type MergedList,
  mergeList,
  mergeRecord,
  mergeValue,
} from './three-way.ts'
import { mapped } from './unknown-fields.ts'

/** What a merge brought to one side, by ids of spans, frames and entries. */
export interface MergeReport {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Ids of conflicts that were not there before. */
  readonly conflicts: readonly string[]
}

export interface MergedSidecar {
  readonly sidecar: Sidecar
  /** As seen from `ours`. */
  readonly report: MergeReport
}

/** Sidecars of two people, or of one id under two keys, are never merged. */
export interface MergeFailure {
  readonly kind: 'different-annotators'
  readonly ours: string
  readonly theirs: string
}

const itemRules: Readonly<Record<string, FieldRule>> = {
  attributes: 'keyed',
  roles: 'sets',
  modified: 'latest',
  created: 'earliest',
}

/**
 * Merges one annotator's sidecar that was changed in two places, item by item. `base` is what both
 * began with; null where it is not known, and then nothing counts as deleted. Additions unite;
 * changes of different fields unite; of one field changed on both sides the later stands and both
 * are kept in `conflicts`; a change beats a deletion, flagged; an item that a frame still holds is
 * not deleted; fields that are not known here are merged like others. The order of the two sides
 * does not matter, and merging the result with either side again changes nothing.
 */
export function mergeSidecars(
  base: Sidecar | null,
  ours: Sidecar,
  theirs: Sidecar,
): Result<MergedSidecar, MergeFailure> {
  if (ours.annotator.id !== theirs.annotator.id || ours.annotator.key !== theirs.annotator.key)
    return err({
      kind: 'different-annotators',
      ours: ours.annotator.id,
      theirs: theirs.annotator.id,
    })
  const conflicts = new Conflicts()
  const article = mergeValue(
    { item: null, field: 'article', later: 0 },
    base?.article,
    ours.article,
    theirs.article,
    conflicts,
  )
  const hash = isSame(article, ours.article) ? ours.article.textSha256 : theirs.article.textSha256
  const [old, a, b] = [
    base && countedIn(hash, base),
    countedIn(hash, ours),
    countedIn(hash, theirs),
  ]
  const merge = new SidecarMerge(old, a, b, conflicts)
  const value = merge.result(article)
  if (!isSidecar(value)) throw new Error('A merge of two sound sidecars is not one')
  return ok({ sidecar: value, report: reportOf(ours, value) })
}

/** The sidecar with segments marked that count in another text than the one named by `hash`. */
function countedIn(hash: string, sidecar: Sidecar): Sidecar {
  const own = sidecar.article.textSha256
  const spans = sidecar.spans.map((span) => {
    const segments = mapped(span.segments, (segment) => {
      const { textSha256 = own, ...rest } = segment
      if (textSha256 === hash) return segment.textSha256 === undefined ? segment : rest
      return segment.textSha256 === undefined ? { ...segment, textSha256 } : segment
    })
    return segments === span.segments ? span : { ...span, segments }
  })
  return { ...sidecar, spans }
}

class SidecarMerge {
  readonly #base: Sidecar | null
  readonly #a: Sidecar
  readonly #b: Sidecar
  readonly #conflicts: Conflicts

  constructor(base: Sidecar | null, a: Sidecar, b: Sidecar, conflicts: Conflicts) {
    this.#base = base
    this.#a = a
    this.#b = b
    this.#conflicts = conflicts
  }

  result(article: unknown): unknown {
    const spans = this.#list('spans', spanSchema.shape)
    const frames = this.#list('frames', frameSchema.shape)
    const [keptSpans, keptFrames] = this.#withReferred(spans, frames)
    const lists = {
      spans: [...keptSpans.values()],
      frames: [...keptFrames.values()],
      comments: [...this.#list('comments', commentSchema.shape).items.values()],
      reviews: [...this.#list('reviews', reviewSchema.shape).items.values()],
      decisions: [...this.#list('decisions', decisionSchema.shape).items.values()],
      conflicts: this.#mergedConflicts(),
    }
    const { decisions, ...always } = lists
    const hasDecisions = decisions.length > 0 || this.#a.decisions || this.#b.decisions
    const parts: JsonRecord = {
      ...always,
      ...(hasDecisions && { decisions }),
      article,
      annotator: this.#part('annotator', annotatorSchema.shape),
      // The version of one with the id of another would name a tagset that nobody used.
      tagset: mergeValue(
        { item: null, field: 'tagset', later: 0 },
        this.#base?.tagset,
        this.#a.tagset,
        this.#b.tagset,
        this.#conflicts,
      ),
      document: this.#part('document', documentSchema.shape),
    }
    const shell = this.#shell(parts)
    return { ...shell, ...parts, conflicts: this.#conflicts.unitedWith(lists.conflicts) }
  }

  /** The sidecar's own fields: what is left beside the parts, which stand in as null. */
  #shell(parts: JsonRecord): JsonRecord {
    const emptied = (sidecar: Sidecar): JsonRecord =>
      Object.fromEntries(
        Object.entries(sidecar).map(([key, value]) => [
          key,
          Object.hasOwn(parts, key) ? null : value,
        ]),
      )
    return mergeRecord(
      null,
      Object.keys(sidecarSchema.shape),
      {},
      this.#base ? emptied(this.#base) : undefined,
      emptied(this.#a),
      emptied(this.#b),
      this.#conflicts,
    )
  }

  #list(
    name: 'spans' | 'frames' | 'comments' | 'reviews' | 'decisions',
    shape: object,
  ): MergedList {
    const of = (sidecar: Sidecar | null) => sidecar?.[name] ?? []
    return mergeList(
      Object.keys(shape),
      itemRules,
      of(this.#base),
      of(this.#a),
      of(this.#b),
      this.#conflicts,
    )
  }

  /** Conflicts are settled by taking them out; while both sides have one, it keeps all its values. */
  #mergedConflicts(): Sidecar['conflicts'] {
    const settled = new Conflicts()
    const { items } = mergeList(
      Object.keys(conflictSchema.shape),
      { values: 'values' },
      this.#base?.conflicts ?? [],
      this.#a.conflicts,
      this.#b.conflicts,
      settled,
    )
    const known = new Map([...this.#a.conflicts, ...this.#b.conflicts].map((one) => [one.id, one]))
    return [...items].flatMap(([id, item]) => {
      const conflict = known.get(id)
      return conflict && Array.isArray(item.values)
        ? { ...conflict, ...item, values: item.values }
        : []
    })
  }

  #part(name: 'annotator' | 'document', shape: object): JsonRecord {
    return mergeRecord(
      null,
      Object.keys(shape),
      { attributes: 'keyed' },
      this.#base?.[name],
      this.#a[name],
      this.#b[name],
      this.#conflicts,
      `${name}.`,
    )
  }

  /** Brings back deleted items that a frame which stays still holds, and those that they hold. */
  #withReferred(spans: MergedList, frames: MergedList) {
    const keptSpans = new Map(spans.items)
    const keptFrames = new Map(frames.items)
    const waiting = [...keptFrames.values()]
    for (let frame = waiting.pop(); frame !== undefined; frame = waiting.pop()) {
      for (const id of fillersOf(frame)) {
        const span = spans.deleted.get(id)
        const inner = frames.deleted.get(id)
        if (span !== undefined && !keptSpans.has(id)) {
          keptSpans.set(id, span)
          flagDeletion(id, this.#conflicts)
        }
        if (inner !== undefined && !keptFrames.has(id)) {
          keptFrames.set(id, inner)
          waiting.push(inner)
          flagDeletion(id, this.#conflicts)
        }
      }
    }
    return [keptSpans, keptFrames] as const
  }
}

function fillersOf(frame: JsonRecord): readonly string[] {
  const fillers = isRecord(frame.roles) ? Object.values(frame.roles).flat() : []
  return fillers.filter((filler) => typeof filler === 'string')
}

function reportOf(ours: Sidecar, merged: Sidecar): MergeReport {
  const before = itemsOf(ours)
  const after = itemsOf(merged)
  const known = new Set(ours.conflicts.map((conflict) => conflict.id))
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    changed: [...after].flatMap(([id, item]) =>
      before.has(id) && !isSame(before.get(id), item) ? id : [],
    ),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    conflicts: merged.conflicts.flatMap(({ id }) => (known.has(id) ? [] : id)),
  }
}

function itemsOf(sidecar: Sidecar): ReadonlyMap<string, object> {
  const { spans, frames, comments, reviews, decisions = [] } = sidecar
  return new Map(
    [...spans, ...frames, ...comments, ...reviews, ...decisions].map((item) => [item.id, item]),
  )
}
