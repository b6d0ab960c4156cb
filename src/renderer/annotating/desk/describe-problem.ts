import type { TFunction } from 'i18next'
import type { Annotations } from '#core/annotation/model.ts'
import type { RoleRefusal } from '#core/annotation/roles.ts'
import {
  type AttributeDefinition,
  findFrameType,
  findLabel,
  type Tagset,
} from '#core/annotation/tagset.ts'
import type { ProblemReason } from '#core/sidecar/validate.ts'
import type { Language } from '#messages/numbers.ts'
import { frameTypeName, labelName, roleName } from '#renderer/annotating/tagset-names.ts'
import { conflictField } from './conflict-field.ts'
import { findAttribute, nameOf, separator } from './names.ts'

/** What names are looked up in. */
export interface Naming {
  readonly t: TFunction
  readonly language: Language
  readonly tagset: Tagset
}

/** Why something may not fill a role, as a sentence. */
export function describeRefusal({ t, language, tagset }: Naming, refusal: RoleRefusal): string {
  const list = (ids: readonly string[], name: typeof labelName): string =>
    ids.map((id) => name(tagset, id, language)).join(separator(language))
  switch (refusal.kind) {
    case 'label-not-allowed':
      return refusal.allowed.length === 0
        ? t('annotating.refusal.takes-nothing-of-the-kind')
        : t('annotating.refusal.label-not-allowed', {
            allowed: list(refusal.allowed, labelName),
            label: labelName(tagset, refusal.label, language),
          })
    case 'frame-type-not-allowed':
      return refusal.allowed.length === 0
        ? t('annotating.refusal.takes-nothing-of-the-kind')
        : t('annotating.refusal.frame-type-not-allowed', {
            allowed: list(refusal.allowed, frameTypeName),
            label: frameTypeName(tagset, refusal.type, language),
          })
    case 'count-reached':
      return t('annotating.refusal.count-reached', { count: refusal.max })
    case 'unknown-frame-type':
    case 'unknown-role':
    case 'no-such-item':
    case 'writer-not-allowed':
    case 'already-fills':
    case 'cycle':
      return t(`annotating.refusal.${refusal.kind}`)
  }
}

/** The item that a problem is of; null is the document. */
export type ProblemOwner = { readonly kind: 'span' | 'frame'; readonly type: string } | null

/** Label or type of the item with this id. */
export function problemOwner(annotations: Annotations, item: string | null): ProblemOwner {
  if (item === null) return null
  const span = annotations.spans.get(item)
  if (span !== undefined) return { kind: 'span', type: span.label }
  const frame = annotations.frames.get(item)
  return frame === undefined ? null : { kind: 'frame', type: frame.type }
}

/** What is odd about an item, as a sentence. */
export function describeProblem(
  naming: Naming,
  owner: ProblemOwner,
  problem: ProblemReason,
): string {
  const { t, language, tagset } = naming
  const role = (id: string): string =>
    owner?.kind === 'frame' ? roleName(tagset, owner.type, id, language) : id
  const attribute = (id: string): string =>
    nameOf(language, findAttribute(attributesOf(tagset, owner), id), id)
  switch (problem.kind) {
    case 'unknown-label':
      return t('annotating.problem.unknown-label', { name: problem.label })
    case 'unknown-frame-type':
      return t('annotating.problem.unknown-frame-type', { name: problem.type })
    case 'unknown-role':
      return t('annotating.problem.unknown-role', { name: problem.role })
    case 'unknown-attribute':
      return t('annotating.problem.unknown-attribute', { name: problem.attribute })
    case 'unknown-value':
      return t('annotating.problem.unknown-value', {
        attribute: attribute(problem.attribute),
        value: problem.value,
      })
    case 'wrong-value-type':
      return t('annotating.problem.wrong-value-type', { attribute: attribute(problem.attribute) })
    case 'unplaced':
      return t('annotating.problem.unplaced', { count: problem.pieces })
    case 'inside-grapheme':
      return t('annotating.problem.inside-grapheme')
    case 'filler-not-allowed':
      return t('annotating.problem.filler-not-allowed', {
        role: role(problem.role),
        reason: describeRefusal(naming, problem.refusal),
      })
    case 'too-many-fillers':
      return t('annotating.problem.too-many-fillers', {
        role: role(problem.role),
        count: problem.max,
      })
    case 'missing-role':
      return t('annotating.problem.missing-role', { role: role(problem.role), count: problem.min })
    case 'contains-itself':
      return t('annotating.problem.contains-itself')
    case 'conflict':
      return t('annotating.problem.conflict', {
        field: conflictField(naming, owner, problem.field),
      })
  }
}

/** The attributes that the tagset gives to an item. */
export function attributesOf(tagset: Tagset, owner: ProblemOwner): readonly AttributeDefinition[] {
  if (owner === null) return tagset.document.attributes
  const type =
    owner.kind === 'span' ? findLabel(tagset, owner.type) : findFrameType(tagset, owner.type)
  return type?.attributes ?? []
}
