import { describe, expect, it } from 'vitest'
import { datasetTagset } from '#core/testing/datasets.ts'
import { propose } from './name-proposal.ts'
import { namedOf, valuesOf } from './proposing.ts'

describe('a proposal', () => {
  it.each([
    ['labels', 'Claim', 'claim', 'name'],
    ['labels', 'الادّعاءات', 'claim', 'name'],
    ['labels', 'المصدر', 'source', 'name'],
    ['labels', 'SentimentExpression', 'expression', 'name'],
    ['labels', 'speaker', 'source', 'synonym'],
    ['labels', 'فعل القول', 'cue', 'synonym'],
    ['labels', 'Opinion_Target', 'target', 'synonym'],
    ['labels', 'gold_claim', 'claim', 'part'],
    ['labels', 'claim-2', 'claim', 'part'],
    ['labels', 'soruce', 'source', 'spelling'],
    ['labels', 'not_a_claim', 'not_a_claim', 'none'],
    ['labels', 'PER', 'PER', 'none'],
    ['labels', 'ORG', 'ORG', 'none'],
    ['labels', 'cute', 'cute', 'none'],
    ['labels', '', '', 'none'],
    ['labels', '__proto__', '__proto__', 'none'],
    ['roles', 'agent', 'holder', 'synonym'],
    ['roles', 'claim', 'content', 'synonym'],
    ['roles', 'المضمون', 'content', 'name'],
    ['attributes', 'check_worthiness', 'checkworthy', 'name'],
    ['attributes', 'veracity', 'verdict', 'synonym'],
  ] as const)('%s: %s is %s by its %s', (kind, name, id, because) => {
    expect(propose(name, namedOf(datasetTagset, kind))).toEqual({ id, because })
  })

  it('is none where a name fits two alike', () => {
    const two = [
      { id: 'a', name: { ar: 'رأي', en: 'View' } },
      { id: 'b', name: { ar: 'رأي', en: 'Opinion' } },
    ]
    expect(propose('رأي', two)).toEqual({ id: 'رأي', because: 'none' })
  })

  it.each([
    ['polarity', 'pos', 'positive'],
    ['polarity', 'سلبية', 'negative'],
    ['tone', 'محايد', 'neutral'],
    ['named', 'نعم', 'true'],
    ['named', 'no', 'false'],
    ['verdict', 'half-true', 'mostly-true'],
    ['verdict', 'خاطئ', 'false'],
    ['kind', 'إتهام', 'accusation'],
  ] as const)('of a value of %s: %s is %s', (attribute, value, id) => {
    const among = valuesOf(datasetTagset, attribute)
    expect(among === null ? null : propose(value, among).id).toBe(id)
  })

  it('has no values for texts and for what the tagset does not know', () => {
    expect(valuesOf(datasetTagset, 'topic')).toBe(null)
    expect(valuesOf(datasetTagset, 'colour')).toBe(null)
  })
})
