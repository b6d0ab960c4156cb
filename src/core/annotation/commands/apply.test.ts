import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noHistory, perform, redo, type Session, undo } from '../history.ts'
import {
  type Annotations,
  type Frame,
  framesWith,
  newFrame,
  newSpan,
  noAnnotations,
  type Segment,
  type Span,
} from '../model.ts'
import { apply } from './apply.ts'
import type { Command } from './command.ts'

const origin = { kind: 'manual' } as const
const at = '2026-11-22T10:00:00Z'
const later = '2026-11-22T11:00:00Z'

function segment(start: number, end: number): Segment {
  return { start, end, quote: 'ن'.repeat(end - start), prefix: '', suffix: '' }
}

function span(id: string, start = 0, end = 5): Span {
  return newSpan({ id, label: 'claim', segments: [segment(start, end)], origin, at })
}

function frame(id: string, roles: Frame['roles'] = {}): Frame {
  return newFrame({ id, type: 'attribution', roles, origin, at })
}

function having(spans: readonly Span[], frames: readonly Frame[] = []): Annotations {
  return {
    ...noAnnotations,
    spans: new Map(spans.map((one) => [one.id, one])),
    frames: new Map(frames.map((one) => [one.id, one])),
  }
}

function done(annotations: Annotations, command: Command): Annotations {
  const applied = apply(annotations, command)
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure))
  return applied.value.annotations
}

const spanIds = ['s1', 's2', 's3', 's4']
const frameIds = ['f1', 'f2', 'f3']
const someSpan = fc.constantFrom(...spanIds)
const someFrame = fc.constantFrom(...frameIds)
const someItem = fc.constantFrom(...spanIds, ...frameIds, '#writer')
const someRole = fc.constantFrom('source', 'cue', 'content')
const someTime = fc.constantFrom(at, later)
const someText = fc.constantFrom('', 'ملاحظة', 'x')
const someValue = fc.constantFrom('a', 'b', true, false, ['p', 'q'], null)
const someSegment = fc
  .tuple(fc.nat(40), fc.nat(6))
  .map(([start, length]) => segment(start, start + length))
const target = fc.oneof(
  someSpan.map((id) => ({ on: 'span' as const, id })),
  someFrame.map((id) => ({ on: 'frame' as const, id })),
  fc.constant({ on: 'document' as const }),
)

const single: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('create-span' as const),
    span: fc.tuple(someSpan, someSegment).map(([id, one]) => ({ ...span(id), segments: [one] })),
  }),
  fc.record({ do: fc.constant('delete-span' as const), id: someSpan, at: someTime }),
  fc.record({
    do: fc.constant('set-label' as const),
    id: someSpan,
    label: fc.constantFrom('claim', 'cue'),
    at: someTime,
  }),
  fc.record({
    do: fc.constant('set-segments' as const),
    id: someSpan,
    segments: fc.array(someSegment, { maxLength: 3 }),
    at: someTime,
  }),
  fc.record({
    do: fc.constant('add-segment' as const),
    id: someSpan,
    segment: someSegment,
    at: someTime,
  }),
  fc.record({
    do: fc.constant('remove-segment' as const),
    id: someSpan,
    index: fc.nat(2),
    at: someTime,
  }),
  fc.record({
    do: fc.constant('set-attribute' as const),
    target,
    key: fc.constantFrom('kind', 'named'),
    value: someValue,
    at: someTime,
  }),
  fc.record({ do: fc.constant('set-note' as const), target, note: someText, at: someTime }),
  fc.record({
    do: fc.constant('create-frame' as const),
    frame: fc
      .tuple(someFrame, fc.dictionary(someRole, fc.uniqueArray(someItem, { maxLength: 3 })))
      .map(([id, roles]) => frame(id, roles)),
  }),
  fc.record({
    do: fc.constant('fill-role' as const),
    id: someFrame,
    role: someRole,
    filler: someItem,
    at: someTime,
  }),
  fc.record(
    {
      do: fc.constant('empty-role' as const),
      id: someFrame,
      role: someRole,
      filler: someItem,
      at: someTime,
    },
    { requiredKeys: ['do', 'id', 'role', 'at'] },
  ),
  fc.record({ do: fc.constant('delete-frame' as const), id: someFrame, at: someTime }),
  fc.record({
    do: fc.constant('set-status' as const),
    status: fc.constantFrom('draft' as const, 'submitted' as const),
  }),
  fc
    .tuple(fc.constantFrom('c1', 'c2'), fc.boolean(), someText)
    .map(([id, present, text]): Command => {
      const on = { annotator: 'amal', item: null }
      const kind = 'comment' as const
      const comment = { id, on, author: 'amal', kind, text, created: at, replyTo: null }
      return { do: 'change-entries', entries: { comments: { [id]: present ? comment : null } } }
    }),
)
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc
      .array(single, { minLength: 1, maxLength: 4 })
      .map((commands): Command => ({ do: 'several', commands })),
  },
)

