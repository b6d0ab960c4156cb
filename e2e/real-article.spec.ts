/** A real article, saved in every way that archives save articles, keeps every character or every word. */
import { expect } from '@playwright/test'
import iconv from 'iconv-lite'
import { test } from './app/test.ts'
import { docxOf } from './articles/docx.ts'
import { newsPage } from './articles/html.ts'
import {
  realArticle,
  realParagraphs,
  realText,
  sha256,
  wordedParagraphs,
  wordsOf,
} from './articles/real-article.ts'
import { ArticlePage } from './pages/article-page.ts'
import { Remarks } from './pages/remarks.ts'

const sameText: Readonly<Record<string, () => Buffer>> = {
  'as it is, in UTF-8': () => realArticle,
  'in windows-1256': () => iconv.encode(realText, 'windows-1256'),
  'in UTF-16 LE without a byte-order mark': () => iconv.encode(realText, 'utf-16le'),
  'in UTF-8 with a byte-order mark': () => iconv.encode(realText, 'utf-8', { addBOM: true }),
}

for (const [how, bytes] of Object.entries(sameText)) {
  test(`opens right to left with every character where it was: ${how}`, async ({
    workspace,
    start,
  }) => {
    const { page } = await start({ paths: [await workspace.article('article.txt', bytes())] })
    const article = new ArticlePage(page)
    const text = await article.read(realParagraphs.length)
    expect(sha256(text)).toBe(sha256(realText))

    const directions = await article.blocks.evaluateAll((blocks) =>
      blocks
        .filter((block) => /\p{Script=Arabic}/u.test(block.textContent))
        .map((block) => getComputedStyle(block).direction),
    )
    expect(new Set(directions)).toEqual(new Set(['rtl']))
  })
}

test('a Word document of it opens with the same words', async ({ workspace, start }) => {
  const { page } = await start({
    paths: [await workspace.article('article.docx', docxOf(wordedParagraphs))],
  })
  const article = new ArticlePage(page)
  expect(await article.read(wordedParagraphs.length)).toBe(wordedParagraphs.join('\n'))
  await expect(article.blocks.first()).toHaveRole('heading')
})

test('a saved web page of it opens with the same words, and the rest of the page on demand', async ({
  workspace,
  start,
}) => {
  const { page } = await start({
    paths: [await workspace.article('page.html', newsPage(realParagraphs))],
  })
  const article = new ArticlePage(page)
  await expect(article.text).toBeVisible()
  const shown = article.blocks.filter({ visible: true })
  await expect(shown.last()).toBeVisible()
  const words = (await shown.allTextContents()).flatMap(wordsOf)
  expect(words).toEqual(wordsOf(realText))

  const footer = article.blocks.filter({ hasText: 'جميع الحقوق محفوظة' })
  await expect(footer).toBeHidden()
  await new Remarks(page).region.getByRole('button', { name: 'Show the whole page' }).click()
  await expect(footer).toBeVisible()
})
