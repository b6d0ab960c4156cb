import { rename } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { test as base } from '../app/test.ts'
import type { Workspace } from '../app/workspace.ts'
import { annotated, placesIn, readSidecar, sidecarName } from '../articles/sidecars.ts'
import { wheat, wheatSpans } from '../articles/wheat.ts'
import { CorrectingPage } from '../pages/correcting-page.ts'
import { Review } from '../pages/review.ts'

const file = 'قمح.txt'
/** A line more at the top, the claim in other words, and the report gone. */
const changed = `تصحيح: ورد خطأ في نسخة سابقة.\n${wheat}`
  .replace('القمح سيرتفع', 'القمح سوف يرتفع')
  .replace('وأن التقرير النهائي سيصدر في نهاية الشهر؛ ', '')

interface Changed {
  readonly page: Page
  readonly review: Review
  /** The sidecar before the app was started. */
  readonly sidecar: Awaited<ReturnType<Workspace['read']>>
}

const test = base.extend<{ readonly reopened: Changed }>({
  /** An annotated article that was changed since, in a window. */
  reopened: async ({ workspace, start }, use) => {
    const path = await annotated(workspace, file, wheat, wheatSpans)
    const sidecar = await workspace.read(sidecarName(file))
    await workspace.article(file, changed)
    const { page } = await start({ paths: [path] })
    await use({ page, review: new Review(page), sidecar })
  },
})

test('spans of a changed article wait for a yes, one by one, by keys alone', async ({
  workspace,
  reopened: { page, review, sidecar },
}) => {
  await expect(review.banner).toContainText('3 spans have moved')
  await expect(review.banner).toContainText('1 was not found')
  await expect(page.locator('[data-pane="status"]')).toContainText('Saved')
  expect(await workspace.read(sidecarName(file))).toEqual(sidecar)

  await page.keyboard.press('Control+Shift+KeyR')
  await expect(review.place).toHaveText('1 of 4')
  await expect(review.label).toHaveText('Claim')
  await expect(review.state).toHaveText('Moved')
  expect(await review.words()).toEqual([
    'إنتاج القمح سيرتفع هذا العام',
    'إنتاج القمح سوف يرتفع هذا العام',
  ])
  await review.press('Enter')
  await expect(review.state).toHaveText('Not found')
  expect(await review.words()).toEqual(['التقرير النهائي'])
  await review.press('Backspace')
  await expect(review.state).toHaveText('Moved')
  await review.press('Enter')
  await review.press('Enter')
  await expect(review.state).toHaveText('Left without a place')
  await expect(async () => {
    expect(placesIn(changed, await readSidecar(workspace, file))).toEqual([
      'إنتاج القمح سوف يرتفع هذا العام',
      null,
      'وكالة محلية',
      'نفى',
    ])
  }).toPass()
  await review.press('Escape')
  await expect(review.panel).toBeHidden()
  await expect(review.banner).toBeHidden()
})

test('all that moved are accepted at once, and taken back at once', async ({
  reopened: { page, review },
}) => {
  await review.open()
  await review.panel.getByRole('button', { name: 'Yes to all 3 that moved' }).click()
  await expect(review.place).toHaveText('1 of 1')
  await page.keyboard.press('Control+KeyZ')
  await expect(review.place).toContainText('of 4')
  await page.keyboard.press('Control+Shift+KeyZ')
  await expect(review.place).toHaveText('1 of 1')
})

test('words that are gone are placed by hand, on what is selected', async ({
  workspace,
  reopened: { page, review },
}) => {
  await review.open()
  await review.press('ArrowDown')
  await expect(review.state).toHaveText('Not found')
  await page.locator('.page-text').evaluate((text) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf('الأرقام أولية') ?? -1
      if (at !== -1) getSelection()?.setBaseAndExtent(node, at, node, at + 'الأرقام أولية'.length)
    }
  })
  await page.locator('.page-text').focus()
  await expect(page.locator('[data-pane="status"]')).toContainText('13')
  await page.keyboard.press('Control+Enter')
  await expect(review.place).toContainText('of 3')
  await expect(async () => {
    const places = placesIn(changed, await readSidecar(workspace, file))
    expect(places).toEqual([null, 'الأرقام أولية', null, null])
  }).toPass()
})

