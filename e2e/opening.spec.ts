/** Every way in leads to the same article on the page. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from '@playwright/test'
import { commandLine, environment, type Isnad } from './app/isnad.ts'
import { test } from './app/test.ts'
import type { Workspace } from './app/workspace.ts'
import { ArticlePage } from './pages/article-page.ts'
import { Refusal } from './pages/refusal.ts'
import { Shelf } from './pages/shelf.ts'

const words = 'قال المتحدث إن العمل يبدأ غدا.'

function oneArticle(workspace: Workspace): Promise<string> {
  return workspace.article('خبر.txt', words)
}

async function expectArticle({ page }: Isnad): Promise<void> {
  await expect(new ArticlePage(page).blocks.first()).toHaveText(words)
}

test('by the menu', async ({ workspace, isnad }) => {
  await isnad.answerOpenDialog(await oneArticle(workspace))
  await isnad.chooseMenu('open-article')
  await expectArticle(isnad)
})

test('by Ctrl+O', async ({ workspace, isnad }) => {
  await isnad.open(await oneArticle(workspace))
  await expectArticle(isnad)
})

test('a dismissed dialog changes nothing', async ({ workspace, isnad }) => {
  await isnad.open(await oneArticle(workspace))
  await expectArticle(isnad)
  await isnad.answerOpenDialog(null)
  await isnad.page.keyboard.press('Control+KeyO')
  await expectArticle(isnad)
})

test('by dropping a file on the window', async ({ workspace, isnad }) => {
  await isnad.drop(await oneArticle(workspace))
  await expectArticle(isnad)
})

test('by dropping a folder on the window', async ({ workspace, isnad }) => {
  await oneArticle(workspace)
  await isnad.drop(workspace.articles)
  await expect(new Shelf(isnad.page).region).toContainText('خبر.txt')
})

test('by the command line', async ({ workspace, start }) => {
  await expectArticle(await start({ paths: [await oneArticle(workspace)] }))
})

test('by a second start, which ends and hands over to the first', async ({ workspace, isnad }) => {
  const { default: executable }: { default: unknown } = await import('electron')
  const second = spawn(
    String(executable),
    ['--no-sandbox', ...commandLine(workspace, [await oneArticle(workspace)])],
    { stdio: 'ignore', env: environment() },
  )
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await expectArticle(isnad)
})

test('what was read last is there after a restart, and the rest in the list of recent ones', async ({
  workspace,
  start,
}) => {
  const first = await start({ paths: [await oneArticle(workspace)] })
  await expectArticle(first)
  const other = await workspace.article('آخر.txt', 'خبر آخر.')
  await first.open(other)
  const article = new ArticlePage(first.page)
  await expect(article.blocks).toHaveText(['خبر آخر.'])
  await first.close()
  const again = await start()
  await expect(new ArticlePage(again.page).blocks).toHaveText(['خبر آخر.'])
  await again.page.keyboard.press('Control+KeyW')
  await again.page.getByRole('button', { name: 'خبر.txt' }).click()
  await expectArticle(again)
})

test('a recent article that is gone is told of, and refused with what to do', async ({
  workspace,
  start,
}) => {
  const first = await start({ paths: [await oneArticle(workspace)] })
  await expectArticle(first)
  await first.close()
  await workspace.forget('خبر.txt')
  const again = await start()
  await expect(again.page.getByRole('main')).toContainText('no longer there')
})

test('a file that is not there is refused with what to do', async ({ workspace, start }) => {
  const { page } = await start({ paths: [`${workspace.articles}/missing.txt`] })
  await new Refusal(page).expectToSay('missing.txt', 'Look for it in its folder')
})

test('a format that cannot be read is refused with what to do', async ({ workspace, start }) => {
  const { page } = await start({ paths: [await workspace.article('table.xlsx', 'x')] })
  await new Refusal(page).expectToSay('table.xlsx', 'Files ending in .xlsx cannot be read')
})

test('from a refusal back to the article that was open', async ({ workspace, isnad }) => {
  await isnad.open(await oneArticle(workspace))
  await expectArticle(isnad)
  await isnad.open(await workspace.article('broken.docx', 'no archive'))
  await new Refusal(isnad.page).expectToSay('broken.docx')
  await isnad.page.keyboard.press('Escape')
  await expectArticle(isnad)
})
