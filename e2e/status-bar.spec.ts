import { expect } from '@playwright/test'
import iconv from 'iconv-lite'
import { test } from './app/test.ts'
import { realText, sha256 } from './articles/real-article.ts'
import { ArticlePage } from './pages/article-page.ts'
import { StatusBar } from './pages/status-bar.ts'

test('tells words, characters, place, encoding and direction', async ({ workspace, start }) => {
  const text = 'قال المتحدث 👍 أمس.\nNot Arabic at all.'
  const { page } = await start({ paths: [await workspace.article('خبر.txt', text)] })
  const article = new ArticlePage(page)
  const { region } = new StatusBar(page)
  await expect(region).toContainText('7 words')
  await expect(region).toContainText(`${[...text].length} characters`)
  await expect(region).toContainText('UTF-8')
  await article.text.focus()
  await article.placeCaret(0, text.indexOf(' أمس'))
  await expect(region).toContainText('Paragraph 1')
  // The emoji before it is two UTF-16 units and one code point.
  await expect(region).toContainText('character 14')
  await expect(region).toContainText('Right to left')
  await article.placeCaret(1, 3)
  await expect(region).toContainText('Paragraph 2')
  await expect(region).toContainText('Left to right')
})

test('keeps to one line in a narrow window, whatever it has to say', async ({
  workspace,
  start,
}) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', realText)] })
  await expect(page.locator('#shelf')).toBeVisible()
  await page.setViewportSize({ width: 900, height: 700 })
  // Without a folder the shelf has nothing to list, and leaves the page its room.
  await expect(page.locator('#shelf')).toBeHidden()
  const article = new ArticlePage(page)
  const { region } = new StatusBar(page)
  await expect(region).toContainText(/words/)
  const { height } = (await region.boundingBox()) ?? {}
  await article.text.focus()
  await article.text.press('Control+KeyA')
  await expect(region).toContainText('selected')
  expect((await region.boundingBox())?.height).toBe(height)
})

test('says why an encoding was taken, and another redraws the text at once', async ({
  workspace,
  start,
}) => {
  const bytes = iconv.encode(realText, 'windows-1256')
  const { page } = await start({ paths: [await workspace.article('خبر.txt', bytes)] })
  const article = new ArticlePage(page)
  const statusBar = new StatusBar(page)
  const blocks = realText.split('\n').length
  expect(await article.read(blocks)).toBe(realText)

  await statusBar.chooseEncoding('ISO-8859-6', /letters are then as frequent as in Arabic/)
  const otherwise = new TextDecoder('iso-8859-6').decode(bytes)
  await expect(article.blocks.nth(2)).toHaveText(otherwise.split('\n')[2] ?? '')
  expect(await article.read(blocks)).toBe(otherwise)

  await statusBar.chooseEncoding('Windows-1256', /you chose it/)
  await expect(article.blocks.nth(2)).toHaveText(realText.split('\n')[2] ?? '')
  expect(await article.read(blocks)).toBe(realText)
  expect(await workspace.read('خبر.txt')).toEqual(bytes)
})

test('the fingerprint of the file is copied in full', async ({ workspace, start }) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', realText)] })
  await page.getByRole('tab', { name: 'File' }).click()
  await page.getByRole('button', { name: 'Copy in full' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  await page.keyboard.press('Control+KeyF')
  await page.keyboard.press('Control+KeyV')
  await expect(page.getByRole('search').getByRole('textbox')).toHaveValue(sha256(realText))
})

test('the direction of a paragraph can be set against its first letter', async ({
  workspace,
  isnad,
}) => {
  const { page } = isnad
  await isnad.open(await workspace.article('خبر.txt', 'Reuters نقلت الخبر.\nفقرة عربية.'))
  const article = new ArticlePage(page)
  await expect(article.blocks).toHaveCount(2)
  await expect(article.blocks.first()).toHaveCSS('direction', 'ltr')
  await article.text.focus()
  await article.placeCaret(0, 2)
  await isnad.chooseMenu('direction-rtl')
  await expect(article.blocks.first()).toHaveCSS('direction', 'rtl')
  await expect(new StatusBar(page).region).toContainText('set by you')
  await isnad.chooseMenu('direction-auto')
  await expect(article.blocks.first()).toHaveCSS('direction', 'ltr')
})

test('invisible characters are shown as marks on demand, and the text stays as it is', async ({
  workspace,
  isnad,
}) => {
  const text = 'قال\u200f المتحدث\u200c ثم كتـــب\u202e هذا\u202c.'
  await isnad.open(await workspace.article('خبر.txt', text))
  const article = new ArticlePage(isnad.page)
  await expect(article.blocks).toHaveCount(1)
  await isnad.page.keyboard.press('Control+Shift+KeyI')
  await expect
    .poll(() => isnad.workspace.readSettings())
    .toMatchObject({ page: { showInvisibles: true } })
  expect(await article.read(1)).toBe(text)
})
