import { describe, expect, it } from 'vitest'
import type { ArticleDocument, Block, BlockKind } from '#core/document/document.ts'
import { headings } from './headings.ts'

function article(...parts: readonly (readonly [string, BlockKind, boolean?])[]): ArticleDocument {
  const blocks: Block[] = []
  let start = 0
  for (const [text, block, readable = true] of parts) {
    blocks.push({ start, end: start + text.length, block, emphasis: [], readable })
    start += text.length + 1
  }
  return {
    text: parts.map(([text]) => text).join('\n'),
    blocks,
    byline: {},
    extraction: { format: 'html', rules: 1 },
    notices: [],
  }
}

const heading = (level: 1 | 2 | 3 | 4 | 5 | 6): BlockKind => ({ kind: 'heading', level })
const paragraph: BlockKind = { kind: 'paragraph' }

describe('headings', () => {
  it('lists headings in order, as deep as the article’s own levels', () => {
    const found = headings(
      article(['خبر', heading(2)], ['نص', paragraph], ['تفصيل', heading(4)], ['ثان', heading(2)]),
      false,
    )
    expect(found.map(({ text, depth }) => [text, depth])).toEqual([
      ['خبر', 0],
      ['تفصيل', 1],
      ['ثان', 0],
    ])
    expect(found[1]).toMatchObject({ start: 7, end: 12 })
  })

  it('leaves out what the readable view hides, and what holds no words', () => {
    const page = article(['قائمة', heading(3), false], [' ', heading(1)], ['خبر', heading(1)])
    expect(headings(page, false).map(({ text }) => text)).toEqual(['خبر'])
    expect(headings(page, true).map(({ text }) => text)).toEqual(['قائمة', 'خبر'])
  })
})
