import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PositionMap, positionMapBetween } from '#core/document/position-map.ts'
import { generatedText, hash } from '#core/testing/sidecars.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import {
  type Correction,
  correctionsName,
  inCodePoints,
  leadsTo,
  loadCorrections,
  mapThrough,
  withCorrection,
} from './corrections.ts'

const text = (digit: string): Correction['from'] => ({
  sha256: hash(digit),
  textSha256: hash(digit),
  textLength: 20,
})
const correction = (from: string, to: string, start: number): Correction => ({
  from: text(from),
  to: text(to),
  by: 'amal',
  at: '2026-11-22T10:00:00Z',
  replacements: [{ start, removed: 2, inserted: 5 }],
})

describe('the corrections file', () => {
  it('reads back as it was written, and holds each correction once', () => {
    const once = withCorrection(null, correction('a', 'b', 3))
    const loaded = loadCorrections(once)
    if (!loaded.ok) throw new Error('It does not read back')
    expect(withCorrection(loaded.value, correction('a', 'b', 3))).toBe(once)
    const twice = loadCorrections(withCorrection(loaded.value, correction('b', 'c', 9)))
    expect(twice.ok && twice.value.corrections).toHaveLength(2)
  })

  it.each([
    ['no JSON', '{'],
    ['another format', '{"format":"isnad-sidecar","version":1,"corrections":[]}'],
    [
      'replacements out of order',
      withCorrection(null, {
        ...correction('a', 'b', 3),
        replacements: [
          { start: 9, removed: 1, inserted: 0 },
          { start: 3, removed: 1, inserted: 0 },
        ],
      }),
    ],
  ])('is refused as a whole: %s', (_, file) => {
    expect(loadCorrections(file)).toMatchObject({ failure: { kind: 'broken-corrections' } })
  })

  it('is named after its article, cut where that is too long', () => {
    const sha256 = (): string => hash('f')
    expect(correctionsName('خبر.txt', sha256)).toBe('خبر.txt.isnad-corrections.json')
    const long = correctionsName(`${'خ'.repeat(125)}.txt`, sha256)
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255)
    expect(long).toMatch(/^خ+~ffffffff\.isnad-corrections\.json$/)
  })
})

describe('a way through corrections', () => {
  const file = {
    format: 'isnad-corrections',
    version: 1,
    corrections: [correction('a', 'b', 3), correction('b', 'c', 10), correction('c', 'b', 1)],
  } as const

  it('leads over all that lie between', () => {
    const map = mapThrough(file, hash('a'), hash('c'))
    expect(map?.map(12, 'after').position).toBe(18)
    expect(map?.map(2, 'after').position).toBe(2)
  })

  it('goes nowhere for the text itself, and is not there for a strange one', () => {
    expect(mapThrough(file, hash('a'), hash('a'))?.replacements).toEqual([])
    expect(mapThrough(file, hash('c'), hash('a'))).toBeNull()
    expect(mapThrough(file, hash('9'), hash('a'))).toBeNull()
  })
})

describe('replacements in code points', () => {
  it('take whole characters where an edge stands inside one', () => {
    const [before, after] = ['أ😀ب', 'أ😁ب']
    const map = new PositionMap([{ start: 2, removed: 1, inserted: 1 }])
    expect(inCodePoints(map, new OffsetMap(before), new OffsetMap(after))).toEqual([
      { start: 1, removed: 1, inserted: 1 },
    ])
  })

  it('lead from one text to the other, whatever the change', () => {
    fc.assert(
      fc.property(generatedText, generatedText, (before, after) => {
        const map = positionMapBetween(before, after)
        const replacements = inCodePoints(map, new OffsetMap(before), new OffsetMap(after))
        expect(leadsTo(replacements, before, after)).toBe(true)
      }),
    )
  })

  it('are known not to lead to another text', () => {
    const replacements = [{ start: 1, removed: 1, inserted: 2 }]
    expect(leadsTo(replacements, 'ابت', 'اxyت')).toBe(true)
    expect(leadsTo(replacements, 'ابت', 'اxyث')).toBe(false)
    expect(leadsTo(replacements, 'ابت', 'اxت')).toBe(false)
    expect(leadsTo([{ start: 9, removed: 0, inserted: 0 }], 'ابت', 'ابت')).toBe(false)
    expect(leadsTo([{ start: 2, removed: 5, inserted: 0 }], 'ابت', 'اب')).toBe(false)
  })
})
