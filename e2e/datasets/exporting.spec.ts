/** A data set is written from the window: the very files that the command line writes. */
import { execFileSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { writeArticle, writeCorpus, writeSidecar } from '#main/datasets/testing/corpus.ts'
import { inProject } from '../../scripts/project.ts'
import { test } from '../app/test.ts'

/** Every file under a folder, by its path in it. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [relative(folder, path), await readFile(path, 'base64')]),
    ),
  )
}

async function openDialog(page: Page): Promise<Locator> {
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Control+KeyE')
  return page.getByRole('dialog', { name: 'Export data set' })
}

test('is shown as it will be, says what it lacks, and is written as the command line writes it', async ({
  workspace,
  start,
}) => {
  await writeCorpus(workspace.articles)
  const sets = join(workspace.root, 'sets')
  await mkdir(sets)
  const isnad = await start({ paths: [workspace.articles] })
  const { page } = isnad
  const dialog = await openDialog(page)

  await dialog.getByRole('button', { name: /Format/ }).click()
  await page.getByRole('option', { name: 'CoNLL' }).click()
  await dialog.getByText('Divide into training', { exact: false }).click()
  await dialog.getByText('Pseudonyms').click()
  await dialog.getByRole('textbox', { name: 'Licence' }).fill('CC-BY-4.0')
  await dialog.getByRole('textbox', { name: 'Languages' }).fill('Arabic')
  await expect(dialog).toContainText('Language tags, such as')
  await dialog.getByRole('textbox', { name: 'Languages' }).fill('AR-eg, en')
  const preview = dialog.getByRole('region', { name: 'train.conll' })
  await expect(preview).toContainText('-DOCSTART-')
  await expect(preview).toContainText('annotator-1')
  await expect(preview).not.toContainText('amal')
  const lost = dialog.getByRole('region', { name: 'Not in the files' })
  await expect(lost).toContainText('Frames1')

  await dialog.getByRole('textbox', { name: 'Name of the data set' }).fill('قمح')
  const write = dialog.getByRole('button', { name: 'Write data set' })
  await expect(write).toBeDisabled()
  await expect(dialog).toContainText('Choose the folder that it is to be written into.')
  await isnad.answerOpenDialog(sets)
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click()
  await write.click()
  await expect(dialog.locator('.export-state')).toContainText('3 documents of 2 articles are in')

  const byCommand = join(workspace.root, 'command', 'قمح')
  const options = [
    ...['--format', 'conll', '--split', '80/10/10', '--pseudonyms', '--licence', 'CC-BY-4.0'],
    ...['--language', 'ar-EG', '--language', 'en'],
    ...['--out', byCommand],
  ]
  const command = [inProject('src/cli/isnad.ts'), 'export', workspace.articles, ...options]
  // What cannot be written is an exit code of its own, so that the process is no success.
  try {
    execFileSync(inProject('node_modules/.bin/node'), command, { stdio: 'ignore' })
  } catch (error) {
    expect(error).toMatchObject({ status: 1 })
  }
  expect(await filesIn(join(sets, 'قمح'))).toEqual(await filesIn(byCommand))

  await page.keyboard.press('Escape')
  await openDialog(page)
  await expect(dialog.getByRole('button', { name: /Format/ })).toContainText('CoNLL')
  await expect(dialog.getByRole('button', { name: 'sets' })).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name of the data set' }).fill('قمح')
  await dialog.getByText('By name').click()
  await write.click()
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(write).toBeFocused()
  expect(await filesIn(join(sets, 'قمح'))).toEqual(await filesIn(byCommand))
  await write.click()
  await dialog.getByRole('button', { name: 'Replace it' }).click()
  await expect(dialog.locator('.export-state')).toContainText('3 documents of 2 articles are in')
  expect(await readFile(join(sets, 'قمح', 'train.conll'), 'utf8')).toContain('amal')
})

test('shows its frame while the folder is looked at, keeps what is typed, and can be left', async ({
  workspace,
  start,
}) => {
  await workspace.article('خبر.txt', 'قالت وزارة الزراعة إن القمح يكفي.')
  const isnad = await start({ paths: [workspace.articles] })
  // A share that does not answer.
  await isnad.electron.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('surveyFolder')
    ipcMain.handle('surveyFolder', () => new Promise(() => undefined))
  })
  const dialog = await openDialog(isnad.page)
  await expect(dialog.getByRole('progressbar', { name: 'Looking at the folder…' })).toBeVisible()
  await expect(dialog.locator('.skeleton').first()).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name of the data set' }).fill('قمح')
  await expect(dialog.getByRole('button', { name: 'Write data set' })).toBeDisabled()
  await isnad.answerOpenDialog(workspace.root)
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(dialog.locator('.export-place')).not.toContainText('Choose')
  await expect(dialog.getByRole('textbox', { name: 'Name of the data set' })).toHaveValue('قمح')
  await isnad.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('leaves nothing behind when it is stopped', async ({ workspace, start }) => {
  const folder = workspace.articles
  const sets = join(workspace.root, 'sets')
  await mkdir(sets)
  const first = 'خبر.txt'
  writeArticle(folder, first, 'قالت وزارة الزراعة إن القمح يكفي.\n')
  const spans = [{ id: 's', label: 'source', words: ['وزارة الزراعة'] }]
  const sidecar = await writeSidecar(folder, first, { annotator: 'amal', spans })
  // So many that the writing can be stopped before it ends.
  for (let i = 0; i < 2500; i++) {
    copyFileSync(join(folder, first), join(folder, `${i} ${first}`))
    copyFileSync(join(folder, sidecar), join(folder, `${i} ${sidecar}`))
  }
  const isnad = await start({ paths: [folder] })
  const dialog = await openDialog(isnad.page)
  await isnad.answerOpenDialog(sets)
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click()
  await dialog.getByRole('button', { name: 'Write data set' }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Writing…' })).toBeVisible()
  // The first Escape stops the writing, the second leaves.
  await isnad.page.keyboard.press('Escape')
  await expect(dialog.locator('.export-state')).toHaveText('Stopped. Nothing was written.')
  await expect(dialog.getByRole('button', { name: 'Write data set' })).toBeFocused()
  expect(await readdir(sets)).toEqual([])
  await isnad.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
