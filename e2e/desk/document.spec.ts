/** The article as a whole: its attributes, note and status; and how saving goes. */
import { readdir } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { test } from '../app/test.ts'
import { withoutIsolates } from '../pages/words.ts'
import { article, openAnnotated, savedSidecar, sidecarOf, written } from './annotated-article.ts'

test('attributes, note and status of the article are saved by themselves', async ({
  workspace,
  start,
}) => {
  const { desk } = await openAnnotated(start, workspace, null)
  await desk.expectState('Nothing to save')
  await desk.open('Article')
  await desk.choice('Tone', 'Negative').click()
  await desk.expectState('Saved')
  await desk.region.getByRole('textbox', { name: 'Topic' }).fill('القمح والأسعار')
  await desk.region.getByRole('textbox', { name: 'Note' }).fill('مقال قصير')
  await desk.region.getByRole('radio', { name: 'Submitted' }).click({ force: true })
  await expect
    .poll(async () => {
      const { document, status } = await savedSidecar(workspace)
      return { document, status }
    })
    .toEqual({
      document: {
        attributes: { tone: 'negative', topic: 'القمح والأسعار' },
        note: 'مقال قصير',
      },
      status: 'submitted',
    })
  await desk.expectState('Saved')
  await expect(desk.region).toContainText('You have handed it in')
})

test('opening and closing writes nothing', async ({ workspace, start }) => {
  const before = written(sidecarOf())
  const { isnad, desk } = await openAnnotated(start, workspace, before)
  await desk.expectState('Saved')
  for (const tab of ['Frames', 'Article', 'Guide', 'File', 'Spans'] as const) await desk.open(tab)
  await desk.rows.first().click()
  await isnad.close()
  expect((await workspace.read(`${article}.amal.isnad.json`)).toString('utf8')).toBe(before)
  expect((await readdir(workspace.articles)).sort()).toEqual([
    article,
    `${article}.amal.isnad.json`,
  ])
})

test('others’ annotations beside the article are listed, and stay as they are', async ({
  workspace,
  start,
}) => {
  const samir = {
    ...sidecarOf(),
    annotator: {
      id: 'samir',
      name: 'سمير',
      key: '0198f3c2-0000-7000-8000-000000000002',
      role: 'annotator',
    },
  }
  await workspace.article(`${article}.samir.isnad.json`, written(samir))
  await workspace.article(`${article}.huda.isnad.json`, '{')
  const { desk } = await openAnnotated(start, workspace)
  await desk.open('Article')
  const beside = withoutIsolates(await desk.region.locator('.beside').innerText())
  expect(beside).toContain('Of سمير')
  expect(beside).toContain('6 spans, 1 frame')
  expect(beside).toContain('Of huda')
  expect(beside).toContain('It is damaged.')
  await desk.saving.click()
  await expect(desk.page.getByRole('dialog')).toContainText('سمير')
})
