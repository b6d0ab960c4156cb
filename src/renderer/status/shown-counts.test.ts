import { describe, expect, it } from 'vitest'
import type { ArticleDocument } from '#core/document/document.ts'
import { countShown, type ShownCounts } from './shown-counts.ts'

function counts(document: ArticleDocument, wholePage: boolean): ShownCounts {
  const counting = countShown(document, wholePage)
  for (;;) {
    const step = counting.next()
    if (step.done === true) return step.value
  }
}

const text = 'قال الوزير\n𝄞 musique\nإعلان'
const document: ArticleDocument = {
  text,
  blocks: [
    { start: 0, end: 10, block: { kind: 'paragraph' }, emphasis: [], readable: true },
    { start: 11, end: 21, block: { kind: 'paragraph' }, emphasis: [], readable: true },
    { start: 22, end: 27, block: { kind: 'paragraph' }, emphasis: [], readable: false },
  ],
  byline: {},
  extraction: { format: 'html', rules: 1 },
  notices: [],
}

describe('countShown', () => {
  it('counts words and code points of the blocks that are shown', () => {
    expect(counts(document, false)).toEqual({ words: 3, characters: 20 })
  })

  it('counts the whole text where the whole page is shown', () => {
    expect(counts(document, true)).toEqual({ words: 4, characters: [...text].length })
  })
})
