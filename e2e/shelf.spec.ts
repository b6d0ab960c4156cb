/** A folder of articles beside the page. */
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './app/test.ts'
import type { Workspace } from './app/workspace.ts'
import { ArticlePage } from './pages/article-page.ts'
import { Shelf } from './pages/shelf.ts'
import { TaggingPage } from './pages/tagging-page.ts'

async function writeFolder(workspace: Workspace): Promise<void> {
  await workspace.article('اتفاقية السلام.txt', 'وقّع الطرفان أمس.\nفقرة ثانية.')
  await workspace.article('إضراب المعلمين.md', '# إضراب\n\nبدأ الإضراب.')
  await workspace.article('أخبار/حريق.txt', 'اندلع حريق.')
  await workspace.article('اتفاقية السلام.txt.amal.isnad.json', '{}')
  await workspace.article('صورة.png', '')
}

test('lists articles with first line, size and sidecars, folders inside included', async ({
  workspace,
  isnad,
}) => {
  await writeFolder(workspace)
  await isnad.openFolder(workspace.articles)
  const shelf = new Shelf(isnad.page)
  await expect(shelf.items).toHaveCount(3)
  const annotated = shelf.item('اتفاقية السلام')
  await expect(annotated).toContainText('وقّع الطرفان أمس.')
  await expect(annotated).toContainText(/bytes?|B\b/)
  await expect(annotated.getByRole('img', { name: '1 annotation file beside it' })).toBeAttached()
  await expect(shelf.region).toContainText('3 articles')
})

test('marks an article once it has been annotated', async ({ workspace, isnad }) => {
  await writeFolder(workspace)
  await isnad.openFolder(workspace.articles)
  const shelf = new Shelf(isnad.page)
  await expect(shelf.region).toContainText('1 annotated')
  const fire = shelf.item('حريق')
  await fire.click()
  const tagging = new TaggingPage(isnad, workspace, 'أخبار/حريق.txt')
  await tagging.ready()
  await tagging.select('حريق')
  await tagging.keyboard.press('Digit1')
  await tagging.expectSpans('claim: حريق')
  await expect(fire.getByRole('img', { name: '1 annotation file beside it' })).toBeAttached()
  await expect(shelf.region).toContainText('2 annotated')
})

test('filters as you type, spelling folded', async ({ workspace, isnad }) => {
  await writeFolder(workspace)
  await isnad.openFolder(workspace.articles)
  const shelf = new Shelf(isnad.page)
  await expect(shelf.items).toHaveCount(3)
  await isnad.page.keyboard.press('Control+KeyP')
  await expect(shelf.filter).toBeFocused()
  // Without hamza and with haa for taa marbuta.
  await isnad.page.keyboard.insertText('اضراب')
  await expect(shelf.items).toHaveCount(1)
  await expect(shelf.items).toContainText('إضراب المعلمين')
  await shelf.filter.fill('اتفاقيه')
  await expect(shelf.items).toContainText('اتفاقية السلام')
  await shelf.filter.fill('لا يوجد')
  await expect(shelf.items).toHaveCount(0)
  await expect(shelf.region).toContainText('No name matches')
  await shelf.filter.press('Escape')
  await expect(shelf.items).toHaveCount(3)
})

test('opens an article by keyboard, and the next by its key', async ({ workspace, isnad }) => {
  await writeFolder(workspace)
  await isnad.openFolder(workspace.articles)
  const shelf = new Shelf(isnad.page)
  await expect(shelf.items).toHaveCount(3)
  await shelf.items.first().click()
  const article = new ArticlePage(isnad.page)
  await expect(article.blocks.first()).toBeVisible()
  const before = await article.blocks.first().textContent()
  await isnad.page.keyboard.press('Control+PageDown')
  await expect(article.blocks.first()).not.toHaveText(before ?? '')
  await isnad.page.keyboard.press('Control+PageUp')
  await expect(article.blocks.first()).toHaveText(before ?? '')
})

test('an empty folder says what belongs there', async ({ workspace, isnad }) => {
  const empty = join(workspace.root, 'empty')
  await mkdir(empty)
  await isnad.openFolder(empty)
  const shelf = new Shelf(isnad.page)
  await expect(shelf.region).toContainText('No articles in this folder')
  await expect(shelf.region).toContainText('.docx')
})

test('links that lead outside or to themselves are not listed, and said to be', async ({
  workspace,
  isnad,
}) => {
  await writeFolder(workspace)
  const outside = join(workspace.root, 'outside.txt')
  await writeFile(outside, 'خارج')
  await symlink(outside, join(workspace.articles, 'link.txt'))
  await symlink('loop.txt', join(workspace.articles, 'loop.txt'))
  await isnad.openFolder(workspace.articles)
  const shelf = new Shelf(isnad.page)
  await expect(shelf.items).toHaveCount(3)
  await expect(shelf.region).toContainText('2 entries are not listed')
})

test('100,000 articles are listed, and only those in sight are in the document', async ({
  workspace,
  isnad,
}) => {
  const many = 100_000
  await isnad.openFolder(workspace.manyArticles(many))
  const shelf = new Shelf(isnad.page)
  await expect(shelf.region).toContainText('100,000 articles')
  await shelf.list.focus()
  await isnad.page.keyboard.press('End')
  await expect(shelf.list.locator(`[aria-posinset="${many}"]`)).toBeVisible()
  expect(await shelf.items.count()).toBeLessThan(200)
})
