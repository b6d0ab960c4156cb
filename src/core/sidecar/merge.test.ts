import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedSidecar, hash, sampleFrame, sampleSidecar } from '#core/testing/sidecars.ts'
import { mergeSidecars } from './merge.ts'
import { parseSidecar } from './parse.ts'
import type { Sidecar, SidecarFrame, SidecarSpan } from './schema.ts'
import { serialiseSidecar } from './serialise.ts'
import { isSame } from './three-way.ts'

function merged(base: Sidecar | null, ours: Sidecar, theirs: Sidecar): Sidecar {
  const result = mergeSidecars(base, ours, theirs)
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value.sidecar
}

const bytes = (sidecar: Sidecar) => serialiseSidecar(sidecar, null)

function itemsOf({ spans, frames, comments, reviews }: Sidecar): ReadonlyMap<string, object> {
  return new Map([...spans, ...frames, ...comments, ...reviews].map((item) => [item.id, item]))
}

const idsOf = (sidecar: Sidecar): ReadonlySet<string> => new Set(itemsOf(sidecar).keys())

const later = '2026-11-22T12:00:00Z'
const latest = '2026-11-22T13:00:00Z'

function withSpan(id: string, change: Partial<SidecarSpan>, sidecar = sampleSidecar): Sidecar {
  const spans = sidecar.spans.map((span) => (span.id === id ? { ...span, ...change } : span))
  return { ...sidecar, spans }
}

function without(id: string, sidecar = sampleSidecar): Sidecar {
  return {
    ...sidecar,
    spans: sidecar.spans.filter((span) => span.id !== id),
    frames: sidecar.frames.filter((frame) => frame.id !== id),
  }
}

function spanOf(sidecar: Sidecar, id: string): SidecarSpan | undefined {
  return sidecar.spans.find((span) => span.id === id)
}

