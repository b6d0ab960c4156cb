import { describe, expect, it } from 'vitest'
import { isGraphemeBoundary } from '#core/text/graphemes.ts'
import { cutIntoPieces } from './pieces.ts'

const word = 'والمسؤولين '
const hard = {
  'a line of words': word.repeat(5_000),
  'a line without a space': 'ب'.repeat(40_000),
  'pairs of surrogates': '😀'.repeat(20_000),
  'lone surrogates': '\ud800'.repeat(20_000),
  'a letter with 10,000 marks': `ا${'\u064e'.repeat(10_000)} ${word.repeat(1_000)}`,
  'emoji joined by joiners': '👨‍👩‍👧‍👦'.repeat(3_000),
  'preformatted lines': 'سطر من الجدول\tثم غيره\n'.repeat(2_000),
}

describe('cutIntoPieces', () => {
  it('leaves a text of ordinary length whole', () => {
    expect(cutIntoPieces(word.repeat(300))).toEqual([{ start: 0, end: word.length * 300 }])
    expect(cutIntoPieces('')).toEqual([{ start: 0, end: 0 }])
  })

  it.each(Object.entries(hard))('covers %s and cuts no cluster', (_name, text) => {
    const pieces = cutIntoPieces(text)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    for (const { start, end } of pieces) {
      expect(end).toBeGreaterThan(start)
      expect(isGraphemeBoundary(text, end)).toBe(true)
    }
  })

  it('cuts after a space in prose and after a line in preformatted text', () => {
    const inner = (text: string) => cutIntoPieces(text).slice(0, -1)
    const prose = hard['a line of words']
    for (const { end } of inner(prose)) expect(prose[end - 1]).toBe(' ')
    const lines = hard['preformatted lines']
    for (const { end } of inner(lines)) expect(lines[end - 1]).toBe('\n')
  })
})
