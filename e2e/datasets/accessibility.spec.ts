/** axe finds nothing serious where data sets are written and counted. */
import { expect } from '@playwright/test'
import { writeCorpus } from '#main/datasets/testing/corpus.ts'
import { seriousIn } from '../app/axe.ts'
import { settled, test } from '../app/test.ts'
import { writeForeignTable } from './foreign-table.ts'

const looks = [
  { language: 'ar', theme: 'light', digits: 'arabic-indic' },
  { language: 'en', theme: 'dark', digits: 'european' },
  { language: 'ar', theme: 'contrast', digits: 'european' },
] as const

for (const look of looks)
  test(`data sets in ${look.language}, ${look.theme}`, async ({ workspace, start }) => {
    await writeCorpus(workspace.articles)
    const isnad = await start({
      settings: { ...settled, ...look },
      paths: [workspace.articles],
    })
    const { page } = isnad
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Control+KeyE')
    await page.locator('.division .switch').click()
    await expect(page.locator('.division-fields')).toBeVisible()
    await expect(page.locator('.report')).toBeVisible()
    await expect(page.locator('.preview[data-stale="false"]')).toBeVisible()
    expect(await seriousIn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await isnad.answerOpenDialog(await writeForeignTable(workspace))
    await page.keyboard.press('Control+Shift+KeyE')
    await expect(page.locator('.import-choose')).toBeVisible()
    expect(await seriousIn(page)).toEqual([])
    await page.locator('.import-choose .button').first().click()
    await expect(page.locator('.import-trial[data-stale="false"]')).toBeVisible()
    expect(await seriousIn(page)).toEqual([])
    await page.locator('.dataset-foot .button-primary').click()
    await expect(page.locator('.import-done')).toBeVisible()
    expect(await seriousIn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('F9')
    await expect(page.locator('.cards')).toBeVisible()
    expect(await seriousIn(page)).toEqual([])
  })
