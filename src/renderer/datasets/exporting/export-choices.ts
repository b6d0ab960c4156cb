import type { Tagset } from '#core/annotation/tagset.ts'
import { languageTags } from '#core/formats/language-tags.ts'
import type { Division, GroupBy } from '#core/formats/split.ts'
import type { ExportChoices, FolderSurvey } from '#ipc/datasets.ts'
import { flatFormats } from './export-formats.ts'

/** What the dialog holds: a division is remembered also while it is switched off, languages are as written. */
export interface Draft extends Omit<ExportChoices, 'languages'> {
  readonly division: NonNullable<ExportChoices['split']>
  readonly languages: string
}

const usualDivision: Draft['division'] = {
  shares: { train: 80, validation: 10, test: 10 },
  seed: '0',
  groupBy: 'article',
  stratified: false,
}

/** The last choices, as far as they fit the folder; else the usual ones. */
export function firstDraft(last: ExportChoices | null, survey: FolderSurvey): Draft {
  const { tagset } = survey
  if (last === null)
    return {
      format: 'jsonl',
      annotators: 'all',
      status: null,
      labels: null,
      layer: null,
      split: null,
      pseudonyms: false,
      licence: null,
      languages: 'ar',
      division: usualDivision,
    }
  const labels = last.labels?.filter((id) => labelIds(tagset).includes(id)) ?? []
  const isThere = (id: string) => survey.annotators.some((one) => one.id === id)
  const split = last.split && { ...last.split, groupBy: knownGroup(last.split.groupBy, tagset) }
  return {
    ...last,
    languages: last.languages.join(', '),
    annotators:
      last.annotators !== 'all' && last.annotators.every(isThere) ? last.annotators : 'all',
    labels: labels.length === 0 ? null : labels,
    layer: last.layer !== null && layerIds(tagset).includes(last.layer) ? last.layer : null,
    split,
    division: split ?? usualDivision,
  }
}

/** What is asked for; a layer only of a format that has but one. */
export function choicesOf({ division: _, ...choices }: Draft): ExportChoices {
  return {
    ...choices,
    layer: flatFormats.has(choices.format) ? choices.layer : null,
    languages: languageTags(choices.languages) ?? [],
  }
}

/** Why the draft cannot be written; null: it can. */
export function draftFault({ split, languages }: Draft): 'no-shares' | 'no-language' | null {
  if (split !== null && sum(split.shares) === 0) return 'no-shares'
  return languageTags(languages) === null ? 'no-language' : null
}

function sum({ train, validation, test }: Division['shares']): number {
  return train + validation + test
}

/** Span labels and frame types. */
export function labelIds(tagset: Tagset | null): readonly string[] {
  return tagset === null ? [] : [...tagset.spans, ...tagset.frames].map(({ id }) => id)
}

function layerIds(tagset: Tagset | null): readonly string[] {
  return tagset === null ? [] : [...tagset.spans, ...tagset.groups].map(({ id }) => id)
}

function knownGroup(groupBy: GroupBy, tagset: Tagset | null): GroupBy {
  if (typeof groupBy === 'string') return groupBy
  const attributes = tagset?.document.attributes ?? []
  return attributes.some(({ id }) => id === groupBy.attribute) ? groupBy : 'article'
}
