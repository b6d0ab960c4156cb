/** The README's pictures, taken of the sample project: `npm run screenshots` writes them anew. */
import { expect } from '@playwright/test'
import { settled, test } from '../app/test.ts'
import { picture } from './camera.ts'

const pictures = [
  { file: 'ar-light', language: 'ar', theme: 'light' },
  { file: 'en-dark', language: 'en', theme: 'dark' },
] as const

for (const { file, language, theme } of pictures) {
  test(`${file} @readme`, async ({ start }) => {
    const isnad = await start({ settings: { ...settled, language, theme } })
    await isnad.chooseMenu('open-sample')
    await isnad.page.getByRole('option').first().click()
    await expect(isnad.page.locator('.page-text [data-block]').first()).toBeVisible()
    await isnad.page.locator('.page-text').focus()
    await picture(isnad, `docs/screenshots/${file}.png`)
  })
}
