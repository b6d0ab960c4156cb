import { describe, expect, it } from 'vitest'
import { type TextLine, TextLines } from '#renderer/editor/lines/text-lines.ts'
import { CaretPlaces } from './caret-places.ts'

function linesOf(text: string): TextLines<TextLine> {
  const lines = text.split('\n').map((line, i) => ({ key: String(i), text: line, start: 0 }))
  return new TextLines(lines)
}

describe('the place of the caret in a text that is corrected', () => {
  const places = new CaretPlaces()
  const lines = linesOf('قال 👍 أمس\n\nوأضاف 👍')

  it('is a line and a code point of the text', () => {
    const at = lines.length
    expect(places.placeOf(lines, { start: at, end: at }, at)).toEqual({
      line: 2,
      character: 18,
      selected: 0,
    })
    const second = lines.all[1]?.start ?? 0
    expect(places.placeOf(lines, { start: second, end: second }, second)).toEqual({
      line: 1,
      character: 10,
      selected: 0,
    })
  })

  it('is that of the end that moves, with what is selected', () => {
    const selection = { start: 4, end: lines.length }
    expect(places.placeOf(lines, selection, 4)).toEqual({ line: 0, character: 4, selected: 14 })
    expect(places.placeOf(lines, selection, selection.end)).toEqual({
      line: 2,
      character: 18,
      selected: 14,
    })
  })

  it('follows what is typed in an earlier line', () => {
    const typed = linesOf('قال 👍\nنعم')
    const end = (): number => typed.length
    expect(places.placeOf(typed, { start: end(), end: end() }, end()).character).toBe(9)
    typed.setText(0, 'قال 👍👍')
    expect(places.placeOf(typed, { start: end(), end: end() }, end()).character).toBe(10)
  })
})
