/** Names from the tagset in a language. What the tagset does not know is called by its id. */
import type { FrameType, RoleDefinition, SpanLabel, Tagset } from '#core/annotation/tagset.ts'
import type { Language } from '#messages/numbers.ts'

export function labelOf(tagset: Tagset, id: string): SpanLabel | undefined {
  return tagset.spans.find((label) => label.id === id)
}

export function frameTypeOf(tagset: Tagset, id: string): FrameType | undefined {
  return tagset.frames.find((type) => type.id === id)
}

export function roleOf(tagset: Tagset, type: string, role: string): RoleDefinition | undefined {
  return frameTypeOf(tagset, type)?.roles.find(({ id }) => id === role)
}

export function labelName(tagset: Tagset, id: string, language: Language): string {
  return labelOf(tagset, id)?.name[language] ?? id
}

export function frameTypeName(tagset: Tagset, id: string, language: Language): string {
  return frameTypeOf(tagset, id)?.name[language] ?? id
}

export function roleName(tagset: Tagset, type: string, role: string, language: Language): string {
  return roleOf(tagset, type, role)?.name[language] ?? role
}
