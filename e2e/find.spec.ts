import { expect } from '@playwright/test'
import { test } from './app/test.ts'
import { ArticlePage } from './pages/article-page.ts'

const text = [
  'أعلنت الهيئة أمس. وأضافت الهيئةُ أن الإضراب مستمر.',
  'قال الإعلام إن اضراب العمال سيطول.',
].join('\n')

test('finds with folding, counts hits, and goes from one to the next', async ({
  workspace,
  start,
}) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', text)] })
  const article = new ArticlePage(page)
  await expect(article.blocks).toHaveCount(2)
  await page.keyboard.press('Control+KeyF')
  const field = page.getByRole('search').getByRole('textbox')
  await expect(field).toBeFocused()
  const bar = page.getByRole('search')
  await field.fill('اضراب')
  await expect(bar).toContainText('1 of 2')
  await field.press('Enter')
  await expect(bar).toContainText('2 of 2')
  await field.press('Shift+Enter')
  await expect(bar).toContainText('1 of 2')
  await field.fill('الهيئه')
  await expect(bar).toContainText('of 2')
  await field.fill('زرافة')
  await expect(bar).toContainText(/No|0/)
  const hits = await page.evaluate(() => [...CSS.highlights.keys()])
  expect(hits.length).toBeGreaterThan(0)
})

test('the hit found is selected on the page when the search is closed', async ({
  workspace,
  start,
}) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', text)] })
  const article = new ArticlePage(page)
  await expect(article.blocks).toHaveCount(2)
  await page.keyboard.press('Control+KeyF')
  await page.getByRole('search').getByRole('textbox').fill('الهيئةُ')
  await expect(page.getByRole('search')).toContainText('of 2')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toBeHidden()
  expect(await article.selection()).toMatch(/الهيئة/)
})
