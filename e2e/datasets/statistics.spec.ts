/** A folder's statistics stand in the article's place, and go as tables into files. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { writeCorpus } from '#main/datasets/testing/corpus.ts'
import { test } from '../app/test.ts'

test('count what was annotated, by whom one asks, and are saved as a table', async ({
  workspace,
  start,
}) => {
  await writeCorpus(workspace.articles)
  const isnad = await start({ paths: [workspace.articles] })
  const { page, electron } = isnad
  await page.getByRole('option').first().click()
  await expect(page.locator('.page-text')).toBeVisible()
  await page.keyboard.press('F9')
  const statistics = page.getByRole('region', { name: /^Statistics of/ })
  await expect(statistics).toContainText(
    '2 annotated articles · 2 submitted · 1 draft · 6 spans · 1 frame',
  )
  const rows = (name: string) => statistics.getByRole('table', { name }).getByRole('row')
  await expect(rows('Articles by status')).toHaveText([
    'StatusArticles',
    'Submitted1',
    'Begun1',
    'Not begun1',
  ])
  await expect(rows('Spans by label')).toHaveText(['LabelSpans', 'Claim4', 'Cue1', 'Source1'])
  await expect(rows('Frames by completeness').nth(1)).toHaveText('Attribution10')
  await expect(rows('Most frequent: Source').nth(1)).toHaveText('وزارة الزراعة1')

  const file = join(workspace.root, 'labels.csv')
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await statistics.getByRole('button', { name: 'Save as a table… Spans by label' }).click()
  await expect(statistics).toContainText('The table was saved.')
  expect(await readFile(file, 'utf8')).toBe('\ufeffLabel,Spans\r\nClaim,4\r\nCue,1\r\nSource,1\r\n')

  await statistics.getByRole('button', { name: /Whose annotations/ }).click()
  await page.getByRole('option', { name: /^The adjudicated result/ }).click()
  await expect(rows('Spans by label')).toHaveText(['LabelSpans', 'Claim1'])

  const tagset = { id: 'propaganda', version: '1.0.0' }
  const project = { format: 'isnad-project', version: 1, tagset }
  await workspace.article('isnad.project.json', JSON.stringify(project))
  await statistics.getByRole('button', { name: 'Count again' }).click()
  await expect(statistics).toContainText(
    /Not all of these annotations were made with .*Propaganda techniques.*claims-sources-sentiment 1\.0\.0.*: 1 annotation file/,
  )

  await page.keyboard.press('Escape')
  await expect(statistics).toBeHidden()
  await expect(page.locator('.page-text')).toBeFocused()
  await page.keyboard.press('F9')
  await expect(statistics).toBeVisible()
  await page.getByRole('option').nth(1).click()
  await expect(statistics).toBeHidden()
})

test('say what is to be done where nothing is annotated yet', async ({ workspace, start }) => {
  await workspace.article('خبر.txt', 'قالت وزارة الزراعة إن القمح يكفي.')
  const { page } = await start({ paths: [workspace.articles] })
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: 'Nothing has been annotated' })).toBeVisible()
  await page.keyboard.press('Control+KeyE')
  const exporting = page.getByRole('dialog', { name: 'Export data set' })
  await expect(exporting).toContainText('Nothing has been annotated')
})
