import { annotatorIdFault, goldAnnotator } from '#core/sidecar/name.ts'
import { sha256OfText } from './hashing.ts'

/**
 * An annotator's id that sidecars can have, made of any name: two that cannot be written in such letters
 * stay two.
 */
export function importedAnnotatorId(name: string): string {
  if (name === goldAnnotator) return name
  if (name === '') return 'imported'
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replaceAll(/^-|-$/g, '')
  return annotatorIdFault(slug) === null ? slug : `imported-${sha256OfText(name).slice(0, 6)}`
}
