import { describe, expect, it } from 'vitest'
import type { Command } from './commands/command.ts'
import { madeSinceFrame, noHistory, perform, type Session, undo } from './history.ts'
import { newFrame, newSpan, noAnnotations } from './model.ts'

const at = '2026-11-22T10:00:00Z'
const made = { origin: { kind: 'manual' }, at } as const
const segments = [{ start: 0, end: 4, quote: 'نص ما', prefix: '', suffix: '' }]

function span(id: string): Command {
  return { do: 'create-span', span: newSpan({ ...made, id, label: 'claim', segments }) }
}

const frame: Command = {
  do: 'create-frame',
  frame: newFrame({ ...made, id: 'frame', type: 'attribution', roles: { content: ['b'] } }),
}

function sessionAfter(...commands: readonly Command[]): Session {
  const start: Session = { annotations: noAnnotations, history: noHistory }
  return commands.reduce((session, command) => {
    const done = perform(session, command)
    if (!done.ok) throw new Error(done.failure.kind)
    return done.value
  }, start)
}

describe('the spans made last', () => {
  it('are those since the last step that concerned a frame, whatever else was done to spans', () => {
    const note: Command = { do: 'set-note', target: { on: 'span', id: 'b' }, note: 'ن', at }
    expect(madeSinceFrame(noHistory)).toEqual([])
    expect(madeSinceFrame(sessionAfter(span('a'), span('b'), note).history)).toEqual(['b', 'a'])
    expect(madeSinceFrame(sessionAfter(span('b'), frame, span('c')).history)).toEqual(['c'])
    const both: Command = { do: 'several', commands: [span('b'), frame] }
    expect(madeSinceFrame(sessionAfter(span('a'), both).history)).toEqual([])
  })

  it('are no more those that were undone', () => {
    const undone = undo(sessionAfter(span('a'), span('b')))
    expect(undone.ok && madeSinceFrame(undone.value.history)).toEqual(['a'])
  })
})