describe('two versions of one sidecar', () => {
  const text = 'قالت وزارة 😀 الزراعة'
  const three = fc.record({
    base: fc.option(generatedSidecar(text)),
    ours: generatedSidecar(text),
    theirs: generatedSidecar(text),
  })

  it('merge to the same whichever comes first', () => {
    fc.assert(
      fc.property(three, ({ base, ours, theirs }) => {
        expect(bytes(merged(base, theirs, ours))).toBe(bytes(merged(base, ours, theirs)))
      }),
      { numRuns: 10_000 },
    )
  }, 240_000)

  it('merge to themselves where they are the same', () => {
    fc.assert(
      fc.property(three, ({ base, ours }) => {
        expect(bytes(merged(base, ours, ours))).toBe(bytes(ours))
        if (base !== null) expect(bytes(merged(base, ours, base))).toBe(bytes(ours))
      }),
      { numRuns: 10_000 },
    )
  }, 240_000)

  it('do not change the merged one when merged into it again', () => {
    fc.assert(
      fc.property(three, ({ base, ours, theirs }) => {
        const once = merged(base, ours, theirs)
        expect(bytes(merged(base, once, theirs))).toBe(bytes(once))
        expect(bytes(merged(base, ours, once))).toBe(bytes(once))
      }),
      { numRuns: 10_000 },
    )
  }, 240_000)

  it('lose no id but what one side deleted and the other left as it was', () => {
    fc.assert(
      fc.property(three, ({ base, ours, theirs }) => {
        const result = merged(base, ours, theirs)
        const kept = idsOf(result)
        const before = base === null ? new Map<string, object>() : itemsOf(base)
        const [left, right] = [itemsOf(ours), itemsOf(theirs)]
        for (const id of new Set([...left.keys(), ...right.keys()])) {
          const isLeftAlone = [left, right].every(
            (side) => !side.has(id) || isSame(side.get(id), before.get(id)),
          )
          const isDeleted = !(left.has(id) && right.has(id)) && before.has(id) && isLeftAlone
          if (!isDeleted) expect(kept.has(id), id).toBe(true)
        }
        for (const frame of result.frames)
          for (const filler of Object.values(frame.roles).flat())
            expect(filler === '#writer' || kept.has(filler), filler).toBe(true)
        expect(parseSidecar(bytes(result)).ok).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  }, 240_000)
})

describe('a merge', () => {
  it('unites additions', () => {
    const [span] = sampleSidecar.spans
    if (span === undefined) throw new Error('the sample lacks a span')
    const ours = { ...sampleSidecar, spans: [...sampleSidecar.spans, { ...span, id: 'mine' }] }
    const theirs = { ...sampleSidecar, spans: [...sampleSidecar.spans, { ...span, id: 'other' }] }
    const result = mergeSidecars(sampleSidecar, ours, theirs)
    expect(result.ok && idsOf(result.value.sidecar)).toEqual(
      new Set([...idsOf(sampleSidecar), 'mine', 'other']),
    )
    expect(result.ok && result.value.report).toEqual({
      added: ['other'],
      changed: [],
      removed: [],
      conflicts: [],
    })
  })

  it('unites changes of different fields, and of different attributes', () => {
    const ours = withSpan('claim-1', { note: 'لي', modified: later })
    const theirs = withSpan('claim-1', {
      label: 'target',
      attributes: { kind: 'promise', checkworthy: 'high', certainty: 'certain' },
      modified: latest,
    })
    const result = merged(sampleSidecar, ours, theirs)
    expect(spanOf(result, 'claim-1')).toMatchObject({
      note: 'لي',
      label: 'target',
      attributes: { kind: 'promise', checkworthy: 'high', certainty: 'certain' },
      modified: latest,
    })
    expect(result.conflicts).toEqual([])
  })

  it('keeps both values of one field, the later one in place', () => {
    const ours = withSpan('claim-1', { note: 'الأولى', modified: latest })
    const theirs = withSpan('claim-1', { note: 'الثانية', modified: later })
    const result = mergeSidecars(sampleSidecar, ours, theirs)
    if (!result.ok) throw new Error(result.failure.kind)
    expect(spanOf(result.value.sidecar, 'claim-1')?.note).toBe('الأولى')
    expect(result.value.sidecar.conflicts).toEqual([
      { id: 'claim-1/note', item: 'claim-1', field: 'note', values: ['الأولى', 'الثانية'] },
    ])
    expect(result.value.report.conflicts).toEqual(['claim-1/note'])
  })

  it('does not raise a conflict again that was settled', () => {
    const ours = withSpan('claim-1', { note: 'أ', modified: later })
    const theirs = withSpan('claim-1', { note: 'ب', modified: later })
    const both = merged(sampleSidecar, ours, theirs)
    const settled = {
      ...withSpan('claim-1', { note: 'أ', modified: latest }, both),
      conflicts: [],
    }
    expect(merged(both, settled, both)).toMatchObject({ conflicts: [] })
  })

  it('lets a change beat a deletion, and says so', () => {
    const free = { ...sampleSidecar, frames: [] }
    const theirs = withSpan('claim-1', { note: 'باقٍ', modified: later }, free)
    const result = merged(free, without('claim-1', free), theirs)
    expect(spanOf(result, 'claim-1')?.note).toBe('باقٍ')
    expect(result.conflicts).toEqual([
      { id: 'claim-1/presence', item: 'claim-1', field: 'presence', values: ['deleted', 'kept'] },
    ])
  })

  it('deletes what one side deleted and the other left alone', () => {
    const free = { ...sampleSidecar, frames: [] }
    expect(spanOf(merged(free, without('claim-1', free), free), 'claim-1')).toBeUndefined()
  })

  it('does not delete what a frame of the other side came to hold', () => {
    const free = { ...sampleSidecar, frames: [] }
    const result = merged(free, without('cue-1', without('claim-1', free)), sampleSidecar)
    expect(idsOf(result)).toEqual(idsOf(sampleSidecar))
    expect(result.conflicts.map(({ id }) => id)).toEqual(['claim-1/presence', 'cue-1/presence'])
  })

  it('brings back frames within frames, and their spans', () => {
    const outer: SidecarFrame = { ...sampleFrame, id: 'outer', roles: { content: ['frame-1'] } }
    const theirs = { ...sampleSidecar, frames: [sampleFrame, outer] }
    const ours = { ...sampleSidecar, frames: [], spans: [] }
    expect(idsOf(merged(sampleSidecar, ours, theirs))).toEqual(idsOf(theirs))
  })

  it('takes roles as sets, in the order they had', () => {
    const roles = (source: string[]): Sidecar => ({
      ...sampleSidecar,
      frames: [{ ...sampleFrame, roles: { ...sampleFrame.roles, source } }],
    })
    const result = merged(
      roles(['source-1', 'cue-1']),
      roles(['#writer', 'source-1', 'cue-1']),
      roles(['source-1', 'claim-1']),
    )
    expect(result.frames[0]?.roles.source).toEqual(['source-1', '#writer', 'claim-1'])
    expect(result.conflicts).toEqual([])
  })

  it('names one of two tagsets, and never the version of one with the id of the other', () => {
    const one = { id: 'propaganda', version: '1.0.0' }
    const other = { id: 'attribution', version: '9.0.0' }
    const [ours, theirs] = [one, other].map((tagset) => ({ ...sampleSidecar, tagset }))
    if (ours === undefined || theirs === undefined) throw new Error('two are made')
    const result = merged(sampleSidecar, ours, theirs)
    expect([one, other]).toContainEqual(result.tagset)
    expect(result.conflicts).toEqual([
      { id: 'sidecar/tagset', item: null, field: 'tagset', values: [other, one] },
    ])
    expect(merged(sampleSidecar, ours, sampleSidecar)).toMatchObject({ tagset: one, conflicts: [] })
  })

  it('merges unknown fields like the others', () => {
    const grown = (extra: object): Sidecar => {
      const [first, ...rest] = sampleSidecar.spans
      return {
        ...sampleSidecar,
        spans: [Object.assign({ ...first }, extra) as SidecarSpan, ...rest],
      }
    }
    const result = merged(sampleSidecar, grown({ mine: 1 }), grown({ theirs: [2] }))
    expect(result.spans.find(({ id }) => id === 'cue-1')).toMatchObject({ mine: 1, theirs: [2] })
  })

  it('marks the pieces that count in the other text where the article changed on one side', () => {
    const article = { ...sampleSidecar.article, sha256: hash('d'), textSha256: hash('e') }
    const theirs = { ...withSpan('cue-1', { note: 'نُقل', modified: later }), article }
    const [span] = sampleSidecar.spans
    if (span === undefined) throw new Error('the sample lacks a span')
    const ours = { ...sampleSidecar, spans: [...sampleSidecar.spans, { ...span, id: 'new' }] }
    const result = merged(sampleSidecar, ours, theirs)
    expect(result.article).toEqual(article)
    expect(spanOf(result, 'new')?.segments[0]?.textSha256).toBe(hash('b'))
    expect(spanOf(result, 'cue-1')?.segments[0]).not.toHaveProperty('textSha256')
    expect(result.conflicts).toEqual([])
  })

  it('is refused between two people who chose one id', () => {
    const theirs = {
      ...sampleSidecar,
      annotator: { ...sampleSidecar.annotator, key: '00000000-0000-4000-8000-000000000000' },
    }
    expect(mergeSidecars(null, sampleSidecar, theirs)).toMatchObject({
      ok: false,
      failure: { kind: 'different-annotators' },
    })
  })
})
