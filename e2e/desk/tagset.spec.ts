/** The tagset of a folder, chosen in the window. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../app/test.ts'
import { openAnnotated, savedSidecar } from './annotated-article.ts'

test('another tagset is chosen for the folder; spans that it lacks are kept and marked', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  await isnad.page.getByRole('button', { name: /^Tagset: / }).click()
  const dialog = isnad.page.getByRole('dialog', { name: 'Tagset' })
  await expect(dialog.getByRole('radio', { name: /Claims, sources and sentiment/ })).toBeChecked()
  await dialog.getByText('Propaganda techniques', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Use this tagset' }).click()
  await expect(
    isnad.page.getByRole('button', { name: 'Tagset: Propaganda techniques' }),
  ).toBeVisible()
  const project: unknown = JSON.parse(
    await readFile(join(workspace.articles, 'isnad.project.json'), 'utf8'),
  )
  expect(project).toMatchObject({ format: 'isnad-project', tagset: { id: 'propaganda' } })

  await expect(desk.rows).toHaveCount(6)
  await expect(desk.region.getByRole('button', { name: 'To look at: 6' })).toBeVisible()
  await desk.row('القمح').click()
  await expect(desk.inspector).toContainText('The tagset has no label')
  await expect(desk.inspector).toContainText('Not in this tagset')
  await desk.inspector.getByRole('textbox', { name: 'Note' }).fill('باقٍ')
  await expect
    .poll(async () => (await savedSidecar(workspace)).spans.find(({ id }) => id === 'claim-1'))
    .toMatchObject({ label: 'claim', attributes: { kind: 'prediction' }, note: 'باقٍ' })
  await expect(desk.banner('was annotated with')).toContainText(
    /claims-sources-sentiment 1\.0\.0.*propaganda 1\.0\.0.*goes on naming/,
  )
  expect((await savedSidecar(workspace)).tagset.id).toBe('claims-sources-sentiment')
})

test('a broken tagset is shown refused, with the path and the reason', async ({
  workspace,
  start,
}) => {
  await workspace.article(
    'ours.tagset.json',
    JSON.stringify({ format: 'isnad-tagset', formatVersion: 1, id: 'ours', version: 'one' }),
  )
  const { isnad } = await openAnnotated(start, workspace)
  await isnad.chooseMenu('tagset')
  const dialog = isnad.page.getByRole('dialog', { name: 'Tagset' })
  await expect(dialog).toContainText('Refused')
  await expect(dialog).toContainText('ours.tagset.json')
  await expect(dialog).toContainText(/version.*is not written as it should be/)
  await expect(dialog).toContainText(/spans.*is missing/)
  await expect(dialog.getByRole('radio', { name: /ours/ })).toHaveCount(0)
})
