import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import type { TextEdit } from '#renderer/editor/lines/edit-between.ts'
import { editsOf } from './draft.ts'
import { EditLog } from './edit-log.ts'

function made(text: string, { start, removed, inserted }: TextEdit): string {
  expect(text.slice(start, start + removed.length)).toBe(removed)
  return text.slice(0, start) + inserted + text.slice(start + removed.length)
}

const wording = fc.string({ unit: fc.constantFrom(...arabicAlphabet), maxLength: 24 })
const edits = fc.array(fc.tuple(fc.nat(24), fc.nat(4), wording), { maxLength: 6 })

describe('a correction that is kept', () => {
  it('makes the same text and the same map again, whatever was edited', () => {
    fc.assert(
      fc.property(wording, edits, (before, cuts) => {
        const log = new EditLog()
        let after = before
        for (const [at, length, inserted] of cuts) {
          const start = Math.min(at, after.length)
          const edit = { start, removed: after.slice(start, start + length), inserted }
          after = made(after, edit)
          log.add(edit, 0)
        }
        const again = new EditLog()
        let text = before
        for (const edit of editsOf(log.map, before, after).toReversed()) {
          text = made(text, edit)
          again.closeStep()
          again.add(edit, 0)
        }
        expect(text).toBe(after)
        expect(again.map.replacements).toEqual(log.map.replacements)
      }),
      { numRuns: 10_000 },
    )
  })
})
