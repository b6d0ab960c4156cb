import { describe, expect, it } from 'vitest'
import type { ArticleDocument, Byline } from '#core/document/document.ts'
import { headlineBlock, headTitle } from './head-title.ts'

function articleOf(blocks: readonly string[], byline: Byline): ArticleDocument {
  let end = -1
  return {
    text: blocks.join('\n'),
    blocks: blocks.map((text) => {
      const start = end + 1
      end = start + text.length
      return { start, end, block: { kind: 'paragraph' }, emphasis: [], readable: true }
    }),
    byline,
    extraction: { format: 'html', rules: 1 },
    notices: [],
  }
}

describe('the title above the text', () => {
  it('is left out where the article begins with it', () => {
    const byline = { title: 'قمة العرب' }
    expect(headTitle(articleOf(['قمة  العرب', 'نص'], byline))).toBeNull()
    expect(headTitle(articleOf(['', 'سياسة', 'القاهرة', 'قمة العرب', 'نص'], byline))).toBeNull()
    expect(headTitle(articleOf(['نص'], byline))).toBe('قمة العرب')
    expect(headTitle(articleOf(['نص'], {}))).toBeNull()
  })

  it('is found in the block that says it, past what stands above a headline', () => {
    const byline = { title: 'قمة العرب' }
    expect(headlineBlock(articleOf(['', 'سياسة', 'قمة العرب', 'نص'], byline))).toBe(2)
    expect(headlineBlock(articleOf(['نص'], byline))).toBeNull()
    const far = [...Array.from({ length: 6 }, (_, i) => `${i}`), 'قمة العرب']
    expect(headlineBlock(articleOf(far, byline))).toBeNull()
  })

  it('is left out where it only adds the name of the site', () => {
    for (const title of ['قمة العرب | المدار', 'قمة العرب - المدار', 'قمة العرب — المدار'])
      expect(headTitle(articleOf(['قمة العرب', 'نص'], { title }))).toBeNull()
  })

  it('stays where the article begins with the name of the site', () => {
    const byline = { title: 'قمة العرب | صحيفة المدينة اليوم', site: 'صحيفة المدينة اليوم' }
    expect(headTitle(articleOf(['صحيفة المدينة اليوم', 'نص'], byline))).toBe(byline.title)
  })
})
