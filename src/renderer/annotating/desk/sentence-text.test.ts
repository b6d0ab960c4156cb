import { describe, expect, it } from 'vitest'
import { newSpan } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import type { Block } from '#core/document/document.ts'
import { sentenceDirection } from './sentence-text.ts'

const lines = ['The WSJ quoted the army', 'قال الجيش لوكالة Reuters']
const text = lines.join('\n')
const blocks = lines.map((line): Block => {
  const start = text.indexOf(line)
  return {
    start,
    end: start + line.length,
    block: { kind: 'paragraph' },
    emphasis: [],
    readable: true,
  }
})
const at = '2026-11-22T10:00:00Z'
const spans = ['army', 'الجيش', 'Reuters'].map((words) => {
  const start = text.indexOf(words)
  const segments = [segmentAt(text, { start, end: start + words.length })]
  return newSpan({ id: words, label: 'source', segments, origin: { kind: 'manual' }, at })
})

function directionOf(...fillers: readonly string[]) {
  const annotations = { spans: new Map(spans.map((span) => [span.id, span])) }
  const session = { article: { document: { text, blocks } }, session: { annotations } }
  return sentenceDirection(session, { roles: { source: fillers } })
}

describe('the direction of a frame’s sentence', () => {
  it('is that of the paragraph in which its first words stand', () => {
    expect(directionOf('Reuters', 'army')).toBe('rtl')
    expect(directionOf('army', 'الجيش')).toBe('ltr')
    expect(directionOf('a frame', '#writer', 'الجيش')).toBe('rtl')
  })

  it('is the article’s where it has none of its words', () => {
    expect(directionOf()).toBe('ltr')
    expect(directionOf('a frame')).toBe('ltr')
  })
})
