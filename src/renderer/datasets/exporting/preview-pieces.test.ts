import { describe, expect, it } from 'vitest'
import { previewPieces, valuePieces } from './preview-pieces.ts'

function values(line: string, file: string): readonly string[] {
  const pieces = previewPieces(line, file)
  expect(pieces.map(({ text }) => text).join('')).toBe(line)
  return pieces.filter(({ isRightToLeft }) => isRightToLeft).map(({ text }) => text)
}

describe('a line of the preview', () => {
  it('sets the strings of JSON apart, escaped quotes inside them', () => {
    const line = '{"text":"قال \\"نعم\\"، ثم","labels":["ادعاء","مصدر"],"path":"a\\\\"}'
    expect(values(line, 'data.jsonl')).toEqual(['قال \\"نعم\\"، ثم', 'ادعاء', 'مصدر'])
  })

  it('sets cells apart', () => {
    expect(values('1,قمح,"قال, نعم",claim', 'spans.csv')).toEqual(['قمح', 'قال', ' نعم'])
    expect(values('T1\tclaim 0 4\tقال نعم', 'a.ann')).toEqual(['قال نعم'])
    expect(values('قال O B-cue', 'data.conll')).toEqual(['قال'])
  })

  it('sets text and attributes of markup apart', () => {
    expect(values('<p n="خبر">قال <b>نعم</b></p>', 'a.xml')).toEqual(['خبر', 'قال ', 'نعم'])
  })

  it('leaves a plain line whole', () => {
    expect(values('قال "نعم", ثم', 'a.txt')).toEqual(['قال "نعم", ثم'])
  })

  it('sets escapes apart from the letters after them', () => {
    const pieces = valuePieces('قال\\n\\"نعم\\u200f')
    expect(pieces.filter(({ isEscape }) => isEscape).map(({ text }) => text)).toEqual([
      '\\n',
      '\\"',
      '\\u200f',
    ])
    expect(pieces.map(({ text }) => text).join('')).toBe('قال\\n\\"نعم\\u200f')
  })
})