/** What must hold of any annotations that commands led to. */
function checkSound({ spans, frames }: Annotations): void {
  for (const [id, one] of spans) {
    expect(one.id).toBe(id)
    let before = 0
    for (const { start, end } of one.segments) {
      expect(start).toBeGreaterThanOrEqual(before)
      expect(end).toBeGreaterThan(start)
      before = end
    }
    expect(one.segments.length).toBeGreaterThan(0)
  }
  for (const one of frames.values())
    for (const filler of Object.values(one.roles).flat())
      expect(filler === '#writer' || spans.has(filler) || frames.has(filler)).toBe(true)
  const within = (id: string, seen: readonly string[]): boolean =>
    Object.values(frames.get(id)?.roles ?? {})
      .flat()
      .every((filler) => !seen.includes(filler) && within(filler, [...seen, filler]))
  for (const id of frames.keys()) expect(within(id, [id])).toBe(true)
}

describe('any sequence of commands', () => {
  it('keeps the annotations sound, and its undo gives back the start, its redo the end', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const start = having([span('s1'), span('s2', 3, 9)], [frame('f1', { content: ['s1'] })])
        let session: Session = { annotations: start, history: noHistory }
        const states = [start]
        for (const one of commands) {
          const result = perform(session, one)
          if (!result.ok) continue
          session = result.value
          states.push(session.annotations)
        }
        checkSound(session.annotations)
        for (const state of states.toReversed()) {
          expect(session.annotations).toEqual(state)
          session = stepped(undo(session))
        }
        for (const state of states) {
          expect(session.annotations).toEqual(state)
          session = stepped(redo(session))
        }
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('never changes the annotations that it was given', () => {
    fc.assert(
      fc.property(command, (one) => {
        const start = having([span('s1'), span('s2', 3, 9)], [frame('f1', { content: ['s1'] })])
        const copy = structuredClone(start)
        apply(start, one)
        expect(start).toEqual(copy)
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)
})

function stepped(result: ReturnType<typeof undo>): Session {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

describe('deleting a span', () => {
  const frames = [
    frame('f1', { content: ['s1', 's2'], source: ['s1'] }),
    frame('f2', { content: ['s2'] }),
  ]
  const annotations = having([span('s1'), span('s2')], frames)

  it('leaves its frames, which keep their other fillers', () => {
    expect(framesWith(annotations, 's1')).toEqual([
      { frame: frames[0], roles: ['content', 'source'] },
    ])
    const after = done(annotations, { do: 'delete-span', id: 's1', at: later })
    expect(after.frames.get('f1')).toMatchObject({ roles: { content: ['s2'] }, modified: later })
    expect(after.frames.get('f1')?.roles).not.toHaveProperty('source')
    expect(after.frames.get('f2')).toBe(frames[1])
  })

  it('is undone without touching what else was done to the frame since', () => {
    const deletion = apply(annotations, { do: 'delete-span', id: 's1', at: later })
    if (!deletion.ok) throw new Error(deletion.failure.kind)
    const noted = done(deletion.value.annotations, {
      do: 'set-note',
      target: { on: 'frame', id: 'f1' },
      note: 'من مكان آخر',
      at: later,
    })
    const restored = done(noted, deletion.value.inverse)
    expect(restored.frames.get('f1')).toMatchObject({
      roles: { content: ['s1', 's2'], source: ['s1'] },
      note: 'من مكان آخر',
    })
  })
})

describe('what stands against a command is named', () => {
  const nested = [
    frame('f1', { content: ['s1'] }),
    frame('f2', { content: ['f1'] }),
    frame('f3', { content: ['f2'] }),
  ]
  const annotations = having([span('s1', 5, 9)], nested)
  const cases: readonly (readonly [string, Command, string])[] = [
    ['no such span', { do: 'set-label', id: 'x', label: 'cue', at }, 'no-such-item'],
    ['no such frame', { do: 'fill-role', id: 'x', role: 'cue', filler: 's1', at }, 'no-such-item'],
    ['no such span to delete', { do: 'delete-span', id: 'x', at }, 'no-such-item'],
    ['an id that is taken', { do: 'create-span', span: span('s1') }, 'id-taken'],
    ['an id taken by a frame', { do: 'create-span', span: span('f1') }, 'id-taken'],
    ['no segments', { do: 'set-segments', id: 's1', segments: [], at }, 'no-segments'],
    ['the last segment', { do: 'remove-segment', id: 's1', index: 0, at }, 'no-segments'],
    ['no such segment', { do: 'remove-segment', id: 's1', index: 4, at }, 'no-such-segment'],
    [
      'an empty segment',
      { do: 'add-segment', id: 's1', segment: segment(2, 2), at },
      'empty-segment',
    ],
    [
      'segments that overlap',
      { do: 'add-segment', id: 's1', segment: segment(8, 12), at },
      'segments-overlap',
    ],
    ['the same label', { do: 'set-label', id: 's1', label: 'claim', at }, 'unchanged'],
    ['the same note', { do: 'set-note', target: { on: 'document' }, note: '', at }, 'unchanged'],
    [
      'an attribute that is not there',
      { do: 'set-attribute', target: { on: 'span', id: 's1' }, key: 'k', value: null, at },
      'unchanged',
    ],
    [
      'a filler twice',
      { do: 'fill-role', id: 'f1', role: 'content', filler: 's1', at },
      'already-fills',
    ],
    [
      'a filler that is not there',
      { do: 'fill-role', id: 'f1', role: 'cue', filler: 'x', at },
      'no-such-filler',
    ],
    [
      'a filler that does not fill',
      { do: 'empty-role', id: 'f1', role: 'cue', filler: 's1', at },
      'does-not-fill',
    ],
    ['a role that is empty', { do: 'empty-role', id: 'f1', role: 'cue', at }, 'does-not-fill'],
    [
      'a frame in itself',
      { do: 'fill-role', id: 'f1', role: 'content', filler: 'f1', at },
      'cycle',
    ],
    ['a circle', { do: 'fill-role', id: 'f1', role: 'content', filler: 'f3', at }, 'cycle'],
    ['nothing at all', { do: 'several', commands: [] }, 'unchanged'],
  ]

  it.each(cases)('%s', (_, one, kind) => {
    expect(apply(annotations, one)).toMatchObject({ ok: false, failure: { kind } })
  })

  it('and of several, none is done', () => {
    const commands: Command[] = [
      { do: 'set-label', id: 's1', label: 'cue', at },
      { do: 'delete-span', id: 'x', at },
    ]
    expect(apply(annotations, { do: 'several', commands }).ok).toBe(false)
    expect(annotations.spans.get('s1')?.label).toBe('claim')
  })

  it('and of several, those that change nothing are passed over', () => {
    const commands: Command[] = [
      { do: 'set-label', id: 's1', label: 'claim', at },
      { do: 'set-label', id: 's1', label: 'cue', at },
    ]
    expect(done(annotations, { do: 'several', commands }).spans.get('s1')?.label).toBe('cue')
  })

  it('and undoing fails, changing nothing, where a merge stands against it', () => {
    const created = perform(
      { annotations: having([]), history: noHistory },
      { do: 'create-span', span: span('s9') },
    )
    if (!created.ok) throw new Error(created.failure.kind)
    const merged = done(created.value.annotations, {
      do: 'create-frame',
      frame: frame('f9', { content: ['s9'] }),
    })
    const session = { ...created.value, annotations: merged }
    expect(undo(session)).toMatchObject({ ok: false, failure: { kind: 'still-in-frame' } })
    expect(session.annotations).toBe(merged)
  })
})