test('the same words in the same surroundings are for the annotator to choose among', async ({
  workspace,
  start,
}) => {
  const line = 'قال الناطق إن الخبر كاذب ولا أساس له من الصحة.'
  const text = `${line}\nثم مضى.\n`
  const path = await annotated(workspace, file, text, [['claim', 'الخبر كاذب']])
  const twice = `بيان.\n${line}\n${line}\n${line}\n`
  await workspace.article(file, twice)
  const { page } = await start({ paths: [path] })
  const review = new Review(page)
  await expect(review.banner).toContainText('1 could stand in several places')
  await review.open()
  await expect(review.state).toHaveText('Several places')
  await expect(review.panel.locator('.review-candidate')).toHaveCount(3)
  await review.press('Digit2')
  await expect(review.panel.locator('.review-candidate').nth(1)).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await review.press('Enter')
  await expect(review.panel).toBeHidden()
  await expect(async () => {
    expect(placesIn(twice, await readSidecar(workspace, file))).toEqual(['الخبر كاذب'])
  }).toPass()
})

test('an article that changes while it is open is read again when the annotator says so', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  const review = new Review(page)
  await expect(page.locator('[data-pane="status"]')).toContainText('Saved')
  await workspace.article(file, changed)
  await expect(review.news).toContainText('was changed by another program')
  await expect(page.locator('.page-text')).not.toContainText('ورد خطأ')
  await review.news.getByRole('button', { name: 'Read it again' }).click()
  await expect(page.locator('.page-text')).toContainText('ورد خطأ')
  await expect(review.banner).toContainText('3 spans have moved')
  await expect(review.news).toBeHidden()
})

test('an article that was deleted stays on the page with its annotations', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  await expect(page.locator('[data-pane="status"]')).toContainText('Saved')
  const sidecar = await workspace.read(sidecarName(file))
  await workspace.forget(file)
  await expect(new Review(page).news).toContainText('is gone')
  await expect(page.locator('.page-text')).toContainText('وزارة الزراعة')
  expect(await workspace.read(sidecarName(file))).toEqual(sidecar)
})

test('an article that was renamed is gone on with under its new name, its annotations with it', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  const review = new Review(page)
  await expect(page.locator('[data-pane="status"]')).toContainText('Saved')
  await rename(path, path.replace(file, 'موسم.txt'))
  await expect(review.news).toContainText('is now called')
  await review.news.getByRole('button', { name: 'Go on under the new name' }).click()
  await expect(async () => {
    const { spans } = await readSidecar(workspace, 'موسم.txt')
    expect(spans).toHaveLength(wheatSpans.length)
  }).toPass()
  const painted = wheatSpans.map(([, words]) => words).toSorted()
  await expect.poll(() => new CorrectingPage(page).painted()).toEqual(painted)
  await expect(review.banner).toBeHidden()
})

test('another encoding is another text: its spans wait in the queue', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const before = await workspace.read(sidecarName(file))
  const { page } = await start({ paths: [path] })
  await expect(page.locator('[data-pane="status"]')).toContainText('Saved')
  await page
    .locator('[data-pane="status"]')
    .getByRole('button', { name: /^Encoding/ })
    .click()
  await page.getByRole('menuitemradio', { name: 'Windows-1256' }).click()
  await expect(new Review(page).banner).toContainText('4 were not found')
  expect(await workspace.read(sidecarName(file))).toEqual(before)
})

test('nothing is to be reviewed in an article that is as it was', async ({ workspace, start }) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  await expect(page.locator('[data-pane="status"]')).toContainText('Saved')
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  await expect
    .poll(() => correcting.painted())
    .toEqual(wheatSpans.map(([, words]) => words).toSorted())
  await expect(new Review(page).banner).toBeHidden()
})
