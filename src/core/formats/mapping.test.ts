import { describe, expect, it } from 'vitest'
import { datasetTagset } from '#core/testing/datasets.ts'
import type { ImportedDocument } from './importer.ts'
import { applyMapping, mappingSchema, NamesFound, unknownNames } from './mapping.ts'

const span = { id: 'a', segments: [], unplaced: [], attributes: { Kind: 'x' }, note: '' }
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

describe('a mapping', () => {
  const names = new NamesFound()
  names.add(document)
  const proposed = names.propose(datasetTagset)

  it('is proposed by ids and names in either language, folded', () => {
    expect(mappingSchema.parse(proposed)).toEqual(proposed)
    expect(proposed.labels).toEqual({ CLAIMS: 'claim', ادّعاء: 'claim', Other: 'Other' })
    expect(proposed.frames).toEqual({ Attribution: 'attribution' })
    expect(proposed.attributes).toEqual({ Kind: 'kind' })
    expect(unknownNames(proposed, datasetTagset)).toMatchObject({
      labels: ['Other'],
      roles: ['Speaker'],
    })
  })

  it('renames, and lets two roles share their fillers', () => {
    const mapped = applyMapping(document, {
      ...proposed,
      roles: { Source: 'source', Speaker: 'source' },
    })
    expect(mapped.spans.map(({ label, attributes }) => [label, attributes])).toEqual([
      ['claim', { kind: 'x' }],
      ['claim', { kind: 'x' }],
      ['Other', { kind: 'x' }],
    ])
    expect(mapped.frames[0]?.roles).toEqual({ source: ['a', 'b'] })
  })

  it('leaves every name alone where there is no tagset', () => {
    expect(names.propose(null).labels.CLAIMS).toBe('CLAIMS')
  })
})
