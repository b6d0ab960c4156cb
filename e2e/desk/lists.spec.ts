/** The lists of all spans and frames. */
import { expect } from '@playwright/test'
import { settled, test } from '../app/test.ts'
import {
  frames,
  openAnnotated,
  sidecarOf,
  spanOn,
  spans,
  writeAnnotated,
  written,
} from './annotated-article.ts'

test('spans are filtered by words, spelling folded, by label, by value and by problem', async ({
  workspace,
  start,
}) => {
  const odd = spanOn('odd', 'غريب', ['البلدية'])
  const { isnad, desk } = await openAnnotated(
    start,
    workspace,
    written(sidecarOf({ spans: [...spans, odd] })),
  )
  await expect(desk.rows).toHaveCount(7)
  await isnad.page.keyboard.press('Control+Shift+KeyF')
  await expect(desk.filter).toBeFocused()
  await isnad.page.keyboard.insertText('الاسعار')
  await expect(desk.rows).toHaveCount(1)
  await expect(desk.region).toContainText('1 of 7')
  await desk.filter.fill('السوق')
  await expect(desk.rows).toHaveCount(1)
  await desk.filter.fill('لا يوجد')
  await expect(desk.region).toContainText('Nothing matches')
  await desk.region.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(desk.rows).toHaveCount(7)

  await desk.region.getByRole('button', { name: 'Claim: 3' }).click()
  await expect(desk.rows).toHaveCount(3)
  // Under its heading a value is found by its own first letters.
  await desk.region.getByRole('button', { name: 'Attribute' }).click()
  await isnad.page.keyboard.type('Predi')
  await expect(isnad.page.getByRole('option', { name: 'Prediction', exact: true })).toBeFocused()
  await isnad.page.keyboard.press('Enter')
  await expect(desk.region.getByRole('button', { name: 'Attribute' })).toHaveText(
    'Kind: Prediction',
  )
  await expect(desk.rows).toHaveCount(1)
  await expect(desk.rows).toContainText('إنتاج القمح')
  await desk.region.getByRole('button', { name: 'Attribute' }).click()
  await isnad.page.getByRole('option', { name: 'Any attribute' }).click()
  await desk.region.getByRole('button', { name: 'Claim: 3' }).click()

  await desk.region.getByRole('button', { name: 'To look at: 1' }).click()
  await expect(desk.rows).toHaveCount(1)
  await desk.rows.click()
  await expect(desk.inspector).toContainText('The tagset has no label')
})

test('arrows move, Enter goes to the span and then into its inspector', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  const { keyboard } = isnad.page
  await keyboard.press('Control+Digit1')
  await expect(desk.list).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(desk.inspector).toContainText('إنتاج القمح سيرتفع')
  await expect(isnad.page.locator('.slip-picked')).toBeVisible()
  await keyboard.press('Enter')
  await expect(desk.select('Kind')).toBeFocused()
})

test('arrows go along the tabs and the labels as they stand on the screen, each with one tab stop', async ({
  workspace,
  start,
}) => {
  const settings = { ...settled, language: 'ar' } as const
  const path = await writeAnnotated(workspace, written(sidecarOf({ spans })))
  const { page } = await start({ settings, paths: [path] })
  const { keyboard } = page
  const tabs = page.getByRole('tab')
  await tabs.first().click()
  await keyboard.press('ArrowLeft')
  await expect(tabs.nth(1)).toBeFocused()
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('End')
  await expect(tabs.last()).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Tab')
  await expect(page.getByRole('tabpanel')).toBeFocused()
  await keyboard.press('Shift+Tab')
  await keyboard.press('ArrowLeft')
  await expect(page.getByRole('tabpanel')).toHaveAccessibleName(await tabs.first().innerText())

  const chips = page.getByRole('toolbar').getByRole('button')
  await page.getByRole('searchbox').last().focus()
  await keyboard.press('Tab')
  await expect(chips.first()).toBeFocused()
  await keyboard.press('ArrowRight')
  await expect(chips.last()).toBeFocused()
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await keyboard.press('Space')
  await expect(chips.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await keyboard.press('Shift+Tab')
  await keyboard.press('Tab')
  await expect(chips.nth(1)).toBeFocused()
})

test('spans stand in text order or by label', async ({ workspace, start }) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  await expect(desk.rows.first()).toContainText('قالت')
  await desk.region.getByRole('button', { name: 'Order' }).click()
  await isnad.page.getByRole('option', { name: 'By label' }).click()
  await expect(desk.rows.first()).toContainText('إنتاج القمح')
  await expect(desk.rows.last()).toContainText('قالت')
})

test('of ten thousand spans only those in sight are in the document', async ({
  workspace,
  start,
}) => {
  const [first] = spans
  const many = Array.from({ length: 10_000 }, (_, i) => ({ ...first, id: `span-${i}` }))
  const { isnad, desk } = await openAnnotated(
    start,
    workspace,
    written({ ...sidecarOf(), spans: [...spans, ...many], frames }),
  )
  await expect(desk.region).toContainText('10,006 spans')
  await desk.list.focus()
  await isnad.page.keyboard.press('End')
  await expect(desk.list.locator('[aria-posinset="10006"]')).toBeVisible()
  expect(await desk.rows.count()).toBeLessThan(60)
  await desk.filter.fill('القمح')
  await expect(desk.rows).toHaveCount(1)
})
