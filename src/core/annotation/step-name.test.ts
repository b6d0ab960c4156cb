import { describe, expect, it } from 'vitest'
import type { Command } from './commands/command.ts'
import { nextSteps, noHistory, perform, redo, undo } from './history.ts'
import { newFrame, newSpan, noAnnotations } from './model.ts'
import { stepName } from './step-name.ts'

const at = '2026-11-22T10:00:00Z'
const span = newSpan({
  id: 's1',
  label: 'claim',
  segments: [
    {
      start: 0,
      end: 46,
      quote: 'إن إنتاج القمح\nسيرتفع هذا العام بنسبة كبيرة',
      prefix: '',
      suffix: '',
    },
  ],
  origin: { kind: 'manual' },
  at,
})
const frame = newFrame({ id: 'f1', type: 'attribution', origin: { kind: 'manual' }, at })
const before = {
  ...noAnnotations,
  spans: new Map([['s1', span]]),
  frames: new Map([['f1', frame]]),
}
const quote = 'إن إنتاج القمح سيرتفع…'

describe('a step is named by what it does and to what', () => {
  const cases: readonly (readonly [Command, object])[] = [
    [
      { do: 'create-span', span },
      { kind: 'create-span', label: 'claim', quote },
    ],
    [
      { do: 'delete-span', id: 's1', at },
      { kind: 'delete-span', label: 'claim', quote },
    ],
    [
      { do: 'set-label', id: 's1', label: 'cue', at },
      { kind: 'set-label', label: 'cue', quote },
    ],
    [
      { do: 'set-attribute', target: { on: 'document' }, key: 'tone', value: 'mixed', at },
      { kind: 'set-document-attribute', part: 'tone' },
    ],
    [
      { do: 'set-note', target: { on: 'frame', id: 'f1' }, note: 'x', at },
      { kind: 'set-frame-note', label: 'attribution' },
    ],
    [
      { do: 'fill-role', id: 'f1', role: 'content', filler: 's1', at },
      { kind: 'fill-role', label: 'attribution', part: 'content' },
    ],
    [{ do: 'set-status', status: 'submitted' }, { kind: 'submit' }],
    [
      { do: 'change-entries', entries: { conflicts: { a: null, b: null } } },
      { kind: 'remove-conflicts', count: 2 },
    ],
    [{ do: 'several', commands: [{ do: 'set-status', status: 'draft' }] }, { kind: 'withdraw' }],
    [
      {
        do: 'several',
        commands: [
          { do: 'create-span', span },
          { do: 'create-frame', frame },
        ],
      },
      { kind: 'several', count: 2 },
    ],
    [
      {
        do: 'several',
        commands: [
          { do: 'create-span', span },
          { do: 'create-frame', frame: { ...frame, roles: { content: ['s1'] } } },
          { do: 'fill-role', id: 'f2', role: 'from', filler: 's1', at },
        ],
      },
      { kind: 'create-span', label: 'claim', quote },
    ],
    [
      {
        do: 'several',
        commands: span.segments.flatMap((segment): Command[] => [
          { do: 'add-segment', id: 's1', segment, at },
          { do: 'add-segment', id: 's1', segment, at },
        ]),
      },
      { kind: 'add-segment', label: 'claim', quote },
    ],
    [
      {
        do: 'several',
        commands: [
          { do: 'create-span', span },
          { do: 'fill-role', id: 'f1', role: 'content', filler: 's2', at },
        ],
      },
      { kind: 'several', count: 2 },
    ],
  ]

  it.each(cases)('%j', (command, name) => {
    expect(stepName(before, command)).toEqual(name)
  })

  it('for undo and for redo', () => {
    const first = perform(
      { annotations: before, history: noHistory },
      { do: 'set-status', status: 'submitted' },
    )
    if (!first.ok) throw new Error(first.failure.kind)
    expect(nextSteps(first.value.history)).toEqual({ undo: { kind: 'submit' }, redo: null })
    const back = undo(first.value)
    expect(back.ok && nextSteps(back.value.history)).toEqual({
      undo: null,
      redo: { kind: 'submit' },
    })
    const again = back.ok ? redo(back.value) : back
    expect(again.ok && again.value.annotations.status).toBe('submitted')
  })
})
