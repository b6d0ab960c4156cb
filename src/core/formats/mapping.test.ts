import { describe, expect, it } from 'vitest'
import { datasetTagset } from '#core/testing/datasets.ts'
import { NamesFound } from './found-names.ts'
import type { ImportedDocument, ImportProblem } from './importer.ts'
import { applyMapping, mappingSchema, unknownNames } from './mapping.ts'
import { proposeMapping, proposeValues, remembered } from './proposing.ts'

const span = { id: 'a', segments: [], unplaced: [], attributes: { Kind: 'Accusation' }, note: '' }
const document: ImportedDocument = {
  name: 'a',
  file: null,
  text: null,
  textSha256: null,
  annotator: null,
  attributes: {},
  note: '',
  spans: [
    { ...span, label: 'CLAIMS' },
    { ...span, id: 'b', label: 'ادّعاء' },
    { ...span, id: 'c', label: 'Other' },
  ],
  frames: [
    {
      id: 'f',
      type: 'Attribution',
      roles: { Source: ['a'], Speaker: ['b', 'a'] },
      attributes: {},
      note: '',
    },
  ],
}

const found = () => {
  const names = new NamesFound()
  names.add(document)
  return names.found
}
const proposed = proposeMapping(found(), datasetTagset, null)
const apply = (mapping = proposed.mapping, changed: Partial<ImportedDocument> = {}) => {
  const problems: ImportProblem[] = []
  const mapped = applyMapping({ ...document, ...changed }, mapping, datasetTagset, (problem) =>
    problems.push(problem),
  )
  return { mapped, problems }
}

describe('the names of files', () => {
  it('are counted, with the words that they were said of', () => {
    const spans = [
      { ...span, label: 'CLAIMS', segments: [{ start: 0, end: 5 }] },
      { ...span, id: 'b', label: 'CLAIMS', segments: [{ start: 6, end: 10 }] },
      { ...span, id: 'c', label: 'Other', attributes: {} },
    ]
    const names = new NamesFound()
    names.add({ ...document, text: 'القمح يكفي', spans })
    const { labels, attributes, roles } = names.found
    expect(labels).toEqual([
      { name: 'CLAIMS', count: 2, examples: ['القمح', 'يكفي'] },
      { name: 'Other', count: 1, examples: [] },
    ])
    expect(attributes).toMatchObject([
      { name: 'Kind', count: 2, values: [{ name: 'Accusation', count: 2 }], hasMore: false },
    ])
    expect(roles).toMatchObject([
      { name: 'Source', examples: ['القمح'] },
      { name: 'Speaker', examples: ['يكفي · القمح'] },
    ])
  })
})

describe('a mapping', () => {
  it('is proposed by ids and names in either language, folded, and by synonyms', () => {
    expect(mappingSchema.parse(proposed.mapping)).toEqual(proposed.mapping)
    expect(proposed.mapping).toMatchObject({
      labels: { CLAIMS: 'claim', ادّعاء: 'claim', Other: 'Other' },
      frames: { Attribution: 'attribution' },
      roles: { Source: 'source', Speaker: 'source' },
      attributes: { Kind: 'kind' },
      values: { Kind: { Accusation: 'accusation' } },
    })
    expect(proposed.because.roles).toEqual({ Source: 'name', Speaker: 'synonym' })
    expect(unknownNames(proposed.mapping, datasetTagset).labels).toEqual(['Other'])
  })

  it('is the earlier one for names that it knows, those that were left alone included', () => {
    const chosen = {
      ...proposed.mapping,
      labels: { CLAIMS: 'cue', Other: 'Other' },
      values: { Kind: { Accusation: 'denial' } },
    }
    const again = proposeMapping(found(), datasetTagset, chosen)
    expect(again.mapping.labels).toEqual({ CLAIMS: 'cue', ادّعاء: 'claim', Other: 'Other' })
    expect(again.mapping.values).toEqual({ Kind: { Accusation: 'denial' } })
    expect(again.because.labels).toEqual({ CLAIMS: 'earlier', ادّعاء: 'name', Other: 'earlier' })
    const later = { ...proposed.mapping, labels: { New: 'claim' }, values: {} }
    expect(remembered(chosen, later)).toMatchObject({
      labels: { CLAIMS: 'cue', Other: 'Other', New: 'claim' },
      values: { Kind: { Accusation: 'denial' } },
    })
  })

  it('is of articles’ attributes where something is said of articles, of spans’ where of spans', () => {
    const names = new NamesFound()
    const spans = [{ ...span, label: 'claim', attributes: { mood: 'neg', Polarity: 'neg' } }]
    names.add({ ...document, attributes: { sentiment: 'neg' }, spans, frames: [] })
    const { mapping } = proposeMapping(names.found, datasetTagset, null)
    expect(mapping.attributes).toEqual({ sentiment: 'tone', mood: 'mood', Polarity: 'polarity' })
    expect(mapping.values).toEqual({
      sentiment: { neg: 'negative' },
      Polarity: { neg: 'negative' },
    })
  })

  it('renames, and lets two roles share their fillers', () => {
    const { mapped, problems } = apply()
    expect(mapped.spans.map(({ label, attributes }) => [label, attributes])).toEqual([
      ['claim', { kind: 'accusation' }],
      ['claim', { kind: 'accusation' }],
      ['Other', { kind: 'accusation' }],
    ])
    expect(mapped.frames[0]?.roles).toEqual({ source: ['a', 'b'] })
    expect(problems).toEqual([])
  })

  it('keeps both of two attributes that become one, and says so', () => {
    const spans = [{ ...span, label: 'claim', attributes: { Kind: 'Denial', art: 'نفي آخر' } }]
    const mapping = { ...proposed.mapping, attributes: { Kind: 'kind', art: 'kind' } }
    const { mapped, problems } = apply(mapping, { spans })
    expect(mapped.spans[0]?.attributes).toEqual({ kind: 'Denial', art: 'نفي آخر' })
    expect(problems.map(({ kind }) => kind)).toEqual(['name-collision'])
  })

  it('gives values the form of the tagset’s attribute, and keys that sidecars can have', () => {
    const attributes = { named: 'نعم', '12': 'x', '#n': true, kind: ['denial'] }
    const values = proposeValues(
      [{ name: 'نعم', count: 1, examples: [] }],
      'named',
      datasetTagset,
      {},
    )
    const mapping = { ...proposed.mapping, values: { named: values } }
    const { mapped } = apply(mapping, { spans: [{ ...span, label: 'source', attributes }] })
    expect(mapped.spans[0]?.attributes).toEqual({
      named: true,
      _12: 'x',
      '_#n': true,
      kind: 'denial',
    })
  })

  it('leaves every name alone where there is no tagset', () => {
    expect(proposeMapping(found(), null, null).mapping.labels.CLAIMS).toBe('CLAIMS')
  })
})
