import { expect } from 'vitest'
import type { ArticleDocument } from '#core/document/document.ts'

/** The texts of a document's blocks. */
export function blockTexts(document: ArticleDocument): string[] {
  return document.blocks.map((block) => document.text.slice(block.start, block.end))
}

/** What every document promises (document.ts): asserted of each one that a test makes. */
export function expectSound(document: ArticleDocument): void {
  const texts = blockTexts(document)
  expect(texts.join('\n')).toBe(document.text)
  expect(texts).toEqual(document.text.split('\n'))
  let next = 0
  for (const block of document.blocks) {
    expect(block.start).toBe(next)
    next = block.end + 1
    let last = block.start
    for (const emphasis of block.emphasis) {
      expect(emphasis.start).toBeGreaterThanOrEqual(last)
      expect(emphasis.end).toBeGreaterThan(emphasis.start)
      expect(emphasis.end).toBeLessThanOrEqual(block.end)
      last = emphasis.start
    }
  }
  expect(next).toBe(document.text.length + 1)
}

/** Each block as `kind: text`; a heading is `h` and its level, a list item its depth and marker. */
export function describeBlocks(document: ArticleDocument): readonly string[] {
  const texts = blockTexts(document)
  return document.blocks.map(({ block }, index) => {
    const kind =
      block.kind === 'heading'
        ? `h${block.level}`
        : block.kind === 'list-item'
          ? `${'-'.repeat(block.depth)}${block.marker}`
          : block.kind
    return `${kind}: ${texts[index]}`
  })
}
