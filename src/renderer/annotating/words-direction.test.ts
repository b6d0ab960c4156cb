import { describe, expect, it } from 'vitest'
import type { Block } from '#core/document/document.ts'
import { inDirection, wordsDirection } from './words-direction.ts'

const lines = ['ذكرت Reuters عن مصدر', 'The WSJ said قال', '123']
const text = lines.join('\n')
const blocks = lines.map((line): Block => {
  const start = text.indexOf(line)
  const end = start + line.length
  return { start, end, block: { kind: 'paragraph' }, emphasis: [], readable: true }
})

function directionOf(quote: string) {
  const start = text.indexOf(quote)
  const segments = [{ start, end: start + quote.length, quote, prefix: '', suffix: '' }]
  return wordsDirection({ text, blocks }, { segments })
}

describe('the direction of a span’s words', () => {
  it('is that of the paragraph they stand in, whatever they begin with', () => {
    expect(directionOf('Reuters عن مصدر')).toBe('rtl')
    expect(directionOf('قال')).toBe('ltr')
  })

  it('is the article’s where the paragraph has none, or the words no place', () => {
    expect(directionOf('123')).toBe('rtl')
    expect(wordsDirection({ text, blocks }, { segments: [] })).toBe('rtl')
    expect(wordsDirection({ text: '', blocks: [] }, { segments: [] })).toBe('rtl')
  })

  it('holds for the words alone', () => {
    expect(inDirection('a', 'rtl')).toBe('\u2067a\u2069')
    expect(inDirection('a', 'ltr')).toBe('\u2066a\u2069')
  })
})
