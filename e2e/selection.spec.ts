/** The caret and the selection by keyboard and mouse, in locked text. */
import { expect } from '@playwright/test'
import type { Isnad } from './app/isnad.ts'
import { type TestStartOptions, test } from './app/test.ts'
import type { Workspace } from './app/workspace.ts'
import { ArticlePage } from './pages/article-page.ts'

const first = 'قال مُحمَّد إن العمل يبدأ غدا. وأضاف أن Reuters نقلت 250 خبرا أمس.'
const second = 'فقرة ثانية.'
const text = `${first}\n${second}`

async function startReading(
  start: (options: TestStartOptions) => Promise<Isnad>,
  workspace: Workspace,
): Promise<{ isnad: Isnad; article: ArticlePage }> {
  const isnad = await start({ paths: [await workspace.article('article.txt', text)] })
  const article = new ArticlePage(isnad.page)
  await expect(article.blocks).toHaveCount(2)
  await article.text.focus()
  return { isnad, article }
}

test('arrows move by grapheme: a letter and its marks are one step', async ({
  workspace,
  start,
}) => {
  const { isnad, article } = await startReading(start, workspace)
  await article.placeCaret(0, first.indexOf('مُحمَّد'))
  // Left goes forward in Arabic.
  await isnad.page.keyboard.press('Shift+ArrowLeft')
  expect(await article.selection()).toBe('مُ')
  await isnad.page.keyboard.press('Shift+ArrowLeft')
  await isnad.page.keyboard.press('Shift+ArrowLeft')
  expect(await article.selection()).toBe('مُحمَّ')
  await isnad.page.keyboard.press('Shift+ArrowRight')
  expect(await article.selection()).toBe('مُح')
})

test('with Ctrl by word, with Alt by sentence, with Ctrl and up or down by block', async ({
  workspace,
  start,
}) => {
  const { isnad, article } = await startReading(start, workspace)
  const { keyboard } = isnad.page
  await article.placeCaret(0, first.indexOf('العمل'))
  await keyboard.press('Control+Shift+ArrowLeft')
  expect(await article.selection()).toBe('العمل')
  await article.placeCaret(0, first.indexOf('وأضاف'))
  await keyboard.press('Alt+Shift+ArrowDown')
  expect((await article.selection()).trim()).toBe('وأضاف أن Reuters نقلت 250 خبرا أمس.')
  await article.placeCaret(0, 0)
  await keyboard.press('Control+Shift+ArrowDown')
  expect((await article.selection()).trim()).toBe(first)
})

test('commands widen the selection to words, sentences and paragraphs', async ({
  workspace,
  start,
}) => {
  const { isnad, article } = await startReading(start, workspace)
  await article.placeCaret(0, first.indexOf('مُحمَّد') + 2)
  for (const [command, expected] of [
    ['select-word', 'مُحمَّد'],
    ['select-sentence', 'قال مُحمَّد إن العمل يبدأ غدا.'],
    ['select-block', first],
  ] as const) {
    await isnad.chooseMenu(command)
    await expect.poll(async () => (await article.selection()).trim()).toBe(expected)
  }
})

test('two clicks take a word, three a sentence, one with Shift extends what is selected', async ({
  workspace,
  start,
}) => {
  const { isnad, article } = await startReading(start, workspace)
  const box = await article.placeOf(0, first.indexOf('نقلت') + 1)
  await isnad.page.mouse.dblclick(box.x, box.y)
  expect(await article.selection()).toBe('نقلت')
  await isnad.page.mouse.click(box.x, box.y, { clickCount: 3 })
  expect((await article.selection()).trim()).toBe('وأضاف أن Reuters نقلت 250 خبرا أمس.')
  await article.placeCaret(0, first.indexOf('نقلت'))
  const end = await article.placeOf(0, first.indexOf('خبرا') - 1)
  await isnad.page.keyboard.down('Shift')
  await isnad.page.mouse.click(end.x, end.y)
  await isnad.page.keyboard.up('Shift')
  await expect.poll(async () => (await article.selection()).trim()).toBe('نقلت 250')
})

test('the page shows a ring where the keyboard has come to it, and none after a click', async ({
  workspace,
  start,
}) => {
  const { isnad, article } = await startReading(start, workspace)
  const ringed = isnad.page.locator('.article-page[data-focus-visible]')
  await isnad.page.getByRole('tab').first().click()
  const { x, y } = await article.placeOf(1, 2)
  await isnad.page.mouse.click(x, y)
  await expect(article.text).toBeFocused()
  await expect(ringed).toHaveCount(0)
  await isnad.page.keyboard.press('F6')
  await isnad.page.keyboard.press('Shift+F6')
  await expect(article.text).toBeFocused()
  await expect(ringed).toHaveCount(1)
})

test('a selection over Arabic, Latin and digits is the logical range', async ({
  workspace,
  start,
}) => {
  const { isnad, article } = await startReading(start, workspace)
  const wanted = 'أن Reuters نقلت 250 خبرا'
  await article.placeCaret(0, first.indexOf(wanted))
  for (const _ of wanted.split(' ')) await isnad.page.keyboard.press('Control+Shift+ArrowLeft')
  expect(await article.selection()).toBe(wanted)
  await expect(isnad.page.locator('[data-pane="status"]')).toContainText(
    `${[...wanted].length} selected`,
  )
})

test('typing, pasting, cutting and deleting leave the text as it is', async ({
  workspace,
  start,
}) => {
  const { isnad, article } = await startReading(start, workspace)
  const { page } = isnad
  await article.placeCaret(0, 4)
  await page.keyboard.type('حرف')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('لصق')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Control+KeyX')
  await page.keyboard.press('Control+KeyV')
  expect(await article.read(2)).toBe(text)
})
