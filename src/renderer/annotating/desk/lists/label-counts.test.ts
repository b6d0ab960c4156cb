import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSpan, type Span } from '#core/annotation/model.ts'
import { LabelCounts } from './label-counts.ts'

const item = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const
const all: readonly Span[] = Array.from({ length: 12 }, (_, i) =>
  newSpan({ ...item, id: String(i), label: ['claim', 'source', 'cue'][i % 3] ?? '', segments: [] }),
)

describe('the counts of labels', () => {
  it('are those of the spans, whatever there was before', () => {
    const states = fc.array(fc.shuffledSubarray([...all]), { maxLength: 6 })
    fc.assert(
      fc.property(states, (states) => {
        const counts = new LabelCounts()
        for (const spans of states) {
          const expected = new Map<string, number>()
          for (const { label } of spans) expected.set(label, (expected.get(label) ?? 0) + 1)
          expect(new Map([...counts.of(spans)].toSorted())).toEqual(
            new Map([...expected].toSorted()),
          )
        }
      }),
    )
  })
})
