import { expect, type Locator } from '@playwright/test'
import type { Isnad } from './app/isnad.ts'
import { test } from './app/test.ts'
import { ArticlePage } from './pages/article-page.ts'

async function openPalette({ page }: Isnad): Promise<{ field: Locator; results: Locator }> {
  await page.keyboard.press('Control+KeyK')
  const dialog = page.getByRole('dialog', { name: 'All commands' })
  await expect(dialog).toBeVisible()
  return {
    field: dialog.getByRole('combobox').or(dialog.getByRole('searchbox')),
    results: dialog.getByRole('menuitem'),
  }
}

test('finds a command by its English name and runs it', async ({ isnad }) => {
  const { field } = await openPalette(isnad)
  await field.fill('theme dark')
  await field.press('Enter')
  await expect(isnad.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(isnad.page.getByRole('dialog')).toBeHidden()
})

test('finds a command by its Arabic name, spelling folded, in an English interface', async ({
  isnad,
}) => {
  const { field, results } = await openPalette(isnad)
  await field.fill('الواجهه بالعربيه')
  await expect(results).toHaveCount(1)
  await field.press('Enter')
  await expect(isnad.page.locator('html')).toHaveAttribute('lang', 'ar')
})

test('says so where nothing matches, and Escape steps back', async ({ isnad }) => {
  const { field } = await openPalette(isnad)
  await field.fill('زقزقة')
  await expect(isnad.page.getByRole('dialog')).toContainText('No command matches')
  // The first step back empties the field, the second closes the palette.
  await field.press('Escape')
  await expect(field).toHaveValue('')
  await field.press('Escape')
  await expect(isnad.page.getByRole('dialog')).toBeHidden()
})

test('holds every command with its key', async ({ isnad }) => {
  const { results } = await openPalette(isnad)
  await expect(results.filter({ hasText: 'Open article…' })).toContainText('Ctrl')
  expect(await results.count()).toBeGreaterThan(10)
})

test('takes what is typed in the instant in which it is asked for', async ({
  workspace,
  start,
}) => {
  const isnad = await start({ paths: [await workspace.article('article.txt', 'فقرة أولى.')] })
  const article = new ArticlePage(isnad.page)
  await expect(article.blocks).toHaveCount(1)
  await article.text.focus()
  const { keyboard } = isnad.page
  // One after another, without waiting for any: as fast as the window hears them.
  await Promise.all([
    keyboard.down('Control'),
    keyboard.down('KeyK'),
    keyboard.up('KeyK'),
    keyboard.up('Control'),
    keyboard.type('theme dark'),
  ])
  await expect(isnad.page.getByRole('dialog').getByRole('searchbox')).toHaveValue('theme dark')
})

test('gives the caret back, so that a command acts where the reader is', async ({
  workspace,
  start,
}) => {
  const text = 'فقرة أولى.\nهنا جملة. وهنا أخرى.'
  const isnad = await start({ paths: [await workspace.article('article.txt', text)] })
  const article = new ArticlePage(isnad.page)
  await expect(article.blocks).toHaveCount(2)
  await article.text.focus()
  await article.placeCaret(1, 'هنا جملة. وه'.length)
  const { field } = await openPalette(isnad)
  await field.fill('select sentence')
  await field.press('Enter')
  await expect.poll(() => article.selection()).toBe('وهنا أخرى.')
})
