import { describe, expect, it } from 'vitest'
import { listSpans } from '#core/annotation/filter.ts'
import { newSpan, noAnnotations } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { attributeOptions, coreFilter, isFiltering, noFilter } from './span-filter.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const text = 'قال المتحدث إن الأسعار سترتفع.'
const item = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const
const span = (id: string, label: string, start: number, attributes = {}) =>
  newSpan({
    ...item,
    id,
    label,
    segments: [segmentAt(text, { start, end: start + 3 })],
    attributes,
  })
const spans = [
  span('a', 'claim', 0, { kind: 'denial' }),
  span('b', 'claim', 4),
  span('c', 'source', 8, { named: true }),
]
const annotations = { ...noAnnotations, spans: new Map(spans.map((one) => [one.id, one])) }

function listed(change: Partial<typeof noFilter>, withProblems: readonly string[] = []) {
  const filter = coreFilter({ ...noFilter, ...change }, tagset, new Set(withProblems))
  return listSpans(annotations, filter, { order: 'text', tagset }).map(({ id }) => id)
}

describe('the list of spans', () => {
  it('holds everything until it is filtered', () => {
    expect(listed({})).toEqual(['a', 'b', 'c'])
    expect(isFiltering(noFilter)).toBe(false)
  })

  it.each([
    [{ labels: ['source'] }, ['c']],
    [{ attribute: 'kind=denial' }, ['a']],
    [{ labels: ['claim'], attribute: 'kind=' }, ['b']],
    [{ attribute: 'named=true' }, ['c']],
    [{ onlyProblems: true }, ['b']],
  ])('%j', (change, expected) => {
    expect(listed(change, ['b'])).toEqual(expected)
    expect(isFiltering({ ...noFilter, ...change })).toBe(true)
  })

  it('offers the values of the labels that are shown, each once', () => {
    const all = attributeOptions(tagset, []).map(({ id }) => id)
    expect(new Set(all).size).toBe(all.length)
    expect(
      attributeOptions(tagset, ['source']).every(({ key }) => key === 'type' || key === 'named'),
    ).toBe(true)
  })
})
