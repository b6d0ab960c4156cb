import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition } from '#core/annotation/tagset.ts'
import type { Language } from '#messages/numbers.ts'
import { findAttribute } from './names.ts'

type Valued = Extract<AttributeDefinition, { readonly type: 'enum' | 'multi' }>

/** One attribute as the form asks for it. */
export type AttributeField =
  /** All values in sight, side by side. */
  | { readonly kind: 'bar'; readonly definition: Valued; readonly value: string | null }
  /** Too many or too long to stand side by side. */
  | { readonly kind: 'list'; readonly definition: Valued; readonly value: string | null }
  | { readonly kind: 'several'; readonly definition: Valued; readonly values: readonly string[] }
  | {
      readonly kind: 'yes-no'
      readonly definition: AttributeDefinition
      readonly value: boolean | null
    }
  | { readonly kind: 'text'; readonly definition: AttributeDefinition; readonly value: string }

export interface AttributeForm {
  /** In the tagset's order. */
  readonly fields: readonly AttributeField[]
  /** What the item has and the form cannot ask for: unknown attributes, values of another type. */
  readonly extras: readonly { readonly key: string; readonly value: AttributeValue }[]
}

/** Most values, and most characters of their names together, that stand side by side. */
const longestBar = { values: 5, characters: 30 }

/** The form that the tagset makes for an item's attributes. */
export function attributeForm(
  definitions: readonly AttributeDefinition[],
  attributes: Attributes,
  language: Language,
): AttributeForm {
  return {
    fields: definitions.map((definition) => field(definition, attributes, language)),
    extras: Object.entries(attributes).flatMap(([key, value]) => {
      const definition = findAttribute(definitions, key)
      return definition !== undefined && isOfType(definition, value) ? [] : [{ key, value }]
    }),
  }
}

function field(
  definition: AttributeDefinition,
  attributes: Attributes,
  language: Language,
): AttributeField {
  const { id } = definition
  const value = Object.hasOwn(attributes, id) ? attributes[id] : undefined
  switch (definition.type) {
    case 'enum': {
      const chosen = typeof value === 'string' ? value : null
      const isForeign = chosen !== null && !definition.values.some((each) => each.id === chosen)
      const kind = !isForeign && fitsInBar(definition, language) ? 'bar' : 'list'
      return { kind, definition, value: chosen }
    }
    case 'multi':
      return { kind: 'several', definition, values: typeof value === 'object' ? value : [] }
    case 'boolean':
      return { kind: 'yes-no', definition, value: typeof value === 'boolean' ? value : null }
    case 'text':
      return { kind: 'text', definition, value: typeof value === 'string' ? value : '' }
  }
}

function isOfType(definition: AttributeDefinition, value: AttributeValue): boolean {
  switch (definition.type) {
    case 'enum':
    case 'text':
      return typeof value === 'string'
    case 'multi':
      return typeof value === 'object'
    case 'boolean':
      return typeof value === 'boolean'
  }
}

/** Whether two fields ask for the same attribute in the same way and show the same value. */
export function isSameAsked(a: AttributeField, b: AttributeField): boolean {
  if (a.kind !== b.kind || a.definition !== b.definition) return false
  if (a.kind !== 'several') return b.kind !== 'several' && a.value === b.value
  const others = b.kind === 'several' ? b.values : []
  return a.values.length === others.length && a.values.every((value, i) => value === others[i])
}

function fitsInBar({ values }: Valued, language: Language): boolean {
  const characters = values.reduce((sum, { name }) => sum + name[language].length, 0)
  return values.length <= longestBar.values && characters <= longestBar.characters
}

/** The ids of a multiple choice in the tagset's order; those that it does not know stay, at the end. */
export function chosenInOrder(
  definition: Valued,
  chosen: readonly string[],
  before: readonly string[],
): readonly string[] {
  const known = definition.values.flatMap(({ id }) => (chosen.includes(id) ? id : []))
  const foreign = before.filter((id) => !definition.values.some((each) => each.id === id))
  return [...known, ...foreign]
}
