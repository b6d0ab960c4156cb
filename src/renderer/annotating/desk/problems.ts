import type { Annotations, Span } from '#core/annotation/model.ts'
import { changedBetween } from '#core/annotation/shared-ends.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import {
  attributeProblems,
  frameProblems,
  type ProblemReason,
  spanProblems,
} from '#core/sidecar/validate.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { orderedSpans } from './ordered-spans.ts'

/** Everything odd, by item; the document under null. Items without a problem are not in it. */
export type Problems = ReadonlyMap<string | null, readonly ProblemReason[]>

/** Finds problems again after each change at the cost of what has changed. */
class ProblemFinder {
  readonly tagset: Tagset
  readonly text: string
  #spans: readonly Span[] = []
  readonly #ofSpans = new Map<string, readonly ProblemReason[]>()
  #last: { readonly of: Annotations; readonly problems: Problems } | null = null

  constructor(tagset: Tagset, text: string) {
    this.tagset = tagset
    this.text = text
  }

  find(annotations: Annotations, ordered: readonly Span[]): Problems {
    if (this.#last?.of === annotations) return this.#last.problems
    this.#follow(ordered)
    const problems = new Map<string | null, readonly ProblemReason[]>(this.#ofSpans)
    const report = (item: string | null, reasons: readonly ProblemReason[]): void => {
      if (reasons.length > 0) problems.set(item, [...(problems.get(item) ?? []), ...reasons])
    }
    const { document, frames, conflicts } = annotations
    report(null, [...attributeProblems(document.attributes, this.tagset.document.attributes)])
    for (const frame of frames.values())
      report(frame.id, [...frameProblems(frame, annotations, this.tagset)])
    for (const { item, field } of conflicts.values()) report(item, [{ kind: 'conflict', field }])
    this.#last = { of: annotations, problems }
    return problems
  }

  /** The problems of a span follow from the span itself, which never changes. */
  #follow(ordered: readonly Span[]): void {
    const { gone, came } = changedBetween(this.#spans, ordered)
    for (const { id } of gone) this.#ofSpans.delete(id)
    for (const span of came) {
      const found = [...spanProblems(span, this.tagset, this.text)]
      if (found.length > 0) this.#ofSpans.set(span.id, found)
    }
    this.#spans = ordered
  }
}

let finder: ProblemFinder | null = null

/** What is odd about the annotations on a text, by item. */
export function problemsOf(open: OpenSession): Problems {
  const { session, tagset, at } = open
  if (finder?.tagset !== tagset || finder.text !== at.text)
    finder = new ProblemFinder(tagset, at.text)
  return finder.find(session.annotations, orderedSpans(open))
}

/** How many spans have a problem: all items that have one, but for the few that are no spans. */
export function oddSpans(problems: Problems, annotations: Annotations): number {
  const { spans, frames, conflicts } = annotations
  const others = new Set<string | null>([null, ...frames.keys()])
  for (const { item } of conflicts.values()) if (item === null || !spans.has(item)) others.add(item)
  let count = problems.size
  for (const other of others) if (problems.has(other)) count--
  return count
}

/** A reminder asks for something that is still to be done; all else is odd. */
export function isReminder(problem: ProblemReason): boolean {
  return problem.kind === 'missing-role'
}
