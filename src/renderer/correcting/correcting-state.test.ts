import { describe, expect, it } from 'vitest'
import { correctionObstacle } from './correcting-state.ts'

type Opened = Parameters<typeof correctionObstacle>[0]

function obstacle({
  text = 'نص',
  format = 'text',
  encoding = 'utf-8',
  ...rest
}: {
  readonly text?: string
  readonly format?: string
  readonly encoding?: string | null
} & Partial<Pick<Opened, 'readOnly' | 'envelope'>>) {
  const session = {
    article: {
      decoding: { encoding },
      document: { extraction: { format }, blocks: [{ start: 0, end: text.length }] },
    },
    at: { text },
    readOnly: null,
    envelope: {},
    ...rest,
  }
  return correctionObstacle(session as unknown as Opened)
}

describe('what stands against correcting a text', () => {
  it('is nothing for plain text and Markdown', () => {
    expect(obstacle({})).toBeNull()
    expect(obstacle({ format: 'markdown' })).toBeNull()
  })

  it('is its format, or annotations that may not be saved', () => {
    expect(obstacle({ format: 'html' })).toBe('format')
    expect(obstacle({ format: 'docx', encoding: null })).toBe('format')
    expect(obstacle({ readOnly: { kind: 'no-annotator' } })).toBe('annotations')
    expect(obstacle({ envelope: null })).toBe('annotations')
  })

  it('is a length that no editor bears', () => {
    expect(obstacle({ text: 'ا'.repeat(100_000) })).toBeNull()
    expect(obstacle({ text: 'ا'.repeat(100_001) })).toBe('long-line')
    expect(obstacle({ text: 'ا'.repeat(5_000_001) })).toBe('long-text')
  })
})
