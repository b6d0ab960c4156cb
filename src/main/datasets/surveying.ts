import { compareText } from '#core/annotation/order.ts'
import { ok, type Result } from '#core/result.ts'
import type { FolderFailure } from '#ipc/contract.ts'
import type { FolderSurvey, TagsetChoiceFailure } from '#ipc/datasets.ts'
import { defaultTagset } from '#main/files/shipped-tagsets.ts'
import { pairFolder } from './pairing.ts'
import { chooseTagset, shippedTagsetOf } from './tagset.ts'
import { usedTagset } from './used-tagset.ts'

export interface SurveyRequest {
  /** Absolute. */
  readonly folder: string
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
}

/** Looks at the names of a folder's files, and reads its project's tagset or finds one in use; no article is read. */
export function surveyFolder({
  folder,
  shippedTagsets,
}: SurveyRequest): Result<FolderSurvey, FolderFailure | TagsetChoiceFailure> {
  const paired = pairFolder(folder)
  if (!paired.ok) return paired
  const { root, articles } = paired.value
  const tagset = chooseTagset(root, null, shippedTagsets)
  if (!tagset.ok) return tagset
  const sidecars = new Map<string, number>()
  for (const article of articles)
    for (const { annotator } of article.sidecars)
      sidecars.set(annotator, (sidecars.get(annotator) ?? 0) + 1)
  return ok({
    articles: articles.length,
    annotated: articles.filter((article) => article.sidecars.length > 0).length,
    annotators: [...sidecars]
      .map(([id, count]) => ({ id, sidecars: count }))
      .sort((a, b) => compareText(a.id, b.id)),
    tagset:
      tagset.value ??
      usedTagset(paired.value, shippedTagsets) ??
      shippedTagsetOf(defaultTagset, shippedTagsets),
  })
}
