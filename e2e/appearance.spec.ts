/** Themes, type and panes, and that they are found again after a restart. */
import { expect } from '@playwright/test'
import { settled, test } from './app/test.ts'

test('the theme follows the system until one is chosen', async ({ start }) => {
  const { page, electron } = await start({ settings: { ...settled, theme: 'system' } })
  for (const theme of ['dark', 'light'] as const) {
    await electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  }
})

for (const theme of ['light', 'dark', 'contrast']) {
  test(`the theme ${theme} is taken at once and remembered`, async ({ start }) => {
    const first = await start()
    await first.chooseMenu(`theme-${theme}`)
    await expect(first.page.locator('html')).toHaveAttribute('data-theme', theme)
    await first.close()
    const again = await start()
    await expect(again.page.locator('html')).toHaveAttribute('data-theme', theme)
  })
}

test('typeface, size and lines of the page change at once and are remembered', async ({
  workspace,
  start,
}) => {
  const path = await workspace.article('خبر.txt', 'قال المتحدث.')
  const first = await start({ paths: [path] })
  const text = first.page.locator('.page-text [data-block]').first()
  await expect(text).toHaveCSS('font-size', '20px')
  for (const [command, property, value] of [
    ['larger-text', 'font-size', '22px'],
    ['font-amiri', 'font-family', /Isnad Amiri/],
    ['looser-lines', 'line-height', /./],
  ] as const) {
    await first.chooseMenu(command)
    await expect(text).toHaveCSS(property, value)
  }
  const chosen = await text.evaluate((block) => getComputedStyle(block).lineHeight)
  await first.close()
  const again = await start({ paths: [path] })
  const found = again.page.locator('.page-text [data-block]').first()
  await expect(found).toHaveCSS('font-size', '22px')
  await expect(found).toHaveCSS('font-family', /Amiri/)
  await expect(found).toHaveCSS('line-height', chosen)
})

test('the page is set in a bundled face that has arrived', async ({ workspace, start }) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', 'قال المتحدث.')] })
  await expect(page.locator('.page-text [data-block]')).toHaveCount(1)
  const arrived = await page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family)
  })
  expect(arrived.some((family) => /Isnad Naskh/.test(family))).toBe(true)
})

test('panes fold away, change width, and are found so after a restart', async ({ start }) => {
  const first = await start()
  const { page } = first
  const shelf = page.locator('[data-pane="shelf"]')
  const desk = page.locator('[data-pane="desk"]')
  await expect(shelf).toBeVisible()
  await page.keyboard.press('Control+KeyJ')
  await expect(desk).toBeHidden()
  const before = (await shelf.boundingBox())?.width ?? 0
  const divider = page.getByRole('separator', { name: 'Width of the article list' })
  await divider.focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  const wider = (await shelf.boundingBox())?.width ?? 0
  expect(wider).toBeGreaterThan(before)
  await expect
    .poll(() => first.workspace.readSettings())
    .toMatchObject({ panes: { deskOpen: false, shelfWidth: Math.round(wider) } })
  await first.close()
  const again = await start()
  await expect(again.page.locator('[data-pane="shelf"]')).toBeVisible()
  await expect(again.page.locator('[data-pane="desk"]')).toBeHidden()
  expect((await again.page.locator('[data-pane="shelf"]').boundingBox())?.width).toBeCloseTo(
    wider,
    0,
  )
})

test('focus mode leaves only the page, and Escape brings the rest back', async ({
  workspace,
  start,
}) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', 'قال المتحدث.')] })
  await expect(page.locator('.page-text')).toBeVisible()
  await page.keyboard.press('F8')
  await expect(page.locator('[data-pane="shelf"]')).toBeHidden()
  await expect(page.locator('[data-pane="desk"]')).toBeHidden()
  await expect(page.locator('.page-text')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-pane="shelf"]')).toBeVisible()
})

test('F6 goes round the panes and comes back', async ({ workspace, start }) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', 'قال المتحدث.')] })
  await page.locator('.page-text').focus()
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))
  const seen: unknown[] = []
  do {
    await page.keyboard.press('F6')
    seen.push(await focused())
  } while (seen.at(-1) !== 'page' && seen.length < 10)
  expect(seen).toEqual(expect.arrayContaining(['shelf', 'desk', 'page']))
})
