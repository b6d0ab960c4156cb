import { describe, expect, it } from 'vitest'
import { datasetTagset } from '#core/testing/datasets.ts'
import { draftMapping, noChoices, rowsOf, withName, withValue } from './draft-mapping.ts'

const one = (name: string) => ({ name, count: 1, examples: [] })
const survey = {
  found: {
    labels: [one('Claims'), one('Voice')],
    frames: [],
    roles: [],
    attributes: [
      { ...one('mood'), owners: ['span'] as const, values: [one('neg'), one('?')], hasMore: false },
    ],
  },
  tagset: datasetTagset,
  earlier: null,
}

describe('a mapping in the making', () => {
  it('begins with the proposal, and says why', () => {
    const { mapping, reasonOf } = draftMapping(survey, noChoices, null)
    expect(mapping.labels).toEqual({ Claims: 'claim', Voice: 'Voice' })
    expect(reasonOf('labels', 'Claims')).toBe('name')
    expect(reasonOf('labels', 'Voice')).toBe('none')
    expect(
      rowsOf(survey, 'labels', mapping).map(({ key, isHomeless }) => [key, isHomeless]),
    ).toEqual([
      ['Voice', true],
      ['Claims', false],
    ])
  })

  it('takes what is chosen, which is then as good as earlier', () => {
    const chosen = withName(noChoices, 'labels', 'Voice', 'source')
    const draft = draftMapping(survey, chosen, null)
    expect(draft.mapping.labels.Voice).toBe('source')
    expect(draft.reasonOf('labels', 'Voice')).toBe('chosen')
    expect(draftMapping({ ...survey, earlier: draft.mapping }, noChoices, null).mapping).toEqual(
      draft.mapping,
    )
  })

  it('proposes values for the attribute that is chosen, and keeps what was chosen of them', () => {
    const asPolarity = withName(noChoices, 'attributes', 'mood', 'polarity')
    expect(draftMapping(survey, asPolarity, null).mapping.values).toEqual({
      mood: { neg: 'negative', '?': '?' },
    })
    const draft = draftMapping(survey, asPolarity, null)
    expect(draft.reasonOfValue('mood', 'neg')).toBe('synonym')
    expect(draft.reasonOfValue('mood', '?')).toBe('none')
    const chosen = withValue(asPolarity, 'mood', '?', 'both')
    expect(draftMapping(survey, chosen, null).reasonOfValue('mood', '?')).toBe('chosen')
    const earlier = draftMapping(survey, chosen, null).mapping
    const later = draftMapping({ ...survey, earlier }, noChoices, null)
    expect(later.reasonOfValue('mood', '?')).toBe('earlier')
    expect(draftMapping(survey, chosen, null).mapping.values.mood).toEqual({
      neg: 'negative',
      '?': 'both',
    })
    const asTopic = withName(chosen, 'attributes', 'mood', 'topic')
    expect(draftMapping(survey, asTopic, null).mapping.values).toEqual({})
  })

  it('reads as was chosen, else as the last time', () => {
    const reading = { unit: 'utf-16', table: { rows: null, columns: {} } } as const
    const earlier = { ...noChoices, reading }
    expect(draftMapping({ ...survey, earlier }, noChoices, null).mapping.reading).toEqual(reading)
    const other = { ...reading, unit: 'code-point' } as const
    expect(draftMapping({ ...survey, earlier }, noChoices, other).mapping.reading).toEqual(other)
  })
})
