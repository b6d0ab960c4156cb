import { describe, expect, it } from 'vitest'
import { shippedTagset } from '#core/testing/tagsets.ts'
import type { ExportChoices, FolderSurvey } from '#ipc/datasets.ts'
import { choicesOf, draftFault, firstDraft } from './export-choices.ts'

const survey: FolderSurvey = {
  articles: 3,
  annotated: 2,
  annotators: [{ id: 'amal', sidecars: 2 }],
  tagset: shippedTagset('claims-sources-sentiment'),
}

const last: ExportChoices = {
  format: 'brat',
  annotators: ['amal'],
  status: 'submitted',
  labels: ['claim', 'attribution'],
  layer: 'claim',
  split: {
    shares: { train: 1, validation: 0, test: 1 },
    seed: '7',
    groupBy: 'site',
    stratified: true,
  },
  pseudonyms: true,
  licence: 'CC-BY-4.0',
  languages: ['ar-EG', 'en'],
}

describe('the draft of an export', () => {
  it('begins with all annotations, whole', () => {
    const choices = choicesOf(firstDraft(null, survey))
    expect(choices).toMatchObject({ format: 'jsonl', annotators: 'all', labels: null, split: null })
    expect(choices.languages).toEqual(['ar'])
  })

  it('takes up what was chosen last', () => {
    expect(choicesOf(firstDraft(last, survey))).toEqual({ ...last, layer: null })
    const conll = firstDraft({ ...last, format: 'conll' }, survey)
    expect(choicesOf(conll).layer).toBe('claim')
  })

  it('leaves out of it what this folder does not have', () => {
    const foreign: ExportChoices = {
      ...last,
      format: 'conll',
      annotators: ['samir'],
      labels: ['technique'],
      layer: 'wording',
      split: last.split && { ...last.split, groupBy: { attribute: 'desk' } },
    }
    const draft = firstDraft(foreign, survey)
    expect(choicesOf(draft)).toMatchObject({ annotators: 'all', labels: null, layer: null })
    expect(draft.split?.groupBy).toBe('article')
  })

  it('cannot be divided into nothing', () => {
    const draft = firstDraft(last, survey)
    expect(draftFault(draft)).toBeNull()
    const shares = { train: 0, validation: 0, test: 0 }
    expect(draftFault({ ...draft, split: last.split && { ...last.split, shares } })).toBe(
      'no-shares',
    )
    expect(draftFault({ ...draft, split: null })).toBeNull()
  })

  it('names its languages by tags', () => {
    const draft = firstDraft(last, survey)
    expect(choicesOf({ ...draft, languages: 'apc، ar-latn' }).languages).toEqual(['apc', 'ar-Latn'])
    for (const languages of ['', 'Arabic'])
      expect(draftFault({ ...draft, languages })).toBe('no-language')
  })
})
