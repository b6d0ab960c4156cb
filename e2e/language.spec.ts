/** The interface in Arabic and English, and keys that work on an Arabic keyboard. */
import { expect, type Page } from '@playwright/test'
import { settled, test } from './app/test.ts'

/** Where a pane's middle lies, from 0 at the window's left to 1 at its right. */
async function sideOf(page: Page, pane: string): Promise<number> {
  const box = await page.locator(`[data-pane="${pane}"]`).boundingBox()
  if (!box) throw new Error(`The pane ${pane} is not in sight.`)
  return (box.x + box.width / 2) / (await page.evaluate(() => innerWidth))
}

test('switching the language mirrors the window at once, and is remembered', async ({ start }) => {
  const first = await start()
  const { page } = first
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  expect(await sideOf(page, 'shelf')).toBeLessThan(0.5)
  expect(await sideOf(page, 'desk')).toBeGreaterThan(0.5)
  await first.chooseMenu('language-arabic')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.getByRole('navigation', { name: 'المقالات' })).toBeVisible()
  expect(await sideOf(page, 'shelf')).toBeGreaterThan(0.5)
  expect(await sideOf(page, 'desk')).toBeLessThan(0.5)
  await first.close()
  const again = await start()
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'ar')
})

test('the language follows the system until one is chosen', async ({ start }) => {
  const { page } = await start({
    settings: { ...settled, language: 'system' },
    environment: { LANG: 'ar_EG.UTF-8', LANGUAGE: 'ar', LC_ALL: 'ar_EG.UTF-8' },
  })
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
})

test('Arabic counts words as Arabic does', async ({ workspace, start }) => {
  const isnad = await start({ settings: { ...settled, language: 'ar' } })
  for (const [count, phrase] of [
    [1, 'كلمة واحدة'],
    [2, 'كلمتان'],
    [3, '3 كلمات'],
    [11, '11 كلمة'],
    [100, '100 كلمة'],
  ] as const) {
    const text = Array(count).fill('كلمة').join(' ')
    await isnad.open(await workspace.article(`نص ${count}.txt`, text))
    await expect(isnad.page.locator('[data-pane="status"]')).toContainText(phrase)
  }
})

test('digits follow the choice in the interface and never change in the text', async ({
  workspace,
  start,
}) => {
  const text = 'بلغ العدد 250 في 2026.'
  const { page } = await start({
    settings: { ...settled, language: 'ar', digits: 'arabic-indic' },
    paths: [await workspace.article('نص.txt', text)],
  })
  await expect(page.locator('[data-pane="status"]')).toContainText('٥ كلمات')
  await expect(page.locator('.page-text')).toHaveText(text)
})

/** The key in this place, with an Arabic layout on: it gives an Arabic letter. */
async function pressOnArabicLayout(
  page: Page,
  code: string,
  letter: string,
  control = true,
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const modifiers = control ? 2 : 0
  for (const type of ['rawKeyDown', 'keyUp'] as const) {
    await session.send('Input.dispatchKeyEvent', {
      type,
      code,
      key: letter,
      modifiers,
      windowsVirtualKeyCode: code.charCodeAt(3),
    })
  }
  await session.detach()
}

test('shortcuts go by the place of the key while an Arabic layout is on', async ({
  workspace,
  isnad,
}) => {
  const { page } = isnad
  await isnad.answerOpenDialog(await workspace.article('خبر.txt', 'قال المتحدث.'))
  await pressOnArabicLayout(page, 'KeyO', 'خ')
  await expect(page.locator('.page-text')).toHaveText('قال المتحدث.')
  await pressOnArabicLayout(page, 'KeyF', 'ب')
  await expect(page.getByRole('search').getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await pressOnArabicLayout(page, 'KeyK', 'ن')
  await expect(page.getByRole('dialog', { name: 'All commands' })).toBeVisible()
})

test('the list of shortcuts tells both letters of a key', async ({ isnad }) => {
  const { page } = isnad
  await page.keyboard.press('Control+Slash')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list).toContainText('Find in article')
  await expect(list).toContainText('ب')
})
