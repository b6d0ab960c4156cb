import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from './json.ts'
import { showPath } from './json-path.ts'

const sample = {
  format: 'x',
  spans: [
    { id: 'a', q: 'قال "نعم" \\' },
    { id: 'b', n: 12 },
  ],
  end: { k: [1, -0.5, 1e5, true, null] },
}
const text = JSON.stringify(sample, null, 2)

describe('a sound text', () => {
  it('is read as it is, any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const written = JSON.stringify(value, null, indent)
        fc.pre(!written.includes('__proto__'))
        const reading = readJson(written)
        expect(reading.faults).toEqual([])
        expect(reading.value).toEqual(JSON.parse(written))
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)
})

describe('a faulty text', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['white space alone', ' \n', 'empty'],
    ['NULs alone', '\0\0\0\0', 'only-nul'],
    ['a byte order mark', `\u{FEFF}${text}`, 'byte-order-mark'],
    ['more after the end', `${text}}`, 'trailing-content'],
    ['a second value after the end', `${text}{}`, 'trailing-content'],
    ['a comment', `/* a */${text}`, 'syntax'],
    ['a comma too many', '{"a":[1,2,]}', 'syntax'],
    ['a line feed in a string', '{"a":"x\ny"}', 'syntax'],
    ['a leading zero', '{"a":01}', 'syntax'],
    ['single quotes', "{'a':1}", 'syntax'],
    ['a key written twice', '{"a":{"b":1,"b":1}}', 'duplicate-key'],
    ['a key that swaps the prototype', '{"a":{"__proto__":{}}}', 'forbidden-key'],
    ['the same key, escaped', '{"a":{"\\u005f_proto__":{}}}', 'forbidden-key'],
    ['a number past any double', '{"a":1e400}', 'number-out-of-range'],
    ['an integer that a double cannot hold', '{"a":-12345678901234567891}', 'number-out-of-range'],
    ['200,000 levels', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'too-deep'],
    ['200,000 levels never closed', '{"a":'.repeat(200_000), 'too-deep'],
  ])('%s is told', (_, faulty, kind) => {
    expect(readJson(faulty).faults.map((fault) => fault.kind)).toContain(kind)
  })

  it('is told with the place', () => {
    expect(readJson('{\n  "spans": [\n    {"id": 1, "id": 2}\n  ]\n}').faults).toEqual([
      { kind: 'duplicate-key', path: 'spans[0].id', line: 3 },
    ])
    expect(readJson('{"a": {"b": 1e999}}').faults).toEqual([
      { kind: 'number-out-of-range', path: 'a.b', literal: '1e999' },
    ])
  })

  it('keeps what no fault touches', () => {
    expect(readJson('{"a":1,"a":2,"b":{"c":3,"__proto__":4}}').value).toEqual({ b: { c: 3 } })
    expect(readJson(`${text}garbage`).value).toEqual(sample)
    expect(readJson(`\u{FEFF}${text}`).value).toEqual(sample)
    const deep = `{"kept":1,"deep":${'['.repeat(5000)}${']'.repeat(5000)}}`
    expect(readJson(deep).value).toMatchObject({ kept: 1 })
  })

  it('cut anywhere yields only whole elements, and is never taken for sound', () => {
    for (let end = 0; end < text.length; end++) {
      const reading = readJson(text.slice(0, end))
      expect(reading.faults, `cut at ${end}`).not.toEqual([])
      expect([
        undefined,
        ...[0, 1, 2].map((n) => JSON.stringify(sample.spans.slice(0, n))),
      ]).toContain(JSON.stringify((reading.value as Partial<typeof sample> | undefined)?.spans))
    }
  })

  it('never throws, whatever the text', () => {
    const shards = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '1', 'a', '__proto__')
    fc.assert(
      fc.property(fc.array(fc.oneof(shards, fc.string()), { maxLength: 60 }), (parts) => {
        const reading = readJson(parts.join(''))
        if (reading.faults.length === 0) expect(reading.value).toEqual(JSON.parse(parts.join('')))
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)
})

describe('a path', () => {
  it('is written the way people read it', () => {
    expect(showPath([])).toBe('$')
    expect(showPath(['spans', 3, 'segments', 0, 'start'])).toBe('spans[3].segments[0].start')
    expect(showPath(['a b'])).toBe('["a b"]')
  })
})
