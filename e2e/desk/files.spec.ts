/** Annotation files that are damaged, changed by others, not saved or not whose they should be. */
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Isnad } from '../app/isnad.ts'
import { test } from '../app/test.ts'
import { Desk } from '../pages/desk.ts'
import {
  article,
  openAnnotated,
  savedSidecar,
  sidecarFile,
  sidecarOf,
  spans,
  written,
} from './annotated-article.ts'

async function kill(isnad: Isnad): Promise<void> {
  const app = isnad.electron.process()
  const ended = once(app, 'exit')
  app.kill('SIGKILL')
  await ended
}

test('a damaged file is shown read-only with the path and reason, untouched until one decides', async ({
  workspace,
  start,
}) => {
  const [first, ...rest] = spans
  const damaged = written({ ...sidecarOf(), spans: [{ ...first, created: 'yesterday' }, ...rest] })
  const { desk } = await openAnnotated(start, workspace, damaged)
  await desk.expectState('Read-only')
  await expect(desk.rows).toHaveCount(5)
  const banner = desk.banner('is damaged')
  await expect(banner).toContainText('6 annotations in it can be read. 1 cannot.')
  await banner.getByRole('button', { name: 'Details' }).click()
  await expect(banner).toContainText(/spans\[0\]\.created.*is not written as it should be/)
  await desk.rows.first().click()
  await expect(desk.inspector.getByRole('button', { name: 'Delete the span' })).toBeDisabled()
  expect((await workspace.read(sidecarFile)).toString('utf8')).toBe(damaged)

  await banner.getByRole('button', { name: 'Go on with what can be read' }).click()
  await desk.expectState('Saved')
  const repaired = await savedSidecar(workspace)
  expect(repaired.spans.map(({ id }) => id)).toEqual(rest.map(({ id }) => id))
  expect(repaired.frames[0]?.roles).toEqual({ source: ['source-1'], content: ['claim-1'] })
})

test('a file damaged while the article is open is written anew from the window when one says so', async ({
  workspace,
  start,
}) => {
  const { desk } = await openAnnotated(start, workspace, null)
  await desk.open('Article')
  await desk.choice('Tone', 'Mixed').click()
  await desk.expectState('Saved')
  const path = join(workspace.articles, sidecarFile)
  const sound = await workspace.read(sidecarFile)
  await writeFile(path, sound.subarray(0, 300))
  await desk.expectState('Read-only')
  const banner = desk.banner('was damaged on disk while you were at work')
  await expect(banner).toContainText(sidecarFile)
  await writeFile(path, sound)
  await desk.expectState('Saved')
  await expect(banner).toHaveCount(0)

  await writeFile(path, sound.subarray(0, 300))
  await banner.getByRole('button', { name: 'Write what is shown here' }).click()
  await desk.expectState('Saved')
  expect((await savedSidecar(workspace)).document.attributes).toEqual({ tone: 'mixed' })
})

test('two versions left by git are merged when one says so', async ({ workspace, start }) => {
  const lines = written(sidecarOf()).split('\n')
  const at = lines.findIndex((line) => line.includes('"status"'))
  const conflict = [
    ...lines.slice(0, at),
    '<<<<<<< HEAD',
    '  "status": "draft",',
    '=======',
    '  "status": "submitted",',
    '>>>>>>> other',
    ...lines.slice(at + 1),
  ].join('\n')
  const { desk } = await openAnnotated(start, workspace, conflict)
  await desk.expectState('Read-only')
  await desk.banner('git').getByRole('button', { name: 'Merge both versions' }).click()
  await desk.expectState('Saved')
  expect((await savedSidecar(workspace)).spans).toHaveLength(6)

  await desk.banner('two versions').getByRole('button', { name: 'Decide…' }).click()
  const dialog = desk.page.getByRole('dialog', { name: 'Two versions' })
  await dialog.getByRole('button', { name: 'Submitted' }).click()
  await expect(dialog).toContainText('Nothing is left to decide.')
  await expect.poll(async () => (await savedSidecar(workspace)).conflicts).toEqual([])
  expect((await savedSidecar(workspace)).status).toBe('submitted')
})

test('a file written under the same id on another computer is read-only until one says “it is me”', async ({
  workspace,
  start,
}) => {
  const own = sidecarOf()
  const other = { ...own.annotator, key: '0198f3c2-0000-7000-8000-00000000000f' }
  const { desk } = await openAnnotated(start, workspace, written({ ...own, annotator: other }))
  await desk.expectState('Read-only')
  await desk.banner('another computer').getByRole('button', { name: 'It is me' }).click()
  await desk.expectState('Saved')
})

