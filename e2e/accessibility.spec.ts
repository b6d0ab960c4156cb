/** axe finds nothing serious on the main screens, in either language and every theme. */
import { expect, type Page } from '@playwright/test'
import { seriousIn } from './app/axe.ts'
import type { Isnad } from './app/isnad.ts'
import { settled, type TestStartOptions, test } from './app/test.ts'
import type { Workspace } from './app/workspace.ts'
import { newsPage } from './articles/html.ts'
import { realArticle, realParagraphs } from './articles/real-article.ts'
import { annotated, samir } from './articles/sidecars.ts'
import { wheat, wheatSpans } from './articles/wheat.ts'
import { CorrectingPage } from './pages/correcting-page.ts'

/** Where the desk is not what is looked at. */
const deskAway = { panes: { deskOpen: false } }

type Start = (options: TestStartOptions) => Promise<Isnad>

const screens: Readonly<
  Record<string, (start: Start, workspace: Workspace, settings: object) => Promise<Page>>
> = {
  'the first-run page': async (
    start,
    _workspace,
    { annotator: _, ...settings }: { annotator?: object },
  ) => {
    const { page } = await start({ settings })
    await expect(page.getByRole('textbox').first()).toBeVisible()
    return page
  },
  'the empty window': async (start, _workspace, settings) => {
    const { page } = await start({ settings })
    return page
  },
  'an article from a folder, found in': async (start, workspace, settings) => {
    await workspace.article('خبر.txt', realArticle)
    const { page } = await start({ settings, paths: [workspace.articles] })
    await page.getByRole('option').first().click()
    await expect(page.locator('.page-text [data-block]').first()).toBeVisible()
    await page.keyboard.press('Control+KeyF')
    await page.keyboard.insertText('سوريا')
    return page
  },
  'remarks on a file': async (start, workspace, settings) => {
    const bytes = newsPage(realParagraphs, { head: '<script>1</script>' })
    const { page } = await start({ settings, paths: [await workspace.article('صفحة.html', bytes)] })
    await expect(page.locator('.page-text h1')).toBeVisible()
    return page
  },
  'a refusal': async (start, workspace, settings) => {
    const { page } = await start({
      settings,
      paths: [await workspace.article('مستند.docx', 'no archive')],
    })
    await expect(page.locator('.failure')).toBeVisible()
    return page
  },
  'the palette': async (start, _workspace, settings) => {
    const { page } = await start({ settings })
    await page.keyboard.press('Control+KeyK')
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  },
  'the review of places': async (start, workspace, settings) => {
    const path = await annotated(workspace, 'قمح.txt', wheat, wheatSpans)
    await workspace.article('قمح.txt', `تصحيح.\n${wheat.replace('سيرتفع', 'سيزداد')}`)
    const { page } = await start({ settings: { ...settings, ...deskAway }, paths: [path] })
    await expect(page.locator('.notices[data-warning="true"]')).toBeVisible()
    await page.keyboard.press('Control+Shift+KeyR')
    await expect(page.locator('[data-pane="review"]')).toBeVisible()
    return page
  },
  'a text that is corrected': async (start, workspace, settings) => {
    await annotated(workspace, 'قمح.txt', wheat, wheatSpans, samir)
    const path = await annotated(workspace, 'قمح.txt', wheat, wheatSpans)
    const { page } = await start({ settings: { ...settings, ...deskAway }, paths: [path] })
    await new CorrectingPage(page).begin()
    await page.keyboard.type('و')
    return page
  },
  'the list of shortcuts': async (start, _workspace, settings) => {
    const { page } = await start({ settings })
    await page.keyboard.press('Control+Slash')
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  },
}

for (const language of ['ar', 'en']) {
  for (const theme of ['light', 'dark', 'contrast']) {
    for (const [name, show] of Object.entries(screens)) {
      test(`${name}, in ${language}, ${theme}`, async ({ workspace, start }) => {
        const page = await show(start, workspace, { ...settled, language, theme })
        expect(await seriousIn(page)).toEqual([])
      })
    }
  }
}

test('every control is reached by Tab and shows its focus', async ({ workspace, start }) => {
  const { page } = await start({ paths: [await workspace.article('خبر.txt', realArticle)] })
  await expect(page.locator('.page-text [data-block]').first()).toBeVisible()
  const unseen: string[] = []
  const seen = new Set<string>()
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const control = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
      // A field of text shows its focus by its caret.
      const caret = element.matches('input, [contenteditable]')
      return { name: element.outerHTML.slice(0, 160), shown: ring || caret || boxShadow !== 'none' }
    })
    if (control === null) break
    if (seen.has(control.name)) break
    seen.add(control.name)
    if (!control.shown) unseen.push(control.name)
  }
  expect(seen.size).toBeGreaterThan(5)
  expect(unseen).toEqual([])
})
