import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packJson, unpackJson } from './packed-json.ts'
import { sampleSidecar } from './testing/sidecars.ts'

describe('packed JSON', () => {
  it('gives back what was packed, the order of keys included', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const before = JSON.parse(
          JSON.stringify(value, (key, each) => (key === '__proto__' ? undefined : each)),
        )
        expect(JSON.stringify(unpackJson(packJson(before)))).toBe(JSON.stringify(before))
      }),
    )
  })

  it('tells apart records whose keys only begin alike, and keys that hold anything', () => {
    const value = [
      { a: 1 },
      { a: 1, b: [] },
      { b: {}, a: null },
      {},
      { '': '', '\0,"': [[]] },
      { a: 2 },
    ]
    expect(JSON.stringify(unpackJson(packJson(value)))).toBe(JSON.stringify(value))
  })

  it('gives back lists whose elements are alike', () => {
    const alike = fc.letrec<{ value: unknown; list: unknown[] }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, 0, -1.5, '', 'أ', 'ب', '"'),
        tie('list'),
        fc.record({ id: fc.nat(3), ب: tie('value') }, { requiredKeys: ['id'] }),
      ),
      list: fc.oneof(
        { depthSize: 'small' },
        fc.array(fc.constantFrom('أ', 'ب'), { maxLength: 6 }),
        fc.array(fc.nat(1), { maxLength: 3 }),
        fc.array(tie('list'), { maxLength: 3 }),
        fc.array(fc.record({ b: tie('value'), a: tie('list') }), { maxLength: 4 }),
        fc.array(tie('value'), { maxLength: 4 }),
      ),
    })).list
    fc.assert(
      fc.property(alike, (value) => {
        expect(JSON.stringify(unpackJson(packJson(value)))).toBe(JSON.stringify(value))
      }),
    )
  })

  it.each([
    [
      'records of one shape, a column a key',
      [
        { id: 'a', at: 1 },
        { id: 'b', at: 2 },
      ],
      [-1, 1, 2, [0, 'a', 'b'], [0, 1, 2]],
    ],
    ['records of several shapes, each by itself', [{ id: 'a' }, { at: 2 }], [0, [1, 'a'], [2, 2]]],
    [
      'records with the keys in another order',
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [0, [1, 1, 2], [2, 2, 1]],
    ],
    ['what is the same throughout', [null, null, null], [-2, 3, null]],
    ['few strings', ['a', 'b', 'a', 'a', 'b'], [-3, ['a', 'b'], [0, 1, 0, 0, 1]]],
    ['many strings', ['a', 'b', 'c', 'a'], [0, 'a', 'b', 'c', 'a']],
    ['lists', [[1], [], [2, 3]], [-4, [0, 1, 0, 2], [0, 1, 2, 3]]],
    ['what is not all alike', [[], {}], [0, [0], [1]]],
  ])('writes %s', (_, value, packed) => {
    expect(JSON.parse(packJson(value))[1]).toEqual(packed)
  })

  it('holds a sidecar', () => {
    expect(unpackJson(packJson(sampleSidecar))).toEqual(sampleSidecar)
  })
})
