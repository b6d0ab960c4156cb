/** Files beyond what an article is: opened with a remark, or refused before they are read. */
import { open } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { newsText } from '../bench/texts.ts'
import { test } from './app/test.ts'
import { ArticlePage } from './pages/article-page.ts'
import { Refusal } from './pages/refusal.ts'
import { Remarks } from './pages/remarks.ts'

test('50 MB opens with a remark, and every paragraph arrives', async ({ workspace, start }) => {
  test.setTimeout(240_000)
  const text = newsText(50_000_000, 50)
  const { page } = await start({ paths: [await workspace.article('large.txt', text)] })
  const article = new ArticlePage(page)
  await expect(article.blocks.first()).toBeVisible({ timeout: 60_000 })
  expect(await new Remarks(page).read()).toMatch(/large article of [\d,]+ characters/)
  const blocks = text.split('\n')
  await expect(article.blocks).toHaveCount(blocks.length, { timeout: 120_000 })
  await expect(article.blocks.last()).toHaveText(blocks.at(-1) ?? '')
})

test('2 GB are refused with the size that can be opened', async ({ workspace, start }) => {
  const path = await workspace.article('huge.txt', '')
  const file = await open(path, 'r+')
  await file.truncate(2 ** 31)
  await file.close()
  const { page } = await start({ paths: [path] })
  await new Refusal(page).expectToSay(
    'huge.txt',
    /at most .+ can be opened/,
    'Split it into smaller',
  )
})
