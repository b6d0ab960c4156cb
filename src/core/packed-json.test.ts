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

  it('writes the keys of a shape once', () => {
    expect(
      packJson([
        { id: 'a', at: 1 },
        { id: 'b', at: 2 },
      ]),
    ).toBe('[[["id","at"]],[0,[1,"a",1],[1,"b",2]]]')
  })

  it('holds a sidecar', () => {
    expect(unpackJson(packJson(sampleSidecar))).toEqual(sampleSidecar)
  })
})
