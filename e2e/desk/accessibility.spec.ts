/** axe finds nothing serious in what the desk shows while annotating, in either language and every theme. */
import { expect } from '@playwright/test'
import { seriousIn } from '../app/axe.ts'
import { settled, test } from '../app/test.ts'
import {
  frameOf,
  frames,
  sidecarOf,
  spanOn,
  spans,
  writeAnnotated,
  written,
} from './annotated-article.ts'

const looks = [
  { language: 'ar', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'ar', theme: 'contrast' },
] as const

for (const look of looks)
  test(`the desk in ${look.language}, ${look.theme}`, async ({ workspace, start }) => {
    const odd = spanOn('odd', 'غريب', ['البلدية'], { note: 'ملاحظة' })
    const half = frameOf('half', 'attribution', { source: ['source-2'] })
    const conflicts = [{ id: 'c', item: 'claim-1', field: 'note', values: ['أ', 'ب'] }]
    const sidecar = sidecarOf({ spans: [...spans, odd], frames: [...frames, half], conflicts })
    const path = await writeAnnotated(workspace, written(sidecar))
    const { page } = await start({ settings: { ...settled, ...look }, paths: [path] })
    const { keyboard } = page
    const rows = page.locator('.virtual-list .virtual-row')
    const expectClean = async (): Promise<void> => expect(await seriousIn(page)).toEqual([])

    await expect(rows).toHaveCount(7)
    await expectClean()
    await rows.filter({ hasText: 'القمح' }).click()
    await expect(page.locator('.inspector')).toBeVisible()
    await expectClean()
    await keyboard.press('Control+Digit2')
    await rows.filter({ hasText: 'التاجر' }).click()
    await expect(page.locator('.role').first()).toBeVisible()
    await expectClean()
    await page.locator('.role-head .button').nth(2).click()
    await expect(page.locator('.candidate').first()).toBeVisible()
    await expectClean()
    await keyboard.press('Escape')
    for (const tab of ['Digit3', 'Digit4']) {
      await keyboard.press(`Control+${tab}`)
      await expectClean()
    }
    await page.locator('.saving-status').click()
    await expect(page.locator('.saving-details')).toBeVisible()
    await expectClean()
    await keyboard.press('Escape')
    await page.locator('.banner-actions .button').click()
    await expect(page.locator('.conflict')).toHaveCount(1)
    await expectClean()
  })
