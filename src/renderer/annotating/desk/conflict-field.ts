import type { Naming, ProblemOwner } from './describe-problem.ts'
import { attributesOf } from './describe-problem.ts'
import { findAttribute, nameOf } from './names.ts'

const attributePath = /^(?:document\.)?attributes\.(.+)$/

/** The attribute that a conflict's field is, or null. */
export function conflictAttribute(field: string): string | null {
  return attributePath.exec(field)?.[1] ?? null
}

/** What a conflict is about: the attribute's name, or that of the field. */
export function conflictField(
  { t, language, tagset }: Naming,
  owner: ProblemOwner,
  field: string,
): string {
  const attribute = conflictAttribute(field)
  if (attribute !== null)
    return nameOf(language, findAttribute(attributesOf(tagset, owner), attribute), attribute)
  const name = field.replace(/^document\./, '')
  switch (name) {
    case 'label':
    case 'segments':
    case 'note':
    case 'status':
    case 'presence':
    case 'type':
    case 'text':
    case 'article':
    case 'tagset':
      return t(`sidecars.conflict.field.${name}`)
    default:
      return field
  }
}
