import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followChange } from '#core/annotation/follow.ts'
import { newSpan, noAnnotations } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { editBetween, mapOf, type TextEdit } from '#renderer/editor/lines/edit-between.ts'
import { EditLog } from './edit-log.ts'

function made(text: string, { start, removed, inserted }: TextEdit): string {
  expect(text.slice(start, start + removed.length)).toBe(removed)
  return text.slice(0, start) + inserted + text.slice(start + removed.length)
}

const letters = fc.constantFrom(...arabicAlphabet, '😀', 'ا', 'ا')
const wording = fc.string({ unit: letters, maxLength: 24 })

describe('the edit between two texts', () => {
  it('makes the one of the other, and cuts no character in two', () => {
    fc.assert(
      fc.property(wording, wording, fc.nat(30), (before, after, caret) => {
        const edit = editBetween(before, after, caret)
        if (before === after) expect(edit).toBeNull()
        if (edit === null) return
        expect(made(before, edit)).toBe(after)
        expect(edit.removed.isWellFormed() && edit.inserted.isWellFormed()).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  it('is what was typed or deleted at the caret, among equal letters too', () => {
    expect(editBetween('قال', 'قالل', 3)).toEqual({ start: 2, removed: '', inserted: 'ل' })
    expect(editBetween('قال', 'قالل', 4)).toEqual({ start: 3, removed: '', inserted: 'ل' })
    expect(editBetween('قالل', 'قال', 2)).toEqual({ start: 2, removed: 'ل', inserted: '' })
    expect(editBetween('قالل', 'قال', 3)).toEqual({ start: 3, removed: 'ل', inserted: '' })
    fc.assert(
      fc.property(wording, fc.nat(24), wording, (text, at, typed) => {
        const start = [...text].slice(0, at).join('').length
        fc.pre(typed !== '')
        const after = text.slice(0, start) + typed + text.slice(start)
        expect(editBetween(text, after, start + typed.length)).toEqual({
          start,
          removed: '',
          inserted: typed,
        })
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('taking edits back', () => {
  const edits = fc.array(
    fc.tuple(fc.nat(30), fc.nat(4), fc.string({ unit: letters, maxLength: 3 })),
    {
      maxLength: 8,
    },
  )

  it('brings back the text, and the spans whose words were deleted', () => {
    fc.assert(
      fc.property(wording, edits, fc.nat(24), fc.nat(8), (start, cuts, from, length) => {
        const before = { textSha256: 'b'.repeat(64), offsets: new OffsetMap(start) }
        const points = [...start]
        const at = points.slice(0, from).join('').length
        const end = at + points.slice(from, from + length + 1).join('').length
        fc.pre(end > at)
        const span = newSpan({
          id: 's',
          label: 'claim',
          segments: [segmentAt(start, { start: at, end })],
          origin: { kind: 'manual' },
          at: '2026-11-22T10:00:00Z',
        })
        const annotations = { ...noAnnotations, spans: new Map([['s', span]]) }
        const log = new EditLog()
        const seen = [{ text: start, map: log.map }]
        let text = start
        for (const [skip, remove, inserted] of cuts) {
          const all = [...text]
          const begin = Math.min(skip, all.length)
          const edit = {
            start: all.slice(0, begin).join('').length,
            removed: all.slice(begin, begin + remove).join(''),
            inserted,
          }
          if (edit.removed === edit.inserted) continue
          text = made(text, edit)
          log.closeStep()
          log.add(edit, 0)
          seen.push({ text, map: log.map })
        }
        const back = seen.toReversed()
        for (const [i, state] of back.entries()) {
          expect(text).toBe(state.text)
          const here = followChange(annotations, log.map, before, text).spans.get('s')
          const then = followChange(annotations, state.map, before, state.text).spans.get('s')
          expect(here).toEqual(then)
          const undone = log.undo()
          expect(undone === null).toBe(i === back.length - 1)
          if (undone !== null) text = made(text, undone)
        }
        expect(followChange(annotations, log.map, before, text).spans.get('s')?.unplaced).toEqual(
          [],
        )
        for (let redone = log.redo(); redone !== null; redone = log.redo())
          text = made(text, redone)
        expect(text).toBe(seen.at(-1)?.text)
        expect(log.map.replacements).toEqual(seen.at(-1)?.map.replacements)
      }),
      { numRuns: 10_000 },
    )
  })

  it('takes a word back that was typed in one go, and two that were not', () => {
    const log = new EditLog()
    const type = (start: number, inserted: string, at: number) =>
      log.add({ start, removed: '', inserted }, at)
    type(0, 'ق', 0)
    type(1, 'ا', 200)
    type(2, 'ل', 400)
    type(3, ' ', 500)
    type(4, 'إ', 600)
    expect(log.undo()).toEqual({ start: 4, removed: 'إ', inserted: '' })
    expect(log.undo()).toEqual({ start: 0, removed: 'قال ', inserted: '' })
    expect(log.undo()).toBeNull()
    type(0, 'ق', 0)
    type(1, 'ا', 2000)
    expect(log.undo()).toEqual({ start: 1, removed: 'ا', inserted: '' })
  })

  it('joins what is deleted backward or forward', () => {
    const log = new EditLog()
    log.add({ start: 5, removed: 'د', inserted: '' }, 0)
    log.add({ start: 4, removed: 'ج', inserted: '' }, 100)
    log.add({ start: 4, removed: 'ه', inserted: '' }, 200)
    expect(log.undo()).toEqual({ start: 4, removed: '', inserted: 'جده' })
  })

  it('forgets what was taken back once something else is typed', () => {
    const log = new EditLog()
    log.add({ start: 0, removed: '', inserted: 'ا' }, 0)
    log.undo()
    expect(log.canRedo).toBe(true)
    log.add({ start: 0, removed: '', inserted: 'ب' }, 10)
    expect(log.canRedo).toBe(false)
    expect(log.map.replacements).toEqual([{ start: 0, removed: 0, inserted: 1 }])
    expect(mapOf({ start: 0, removed: '', inserted: 'ب' }).replacements).toEqual(
      log.map.replacements,
    )
  })
})
