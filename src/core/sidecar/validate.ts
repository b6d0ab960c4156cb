import { containsFrame } from '#core/annotation/commands/draft.ts'
import { type Annotations, type Frame, type Span, writer } from '#core/annotation/model.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import { fillersIn, missingRoles, type RoleRefusal, refuseKind } from '#core/annotation/roles.ts'
import {
  type AttributeDefinition,
  findFrameType,
  findLabel,
  type Tagset,
} from '#core/annotation/tagset.ts'
import { isGraphemeBoundary } from '#core/text/graphemes.ts'

/** What is odd about an item: shown and filtered by, and never a reason to drop it. */
export type Problem = {
  /** Id of the span or frame; null is the document. */
  readonly item: string | null
} & ProblemReason

export type ProblemReason =
  | { readonly kind: 'unknown-label'; readonly label: string }
  | { readonly kind: 'unknown-frame-type'; readonly type: string }
  | { readonly kind: 'unknown-role'; readonly role: string }
  | { readonly kind: 'unknown-attribute'; readonly attribute: string }
  | { readonly kind: 'unknown-value'; readonly attribute: string; readonly value: string }
  | { readonly kind: 'wrong-value-type'; readonly attribute: string }
  /** Some pieces have no place in the text. */
  | { readonly kind: 'unplaced'; readonly pieces: number }
  /** An edge cuts a letter from its marks. UTF-16 offset. */
  | { readonly kind: 'inside-grapheme'; readonly offset: number }
  | { readonly kind: 'filler-not-allowed'; readonly role: string; readonly refusal: RoleRefusal }
  | { readonly kind: 'too-many-fillers'; readonly role: string; readonly max: number }
  /** A reminder: the frame is not finished. */
  | { readonly kind: 'missing-role'; readonly role: string; readonly min: number }
  | { readonly kind: 'contains-itself' }
  | { readonly kind: 'conflict'; readonly field: string }

/** Everything odd about annotations on a text, by the tagset's rules; items in no particular order. */
export function findProblems(
  annotations: Annotations,
  tagset: Tagset,
  text: string,
): readonly Problem[] {
  const problems: Problem[] = []
  const report = (item: string | null, reasons: Iterable<ProblemReason>): void => {
    for (const reason of reasons) problems.push({ item, ...reason })
  }
  report(null, attributeProblems(annotations.document.attributes, tagset.document.attributes))
  for (const span of annotations.spans.values()) report(span.id, spanProblems(span, tagset, text))
  for (const frame of annotations.frames.values())
    report(frame.id, frameProblems(frame, annotations, tagset))
  for (const { item, field } of annotations.conflicts.values())
    report(item, [{ kind: 'conflict', field }])
  return problems
}

/** What is odd about one span: it depends on nothing else that is annotated. */
export function* spanProblems(span: Span, tagset: Tagset, text: string): Generator<ProblemReason> {
  const label = findLabel(tagset, span.label)
  if (label === undefined) yield { kind: 'unknown-label', label: span.label }
  else yield* attributeProblems(span.attributes, label.attributes)
  if (span.unplaced.length > 0) yield { kind: 'unplaced', pieces: span.unplaced.length }
  for (const segment of span.segments)
    for (const offset of [segment.start, segment.end])
      if (!isGraphemeBoundary(text, offset)) yield { kind: 'inside-grapheme', offset }
}

/** What is odd about one frame, whose fillers are looked up among all annotations. */
export function* frameProblems(
  frame: Frame,
  annotations: Annotations,
  tagset: Tagset,
): Generator<ProblemReason> {
  const fillers = Object.values(frame.roles).flat()
  if (fillers.some((id) => id !== writer && containsFrame(annotations, id, frame.id)))
    yield { kind: 'contains-itself' }
  const type = findFrameType(tagset, frame.type)
  if (type === undefined) {
    yield { kind: 'unknown-frame-type', type: frame.type }
    return
  }
  yield* attributeProblems(frame.attributes, type.attributes)
  for (const role of Object.keys(frame.roles))
    if (!type.roles.some(({ id }) => id === role)) yield { kind: 'unknown-role', role }
  for (const role of type.roles) {
    const inRole = fillersIn(frame, role.id)
    for (const filler of inRole) {
      const refusal = refuseKind(role, annotations, filler)
      if (refusal !== null) yield { kind: 'filler-not-allowed', role: role.id, refusal }
    }
    if (role.max !== null && inRole.length > role.max)
      yield { kind: 'too-many-fillers', role: role.id, max: role.max }
  }
  for (const { role } of missingRoles(tagset, frame))
    yield { kind: 'missing-role', role: role.id, min: role.min }
}

/** What is odd about the attributes of one owner, by the definitions of its kind. */
export function* attributeProblems(
  attributes: Attributes,
  definitions: readonly AttributeDefinition[],
): Generator<ProblemReason> {
  for (const [attribute, value] of Object.entries(attributes)) {
    const definition = definitions.find(({ id }) => id === attribute)
    if (definition === undefined) yield { kind: 'unknown-attribute', attribute }
    else yield* valueProblems(definition, value)
  }
}

function* valueProblems(
  definition: AttributeDefinition,
  value: AttributeValue,
): Generator<ProblemReason> {
  const attribute = definition.id
  switch (definition.type) {
    case 'boolean':
      if (typeof value !== 'boolean') yield { kind: 'wrong-value-type', attribute }
      return
    case 'text':
      if (typeof value !== 'string') yield { kind: 'wrong-value-type', attribute }
      return
    case 'enum':
      if (typeof value !== 'string') yield { kind: 'wrong-value-type', attribute }
      else if (!definition.values.some(({ id }) => id === value))
        yield { kind: 'unknown-value', attribute, value }
      return
    case 'multi':
      if (typeof value !== 'object') yield { kind: 'wrong-value-type', attribute }
      else
        for (const one of value)
          if (!definition.values.some(({ id }) => id === one))
            yield { kind: 'unknown-value', attribute, value: one }
  }
}
