import { nextSteps } from '#core/annotation/history.ts'
import type { StepName } from '#core/annotation/step-name.ts'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import type { Language } from '#messages/numbers.ts'
import { currentLocale, translator } from '#renderer/language.ts'
import { openSession } from './annotating-state.ts'
import { frameTypeOf, labelOf } from './tagset-names.ts'

/** What undo or redo would do, as the menu says it; null where there is nothing to do. */
export function stepLabel(way: 'undo' | 'redo'): string | null {
  const now = openSession()
  if (now === null) return null
  const name = nextSteps(now.session.history)[way]
  if (name === null) return null
  const { language } = currentLocale()
  return translator.t(way === 'undo' ? 'tagging.undoStep' : 'tagging.redoStep', {
    step: stepText(now.tagset, name, language),
  })
}

/** A step in words. */
export function stepText(tagset: Tagset, step: StepName, language: Language): string {
  const { kind, label = '', quote = '', part = '', count = 0 } = step
  const owner = labelOf(tagset, label) ?? frameTypeOf(tagset, label)
  const values = {
    label: owner?.name[language] ?? label,
    quote,
    part: partName(tagset, label, part, language),
  }
  if (kind === 'several') return translator.t('annotation.step.several', { count })
  return translator.t(`annotation.step.${kind}`, values)
}

/** The name of a role or an attribute of what `owner` names, or of the document. */
function partName(tagset: Tagset, owner: string, part: string, language: Language): string {
  const type = frameTypeOf(tagset, owner)
  const attributes: readonly AttributeDefinition[] = [
    ...(labelOf(tagset, owner)?.attributes ?? []),
    ...(type?.attributes ?? []),
    ...(owner === '' ? tagset.document.attributes : []),
  ]
  const named =
    type?.roles.find(({ id }) => id === part) ?? attributes.find(({ id }) => id === part)
  return named?.name[language] ?? part
}
