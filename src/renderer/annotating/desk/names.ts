import type { AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition, Bilingual } from '#core/annotation/tagset.ts'
import type { Language } from '#messages/numbers.ts'

/** What the tagset calls a thing in the interface's language; its id where the tagset lacks it. */
export function nameOf(
  language: Language,
  named: { readonly name: Bilingual } | undefined,
  id: string,
): string {
  return named?.name[language] ?? id
}

/** The definition of an attribute by its id. */
export function findAttribute(
  definitions: readonly AttributeDefinition[],
  id: string,
): AttributeDefinition | undefined {
  return definitions.find((definition) => definition.id === id)
}

/** A value as it reads: names of values for their ids, what is yes or no in the words given. */
export function valueName(
  definition: AttributeDefinition | undefined,
  language: Language,
  value: AttributeValue,
  words: { readonly yes: string; readonly no: string },
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  const values =
    definition?.type === 'enum' || definition?.type === 'multi' ? definition.values : []
  const one = (id: string): string =>
    nameOf(
      language,
      values.find((each) => each.id === id),
      id,
    )
  return typeof value === 'string' ? one(value) : value.map(one).join(separator(language))
}

/** What stands between the items of a short list. */
export function separator(language: Language): string {
  return language === 'ar' ? '، ' : ', '
}
