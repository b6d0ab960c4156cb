import { expect, it } from 'vitest'
import type { ArticleDocument } from '#core/document/document.ts'
import { packJson } from '#core/packed-json.ts'
import type { ArticleToken, SentArticle } from '#ipc/contract.ts'
import { openedArticle } from './sent-article.ts'

it('has the blocks again that were packed for the way', () => {
  const blocks: ArticleDocument['blocks'] = [
    { start: 0, end: 3, block: { kind: 'heading', level: 1 }, emphasis: [], readable: true },
    {
      start: 4,
      end: 9,
      block: { kind: 'paragraph' },
      emphasis: [{ start: 4, end: 6, style: 'strong' }],
      readable: false,
    },
  ]
  const document = {
    text: 'خبر\nقالوا',
    byline: {},
    extraction: { format: 'markdown', rules: 1 },
    notices: [],
  } as const
  const sent: SentArticle = {
    reference: { token: 'a' as ArticleToken, name: 'a.md', folder: null },
    bytes: 18,
    sha256: '',
    textSha256: '',
    textLength: 9,
    decoding: {
      encoding: 'utf-8',
      reason: null,
      byteOrderMark: false,
      newlines: 'lf',
      notices: [],
    },
    document: { ...document, packedBlocks: packJson(blocks) },
    nameNotices: [],
  }
  const opened = openedArticle(sent)
  expect(opened.document).toEqual({ ...document, blocks })
  expect(opened.textLength).toBe(9)
})
