/** Every state of the window worth judging, in both languages and each theme. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Isnad } from '../app/isnad.ts'
import { settled, type TestStartOptions, test } from '../app/test.ts'
import type { Workspace } from '../app/workspace.ts'
import { newsPage } from '../articles/html.ts'
import { realArticle, realParagraphs } from '../articles/real-article.ts'
import { narrow, picture, wide } from './camera.ts'

interface Scene {
  readonly workspace: Workspace
  readonly settings: typeof settled & { language: string; theme: string }
  readonly start: (options: TestStartOptions) => Promise<Isnad>
}

const mixed = [
  'التضخم في منطقة اليورو',
  'قالت كريستين لاغارد (Christine Lagarde)، رئيسة البنك المركزي الأوروبي ECB، إن مؤشر HICP بلغ 2.4% في الربع الثالث Q3 من عام 2026 مقارنةً بـ 2.9% قبل عام، وإن تقرير “Economic Bulletin 5/2026” المنشور على https://www.ecb.europa.eu يذكر ٣ سيناريوهات: baseline و adverse و severe.',
  'The report, published in English, adds that الأسعار الأساسية fell to 2.7%.',
].join('\n')

async function opened(isnad: Isnad): Promise<Isnad> {
  await expect(
    isnad.page.locator('.page-text [data-block]').filter({ visible: true }),
  ).not.toHaveCount(0)
  return isnad
}

async function withFolder({ workspace, settings, start }: Scene): Promise<Isnad> {
  await workspace.article('بيان مشترك.txt', realArticle)
  await workspace.article('بيان مشترك.txt.amal.isnad.json', '{}')
  await workspace.article('التضخم في منطقة اليورو.txt', mixed)
  await workspace.article(
    'أخبار قديمة/إضراب المعلمين.md',
    '# إضراب المعلمين\n\nبدأ المعلمون إضرابا.',
  )
  await workspace.article('صفحة محفوظة.html', newsPage(realParagraphs))
  const isnad = await start({ settings, paths: [workspace.articles] })
  await expect(isnad.page.getByRole('option').first()).toBeVisible()
  return isnad
}

const scenes: Readonly<Record<string, (scene: Scene) => Promise<Isnad>>> = {
  'first-run': async ({ settings, start }) => {
    const { annotator: _, ...rest } = settings
    const isnad = await start({ settings: rest })
    await expect(isnad.page.getByRole('textbox').first()).toBeVisible()
    return isnad
  },
  empty: async ({ settings, start }) => {
    const isnad = await start({ settings })
    return isnad
  },
  'empty-folder': async ({ workspace, settings, start }) => {
    const folder = join(workspace.root, 'مجلد')
    await mkdir(folder)
    const isnad = await start({ settings, paths: [folder] })
    await expect(isnad.page.locator('[data-pane="shelf"]')).toContainText('مجلد')
    return isnad
  },
  article: async (scene) => {
    const isnad = await withFolder(scene)
    await isnad.page.getByRole('option').filter({ hasText: 'بيان مشترك.txt' }).click()
    await opened(isnad)
    const text = isnad.page.locator('.page-text')
    await text.focus()
    for (let i = 0; i < 3; i++) await isnad.page.keyboard.press('Control+Shift+ArrowLeft')
    return isnad
  },
  mixed: async (scene) => {
    const isnad = await withFolder(scene)
    await isnad.page.getByRole('option').filter({ hasText: 'التضخم في منطقة اليورو.txt' }).click()
    return opened(isnad)
  },
  find: async (scene) => {
    const isnad = await withFolder(scene)
    await isnad.page.getByRole('option').filter({ hasText: 'بيان مشترك.txt' }).click()
    await opened(isnad)
    await isnad.page.keyboard.press('Control+KeyF')
    await isnad.page.keyboard.insertText('سوريا')
    await expect(isnad.page.getByRole('search')).toContainText('1')
    return isnad
  },
  invisibles: async ({ workspace, settings, start }) =>
    opened(
      await start({
        settings: { ...settings, page: { showInvisibles: true } },
        paths: [
          await workspace.article(
            'خفايا.txt',
            'قال\u200f المتحدث\u200c ثم كتـــب\u202e exe.txt \u202cفي بيانه\u2067 ABC\u2069.\nوقال می\u200cخواهم.',
          ),
        ],
      }),
    ),
  remarks: async ({ workspace, settings, start }) =>
    opened(
      await start({
        settings,
        paths: [
          await workspace.article(
            'صفحة.html',
            newsPage(realParagraphs, {
              head: '<script>1</script><meta http-equiv="refresh" content="9">',
              body: '<iframe></iframe>',
            }).replace('charset="utf-8"', 'charset="windows-1256"'),
          ),
        ],
      }),
    ),
  refusal: async ({ workspace, settings, start }) => {
    const isnad = await start({
      settings,
      paths: [await workspace.article('مستند قديم.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
    })
    await expect(isnad.page.locator('.failure')).toBeVisible()
    return isnad
  },
  palette: async (scene) => {
    const isnad = await withFolder(scene)
    await isnad.page.keyboard.press('Control+KeyK')
    await expect(isnad.page.getByRole('dialog')).toBeVisible()
    return isnad
  },
  shortcuts: async (scene) => {
    const isnad = await withFolder(scene)
    await isnad.page.keyboard.press('Control+Slash')
    await expect(isnad.page.getByRole('dialog')).toBeVisible()
    return isnad
  },
  appearance: async (scene) => {
    const isnad = await withFolder(scene)
    await isnad.page.getByRole('option').filter({ hasText: 'بيان مشترك.txt' }).click()
    await opened(isnad)
    await isnad.chooseMenu('appearance')
    await expect(isnad.page.getByRole('dialog')).toBeVisible()
    return isnad
  },
  focus: async (scene) => {
    const isnad = await withFolder(scene)
    await isnad.page.getByRole('option').filter({ hasText: 'بيان مشترك.txt' }).click()
    await opened(isnad)
    await isnad.page.keyboard.press('F8')
    return isnad
  },
}

for (const language of ['ar', 'en']) {
  for (const theme of ['light', 'dark', 'contrast']) {
    for (const [name, show] of Object.entries(scenes)) {
      test(`${name}, ${language}, ${theme}`, async ({ workspace, start }) => {
        const settings = { ...settled, language, theme }
        const isnad = await show({ workspace, settings, start })
        const place = `test-results/screens/${name}-${language}-${theme}`
        await picture(isnad, `${place}.png`, wide)
        if (theme === 'light') await picture(isnad, `${place}-narrow.png`, narrow)
      })
    }
  }
}
