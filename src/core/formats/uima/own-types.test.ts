import { describe, expect, it } from 'vitest'
import { datasetTagset } from '#core/testing/datasets.ts'
import { OwnTypes, ownTypes } from './own-types.ts'

const name = { en: 'Kinds', ar: 'الأنواع' }
const values = [{ id: 'a', name }]

describe('features', () => {
  it('hold no list under a name that dkpro-cassis reads under another', () => {
    const lists = (['type', 'self', 'kinds'] as const).map((id) => ({
      ...{ id, name, values, type: 'multi' as const, required: false },
    }))
    const document = { ...datasetTagset.document, attributes: lists }
    const types = new OwnTypes({ ...datasetTagset, document }, true)
    const attributes = { type: ['a'], self: ['a'], kinds: ['a'] }
    expect(types.place('document', attributes)).toEqual({
      features: new Map([['kinds', ['a']]]),
      rest: { type: ['a'], self: ['a'] },
    })
    const described = types.descriptions().find((one) => one.name === ownTypes.document)
    const names = described?.features.map((feature) => feature.name)
    expect(names).toContain('kinds')
    expect(names).not.toContain('type')
  })
})