test('what another program changes is merged in, and said', async ({ workspace, start }) => {
  const { desk } = await openAnnotated(start, workspace)
  await expect(desk.rows).toHaveCount(6)
  await writeFile(
    join(workspace.articles, sidecarFile),
    written(sidecarOf({ spans: spans.slice(0, 5) })),
  )
  await expect(desk.banner('Merged in')).toContainText('1 removed')
  await expect(desk.rows).toHaveCount(5)
})

test('an annotation file that cannot follow its renamed article is said to stay, and stays', async ({
  workspace,
  start,
}) => {
  const own = sidecarOf()
  const left = written({ ...own, article: { ...own.article, file: 'قديم.txt' } })
  const old = 'قديم.txt.amal.isnad.json'
  const samirs = left.replace('"id": "amal"', '"id": "samir"')
  await workspace.article(old, left)
  await workspace.article(old.replace('amal', 'samir'), samirs)
  const begun = written(sidecarOf({ spans: spans.slice(0, 1), frames: [] }))
  const { desk } = await openAnnotated(start, workspace, begun)
  await desk.banner('the article was renamed').getByRole('button', { name: 'Take them' }).click()
  await expect(desk.banner('was taken along')).toContainText('1 annotation file was taken along')
  await expect(desk.banner('stays under its old name')).toContainText(old)
  expect((await workspace.read(old)).toString()).toBe(left)
  expect((await workspace.read(sidecarFile)).toString()).toBe(begun)
  expect((await workspace.read(sidecarFile.replace('amal', 'samir'))).toString()).toBe(samirs)
})

test('work that could not be saved is kept through a kill and offered at the next start', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace, null)
  const inTheWay = join(workspace.articles, sidecarFile)
  await mkdir(inTheWay)
  await desk.open('Article')
  await desk.choice('Tone', 'Mixed').click()
  await desk.expectState('Not saved')
  const banner = desk.banner('something that is not a file')
  await expect(banner).toContainText('Your work is kept in Isnad’s own data')
  await kill(isnad)
  await rm(inTheWay, { recursive: true })

  const other = await workspace.article('آخر.txt', 'خبر آخر.')
  const again = await start({ paths: [other] })
  const later = new Desk(again.page)
  const offer = later.banner(article)
  await expect(offer).toContainText('never reached its file')
  await offer.getByRole('button', { name: 'Open the article' }).click()
  await later.expectState('Nothing to save')
  await later.banner('Work of').getByRole('button', { name: 'Restore' }).click()
  await later.expectState('Saved')
  expect((await savedSidecar(workspace)).document.attributes).toEqual({ tone: 'mixed' })
  await expect(later.banner('never reached')).toHaveCount(0)
})

test('without an annotator nothing can be changed, until one is named', async ({
  workspace,
  start,
}) => {
  const path = await workspace.article(article, 'قال المتحدث إن العمل مستمر.')
  const isnad = await start({ settings: { language: 'en', theme: 'light' }, paths: [path] })
  await isnad.page.getByRole('button', { name: /^Later/ }).click()
  const desk = new Desk(isnad.page)
  await desk.expectState('Read-only')
  await desk.banner('Nobody is named').getByRole('button', { name: 'Name the annotator…' }).click()
  await isnad.page.getByRole('dialog').getByRole('textbox').first().fill('Amal')
  await isnad.page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectState('Nothing to save')
})

test('work that could be saved nowhere is not closed without a word', async ({
  workspace,
  start,
}) => {
  // Neither the file nor the app's own data can be written.
  await mkdir(workspace.profile, { recursive: true })
  const journal = join(workspace.profile, 'journal')
  await writeFile(journal, 'in the way')
  const { isnad, desk } = await openAnnotated(start, workspace, null)
  const { electron } = isnad
  const inTheWay = join(workspace.articles, sidecarFile)
  await mkdir(inTheWay)
  await desk.open('Article')
  await desk.choice('Tone', 'Mixed').click()
  await desk.expectState('Not saved')
  await expect(desk.banner('something that is not a file')).toContainText('in this window alone')
  await electron.evaluate(({ dialog }) => {
    const state = globalThis as { asked?: unknown[] }
    state.asked = []
    dialog.showMessageBox = async (...given: unknown[]) => {
      state.asked?.push(given.at(-1))
      return { response: 0, checkboxChecked: false }
    }
  })
  const asked = () =>
    electron.evaluate(() => JSON.stringify((globalThis as { asked?: unknown[] }).asked))
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(asked).toContain(article)
  await expect.poll(asked).toContain('saved nowhere')

  await rm(inTheWay, { recursive: true })
  await rm(journal)
  await desk.choice('Tone', 'Neutral').click()
  await desk.expectState('Saved')
  expect((await savedSidecar(workspace)).document.attributes).toEqual({ tone: 'neutral' })
})
