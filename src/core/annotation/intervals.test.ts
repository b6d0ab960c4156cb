import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Utf16Range } from '#core/text/offsets.ts'
import { SpanIndex } from './intervals.ts'
import { newSpan, type Span } from './model.ts'
import { assignLanes, paintRuns } from './paint.ts'

const length = 60

function span(id: string, ...ranges: readonly (readonly [number, number])[]): Span {
  const segments = ranges.map(([start, end]) => ({ start, end, quote: '', prefix: '', suffix: '' }))
  return newSpan({ id, label: 'claim', segments, origin: { kind: 'manual' }, at: '' })
}

/** Up to 20 spans of one to three segments, heavily overlapping. */
const spans = fc
  .array(fc.uniqueArray(fc.nat(length), { minLength: 2, maxLength: 6 }), { maxLength: 20 })
  .map((all) =>
    all.map((edges, i) => {
      const sorted = edges.toSorted((a, b) => a - b)
      const ranges: [number, number][] = []
      for (let k = 0; k + 1 < sorted.length; k += 2)
        ranges.push([sorted[k] ?? 0, sorted[k + 1] ?? 0])
      return span(`s${i}`, ...ranges)
    }),
  )

const covers = (one: Span, at: number) =>
  one.segments.some(({ start, end }) => start <= at && at < end)
const ids = (found: readonly Span[]) => found.map(({ id }) => id)
const sorted = (found: readonly Span[]) => ids(found).sort()

describe('looking spans up by place', () => {
  it('finds exactly the spans that are there', () => {
    fc.assert(
      fc.property(spans, fc.nat(length), fc.nat(length), (all, a, b) => {
        const index = new SpanIndex(all)
        expect(sorted(index.at(a))).toEqual(sorted(all.filter((one) => covers(one, a))))
        expect(sorted(index.touching(a))).toEqual(
          sorted(
            all.filter((one) => one.segments.some(({ start, end }) => start <= a && a <= end)),
          ),
        )
        const range: Utf16Range = { start: Math.min(a, b), end: Math.max(a, b) }
        expect(sorted(index.overlapping(range))).toEqual(
          sorted(
            all.filter((one) =>
              one.segments.some(({ start, end }) => start < range.end && range.start < end),
            ),
          ),
        )
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  it('gives the innermost first', () => {
    const index = new SpanIndex([
      span('outer', [0, 20]),
      span('inner', [5, 8]),
      span('mid', [4, 10]),
    ])
    expect(ids(index.at(6))).toEqual(['inner', 'mid', 'outer'])
    expect(ids(index.at(15))).toEqual(['outer'])
    expect(index.at(20)).toEqual([])
    expect(ids(index.touching(20))).toEqual(['outer'])
  })

  it('walks through all spans in text order, round and round, both ways', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const index = new SpanIndex(all)
        let id = ''
        const walked = all.map(() => {
          id = index.next(id)?.id ?? ''
          return id
        })
        expect(walked).toEqual(ids(index.ordered))
        if (all.length > 0) expect(index.next(id)?.id).toBe(index.ordered[0]?.id)
        for (const one of index.ordered) {
          const next = index.next(one.id)
          expect(next && index.previous(next.id)?.id).toBe(one.id)
        }
      }),
    )
  })

  it('goes on from a place', () => {
    const index = new SpanIndex([span('a', [2, 9]), span('b', [5, 6]), span('c', [12, 14])])
    expect(index.nextFrom(5)?.id).toBe('b')
    expect(index.nextFrom(6)?.id).toBe('c')
    expect(index.nextFrom(13)?.id).toBe('a')
    expect(index.previousFrom(5)?.id).toBe('a')
    expect(index.previousFrom(2)?.id).toBe('c')
    expect(new SpanIndex([]).nextFrom(0)).toBeUndefined()
  })
})

describe('painting', () => {
  const painted = (all: readonly Span[], window?: Utf16Range) => {
    const { ordered } = new SpanIndex(all)
    return paintRuns(ordered, assignLanes(ordered), window)
  }

  it('puts every character under exactly the spans that cover it, each once', () => {
    fc.assert(
      fc.property(spans, fc.nat(length), fc.nat(length), (all, a, b) => {
        const window = { start: Math.min(a, b), end: Math.max(a, b) }
        for (const part of [undefined, window]) {
          const inside = (at: number) => part === undefined || (at >= part.start && at < part.end)
          const places = Array.from({ length: length + 1 }, (_, at) => at)
          const expected = places.map((at) =>
            inside(at) ? sorted(all.filter((one) => covers(one, at))).join() : '',
          )
          const found = places.map(() => '')
          for (const { start, end, spans: over } of painted(all, part)) {
            expect(over.length).toBeGreaterThan(0)
            for (let at = start; at < end; at++) found[at] += over.toSorted().join()
          }
          expect(found).toEqual(expected)
        }
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  it('never puts two spans that overlap on one line, and needs no more lines than the deepest place', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const { ordered } = new SpanIndex(all)
        const lanes = assignLanes(ordered)
        const hull = (one: Span) => ({
          start: one.segments[0]?.start ?? 0,
          end: one.segments.at(-1)?.end ?? 0,
        })
        const depth = (at: number) =>
          all.filter((one) => hull(one).start <= at && at < hull(one).end).length
        const deepest = Math.max(0, ...Array.from({ length }, (_, at) => depth(at)))
        expect(Math.max(-1, ...lanes.values()) + 1).toBe(deepest)
        for (const one of all)
          for (const other of all)
            if (one !== other && lanes.get(one.id) === lanes.get(other.id))
              expect(hull(one).end <= hull(other).start || hull(other).end <= hull(one).start).toBe(
                true,
              )
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  it('does not depend on the order in which spans were made', () => {
    fc.assert(
      fc.property(spans, (all) => {
        expect(painted(all.toReversed())).toEqual(painted(all))
      }),
    )
  })

  it('orders the spans of a run by their lines, the one around the others first', () => {
    const all = [span('inner', [0, 3]), span('outer', [0, 9]), span('second', [5, 12])]
    expect(painted(all)).toEqual([
      { start: 0, end: 3, spans: ['outer', 'inner'] },
      { start: 3, end: 5, spans: ['outer'] },
      { start: 5, end: 9, spans: ['outer', 'second'] },
      { start: 9, end: 12, spans: ['second'] },
    ])
  })

  it('leaves the lines of other clusters alone when a span is added', () => {
    const first = [span('a', [0, 9]), span('b', [3, 12])]
    const far = [span('c', [30, 40]), span('d', [33, 36])]
    const lanesOf = (all: readonly Span[]) => assignLanes(new SpanIndex(all).ordered)
    const before = lanesOf([...first, ...far])
    const after = lanesOf([...first, span('new', [1, 5]), ...far])
    for (const id of ['c', 'd']) expect(after.get(id)).toBe(before.get(id))
  })
})
