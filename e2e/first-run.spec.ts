import { expect } from '@playwright/test'
import { test } from './app/test.ts'
import { Shelf } from './pages/shelf.ts'

test('asks for name and id, keeps them, and does not ask again', async ({ start }) => {
  const first = await start({ settings: null })
  const { page } = first
  await expect(page.getByRole('heading', { name: 'Welcome to Isnad' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Your name' }).fill('أمل')
  await page.getByRole('textbox', { name: 'Your id' }).fill('amal')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Isnad' })).toBeHidden()
  await expect
    .poll(() => first.workspace.readSettings())
    .toMatchObject({ annotator: { id: 'amal', name: 'أمل' } })
  await first.close()
  const again = await start()
  await expect(again.page.locator('[data-pane="status"]')).toContainText('أمل')
  await expect(again.page.getByRole('heading', { name: 'Welcome to Isnad' })).toBeHidden()
})

test('refuses ids that files cannot be named by, and says why', async ({ start }) => {
  const { page } = await start({ settings: null })
  await page.getByRole('textbox', { name: 'Your name' }).fill('أمل')
  for (const [id, problem] of [
    ['Amal', /Only small Latin letters/],
    ['gold', /kept for the adjudicated result/],
    ['أمل', /Only small Latin letters/],
    ['a--b', /one at a time/],
    ['a'.repeat(33), /At most 32/],
    ['', /An id is needed/],
  ] as const) {
    await page.getByRole('textbox', { name: 'Your id' }).fill(id)
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await expect(page.getByText(problem)).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Your id' })).toBeFocused()
    await expect(page.getByRole('heading', { name: 'Welcome to Isnad' })).toBeVisible()
  }
  await page.getByRole('textbox', { name: 'Your name' }).fill('')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused()
})

test('opens the sample project, copied into the user’s own documents', async ({
  workspace,
  start,
}) => {
  const { page } = await start({ settings: null })
  await page.getByRole('textbox', { name: 'Your name' }).fill('أمل')
  await page.getByRole('textbox', { name: 'Your id' }).fill('amal')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  const shelf = new Shelf(page)
  await expect(shelf.items.nth(2)).toBeVisible()
  const copied = await workspace.listDocuments()
  expect(copied.filter((name) => /\.(?:txt|md|html|docx)$/.test(name))).toHaveLength(5)
})
